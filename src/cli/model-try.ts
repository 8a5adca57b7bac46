import type { Command } from "commander";
import { DEFAULT_MODEL } from "../app/default-model.ts";
import { buildChooser } from "../app/summarizer.ts";
import { type Tried, tryModel } from "../app/try-model.ts";
import { counted } from "../digest/present/spans.ts";
import type { CommandLine } from "./context.ts";
import { positiveInteger } from "./options.ts";
import { windowOf } from "./window.ts";
import { type StoreOptions, withStore } from "./with-store.ts";

const STORIES = 10;
/** Any will do: only the end of the window counts. */
const HOURS = 1;

interface TryOptions extends StoreOptions {
  readonly model?: string;
  readonly stories: number;
  readonly until?: string;
  readonly json?: boolean;
}

export function registerModelTry(group: Command, line: CommandLine): void {
  group
    .command("try")
    .description("what the model would choose for the newest stories, beside what rules choose")
    .option("--model <MODEL>", `the Ollama model (default: the configured one, else ${DEFAULT_MODEL})`)
    .option("--stories <N>", "so many of the newest stories", positiveInteger, STORIES)
    .option("--until <TIME>", "the newest before this moment, or the end of this day (default: now)")
    .option("--json", "one JSON line a story")
    .option("--config <PATH>", "configuration file (default: config/soundbite.yaml)")
    .option("--store <PATH>", "another store than the configured one")
    .action((options: TryOptions) => tryOut(line, options));
}

async function tryOut(line: CommandLine, options: TryOptions): Promise<void> {
  await withStore(options, async (store, config) => {
    const now = () => new Date();
    const model = options.model ?? config.summarizer.model ?? DEFAULT_MODEL;
    const chooser = buildChooser({ model, ollamaHost: config.secrets.ollamaHost, now });
    const { signal } = line;
    const tell = (words: string) => void line.stderr.write(`${words}\n`);
    const all: Tried[] = [];
    const until = new Date(windowOf(options, config.timeZone, HOURS, now()).until);
    const { stories } = options;
    const parts = { store, chooser, now, signal, tell, until, stories, points: config.digest.points };
    for await (const tried of tryModel(parts)) {
      all.push(tried);
      line.stdout.write(options.json ? `${JSON.stringify(asJson(tried))}\n` : storyWords(tried, all.length));
    }
    if (!options.json) line.stdout.write(sumWords(all));
  });
}

/** Rules and model side by side: what both tell, what only one of them does. */
function storyWords({ byRules, chosen }: Tried, number: number): string {
  const { story, articles } = byRules;
  const rules = story.keyPoints.map(({ text }) => text);
  const model = chosen.story.keyPoints.map(({ text }) => text);
  const marked = [
    ...model.map((text) => `  ${rules.includes(text) ? "both  " : "model "} ${text}`),
    ...rules.filter((text) => !model.includes(text)).map((text) => `  rules  ${text}`),
  ];
  const isOther = chosen.story.headline !== story.headline;
  return [
    `${number}. ${chosen.story.headline}`,
    ...(isOther ? [`   rules: ${story.headline}`] : []),
    `   ${counted(articles.length, "article")}, ${counted(chosen.candidates, "candidate")} · ${answerWords(chosen)}`,
    ...(chosen.answer?.choice ? marked : rules.map((text) => `  rules  ${text}`)),
    ...chosen.leading.map(({ quotes, speaker }) =>
      `  quote  “${quotes[0]?.text ?? ""}” ${speaker?.name ?? ""}`.trimEnd(),
    ),
    "\n",
  ].join("\n");
}

function answerWords({ answer, wasKept }: Tried["chosen"]): string {
  if (answer === null) return "nothing to choose";
  const { outcome, milliseconds, promptTokens } = answer;
  const tokens = promptTokens === null ? "" : `, ${promptTokens} tokens read`;
  return `${outcome} in ${seconds(milliseconds)} s${tokens}${wasKept ? " (remembered)" : ""}`;
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);

/** "10 stories: 9 chosen … 10 calls instead of 57, one an article; none remembered from before." */
function sumWords(all: readonly Tried[]): string {
  const asked = all.flatMap(({ chosen }) => (chosen.answer && !chosen.wasKept ? [chosen.answer] : []));
  const kept = all.filter(({ chosen }) => chosen.wasKept).length;
  const articles = all.reduce((sum, { byRules }) => sum + byRules.articles.length, 0);
  const outcomes = Map.groupBy(
    all.flatMap(({ chosen }) => chosen.answer ?? []),
    ({ outcome }) => outcome,
  );
  const times = asked.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  const total = times.reduce((sum, time) => sum + time, 0);
  const each =
    times.length === 0
      ? ""
      : `, ${seconds(total / times.length)} s a story, the longest ${seconds(times.at(-1) ?? 0)} s`;
  return [
    `${counted(all.length, "story", "stories")}: ${[...outcomes].map(([outcome, { length }]) => `${length} ${outcome}`).join(", ")}${each}.`,
    `${counted(asked.length, "call")} where one for each article would have been ${articles}; ${kept} remembered from before.\n`,
  ].join("\n");
}

function asJson({ byRules, chosen }: Tried): unknown {
  const { story, articles } = byRules;
  const { answer, wasKept, candidates, leading } = chosen;
  return {
    id: story.id,
    articles: articles.length,
    candidates,
    outcome: answer?.outcome ?? null,
    milliseconds: answer?.milliseconds ?? null,
    promptTokens: answer?.promptTokens ?? null,
    seed: answer?.seed ?? null,
    remembered: wasKept,
    headline: { rules: story.headline, model: chosen.story.headline },
    points: {
      rules: story.keyPoints.map(({ text }) => text),
      model: chosen.story.keyPoints.map(({ text, by }) => ({ text, by })),
    },
    quotes: leading.map(({ quotes, speaker }) => ({ text: quotes[0]?.text ?? "", speaker: speaker?.name ?? null })),
  };
}
