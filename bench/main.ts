/** `npm run bench [NAME] [-- ARGUMENTS]`: the project's own measurements. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const HERE = import.meta.dirname;

const BENCHES: Readonly<Record<string, { readonly script: string; readonly about: string }>> = {
  "german-points": { script: "german-points.ts", about: "defects in key points of German articles: FILE.jsonl" },
  read: { script: "read.ts", about: "articles read, beside ts-textrank" },
  "json-lines": { script: "json-lines.ts", about: "much input: --command read|stories|sentences --megabytes N" },
  placing: { script: "placing.ts", about: "one article placed among many kept: --kept N" },
  kept: { script: "kept.ts", about: "a round, /story and opening while so many are kept: --kept N,N --postgres" },
  year: { script: "year.ts", about: "what a year leaves in a store and what it costs: --store FILE --days N" },
  "by-rounds": { script: "by-rounds.ts", about: "the kit's sets sorted into stories round by round: --round N SET" },
  "dense-quotes": { script: "dense-quotes.ts", about: "a story of nothing but speech told: --sentences N,N" },
  move: { script: "move.ts", about: "a store moved to PostgreSQL and back, every row compared: --articles N" },
  "who-said": { script: "who-said.ts", about: "who-said over many quotes: --quotes N --store FILE" },
  room: { script: "room.ts", about: "pages of the reading room over many articles: --quotes N --store FILE" },
  "follow-month": {
    script: "follow-month.ts",
    about: "a made month told to those who follow its speakers: --articles N --kills N --show",
  },
  "follow-hearing": { script: "follow-hearing.ts", about: "an article heard for 100 to 10,000 follows: --articles N" },
  "chat-latency": { script: "chat-latency.ts", about: "first answers while 200 ask at once" },
  kill: { script: "reliability/kill.ts", about: "kill -9 at random: --chat slack|discord --kills N --late N" },
  starts: { script: "reliability/starts.ts", about: "started at random around a slot: --starts N --seed N" },
  storm: { script: "reliability/storm.ts", about: "rate limits, resets and errors against both chats" },
  summarizer: {
    script: "summarizer.ts",
    about: "points and stories, also with the model at hand: --summarizer rules|ollama --limit N",
  },
  faithfulness: { script: "faithfulness.ts", about: "what a check makes of 1,870 labelled outputs of models" },
  briefing: { script: "summarizer/briefing.ts", about: "what a model costs a briefing: --articles N --model NAME" },
  injection: { script: "summarizer/injection.ts", about: "whether an article can make a model choose it" },
  bombs: { script: "reliability/bombs.ts", about: "answers and documents made to burst: time and memory" },
  growth: { script: "reliability/growth.ts", about: "time of every reader over texts made to be slow" },
  fuzz: {
    script: "reliability/fuzz.ts",
    about: "damaged feeds and pages, chat payloads, model outputs: --feeds N --pages N --chat N --model N",
  },
  postgres: { script: "reliability/postgres.ts", about: "PostgreSQL dropped and started again under work: --faults N" },
  several: {
    script: "reliability/several.ts",
    about:
      "several bots on one PostgreSQL, killed, paused, cut off: --chat slack|discord --kills N --pauses N --restarts N",
  },
  scaling: {
    script: "reliability/scaling.ts",
    about: "a round read by 1, 2, 3 processes on one PostgreSQL: --feeds N --processes N,N --latency MILLISECONDS",
  },
  feeds: { script: "reliability/feeds.ts", about: "1,000 feeds, a tenth of them failing" },
};

function run(script: string, args: readonly string[]): number {
  return spawnSync(process.execPath, [script, ...args], { stdio: "inherit" }).status ?? 1;
}

const [name, ...args] = process.argv.slice(2);
if (name === "--summarizer") {
  process.exitCode = run(join(HERE, "summarizer.ts"), [name, ...args]);
} else if (name === undefined) {
  for (const [bench, { about }] of Object.entries(BENCHES)) console.log(`npm run bench ${bench.padEnd(13)} ${about}`);
  console.log();
  process.exitCode = run(join(HERE, "read.ts"), []);
} else {
  const bench = BENCHES[name];
  if (!bench) console.error(`There is no bench "${name}". Those there are: ${Object.keys(BENCHES).join(", ")}`);
  process.exitCode = bench ? run(join(HERE, bench.script), args) : 2;
}
