/**
 * `node bench/room.ts [--quotes 500000] [--visits 200] [--store FILE] [--readers 200] [--seconds 60]`: how long the reading
 * room's pages take over many kept articles: one reader after the other on one thread, then many readers at once on the
 * threads that `serve` uses, each opening a page about every five seconds, and how long the bot's own thread waits
 * meanwhile. A store that was filled before is used again.
 */
import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createBot } from "../src/app/bot.ts";
import { openStore } from "../src/app/open-store.ts";
import { readByRules } from "../src/app/reading/read-by-rules.ts";
import { roomDesk } from "../src/app/room/room-desk.ts";
import { threadedPages } from "../src/app/room/threaded-pages.ts";
import { loadConfig } from "../src/config/load.ts";
import { silentLog } from "../src/log.ts";
import { passesBy } from "../src/web/passes.ts";
import { readingRoom } from "../src/web/room.ts";
import { seededRandom } from "./seeded-random.ts";
import { askingWords, fillStore } from "./who-said/newsroom.ts";

const { values } = parseArgs({
  options: {
    quotes: { type: "string", default: "500000" },
    visits: { type: "string", default: "200" },
    store: { type: "string" },
    readers: { type: "string", default: "200" },
    seconds: { type: "string", default: "60" },
  },
});
const [quotes, visits] = [Number(values.quotes), Number(values.visits)];
const path = values.store ?? `data/bench/room-${quotes}.sqlite`;

mkdirSync(dirname(path), { recursive: true });
const store = await openStore(path);
const missing = quotes - (await store.counts()).quotes;
if (missing > 0) await fillStore(store, missing);
// As the bot does once a day.
while (await store.tidySearch());
const { articles, quotes: kept } = await store.counts();
process.stdout.write(`${articles} articles, ${kept} quotes\n`);

const bot = createBot({
  config: loadConfig(undefined, {}),
  store,
  sources: [],
  read: readByRules,
  now: () => new Date(),
});
const room = readingRoom({ desk: roomDesk(bot), log: silentLog, passes: passesBy("bench"), everyones: "everything" });
const random = seededRandom(7);
const asked = Array.from({ length: visits }, () => askingWords(random));
const [found] = await store.seenBy("everything").searchArticles({ words: asked[0]?.words ?? "", limit: 1 });
const article = Buffer.from(found?.id ?? "").toString("base64url");

/** What is visited, by what is told of it: the path of one visit. */
const PAGES: Readonly<Record<string, (index: number) => string>> = {
  "search, words": (index) => `/search?${new URLSearchParams({ q: asked[index]?.words ?? "" })}`,
  "search, a quotation": (index) => `/search?${new URLSearchParams({ q: asked[index]?.quotation ?? "" })}`,
  "search, words of a speaker": (index) =>
    `/search?${new URLSearchParams({ q: asked[index]?.words ?? "", speaker: asked[index]?.speaker ?? "" })}`,
  speaker: (index) => `/speaker?${new URLSearchParams({ name: asked[index]?.speaker ?? "" })}`,
  article: () => `/article/${article}`,
  "today, the archive": (index) => (index % 2 === 0 ? "/" : "/archive"),
};

/** Of a hundred pages that readers open those below a number are of each kind. */
const SHARES: readonly (readonly [name: string, below: number])[] = [
  ["article", 40],
  ["today, the archive", 70],
  ["speaker", 80],
  ["search, words", 95],
  ["search, a quotation", 100],
];

for (const [name, pathOf] of Object.entries(PAGES)) await measure(name, pathOf);
if (Number(values.readers) > 0) await load(Number(values.readers), Number(values.seconds));
await store.close();

async function measure(name: string, pathOf: (index: number) => string): Promise<void> {
  const times: number[] = [];
  const worked: number[] = [];
  let failed = 0;
  for (let index = 0; index < visits; index++) {
    const [started, before] = [performance.now(), process.cpuUsage()];
    const answer = await room.request(`http://localhost${pathOf(index)}`, { headers: { host: "localhost" } });
    await answer.text();
    if (answer.status !== 200 && answer.status !== 404) failed += 1;
    times.push(performance.now() - started);
    const { user, system } = process.cpuUsage(before);
    worked.push((user + system) / 1000);
  }
  tell(name, times, failed);
  tell("  of the processor's time", worked, failed);
}

function tell(name: string, times: readonly number[], failed: number): void {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  process.stdout.write(
    `${name.padEnd(28)} ${String(times.length).padStart(6)} pages  median ${at(0.5)} ms  p95 ${at(0.95)} ms  failed ${failed}\n`,
  );
}

async function load(readers: number, seconds: number): Promise<void> {
  const config = loadConfig(undefined, { SOUNDBITE_STORE: resolve(path) });
  const pages = threadedPages(config, silentLog);
  const request = (url: string) =>
    pages.answer(new Request(`http://localhost${url}`, { headers: { host: "localhost" } }));
  await Promise.all([request("/"), request("/archive")]);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const [times, failed] = [new Map<string, number[]>(), new Map<string, number>()];
  const until = performance.now() + seconds * 1000;
  delay.enable();
  const read = async () => {
    await sleep(random() * 5_000);
    for (let index = Math.floor(random() * visits); performance.now() < until; index = (index + 1) % visits) {
      const name = kindAt(random() * 100);
      const started = performance.now();
      const { status } = await request(PAGES[name]?.(index) ?? "/");
      times.set(name, [...(times.get(name) ?? []), performance.now() - started]);
      if (status !== 200 && status !== 404) failed.set(name, (failed.get(name) ?? 0) + 1);
      await sleep(2_500 + random() * 5_000);
    }
  };
  await Promise.all(Array.from({ length: readers }, read));
  delay.disable();
  process.stdout.write(`${readers} readers for ${seconds} s\n`);
  for (const [name, each] of times) tell(name, each, failed.get(name) ?? 0);
  tell(
    "all",
    [...times.values()].flat(),
    [...failed.values()].reduce((sum, count) => sum + count, 0),
  );
  const [p99, most] = [delay.percentile(99) / 1e6, delay.max / 1e6];
  process.stdout.write(`the bot's own thread waited p99 ${p99.toFixed(1)} ms, at most ${most.toFixed(1)} ms\n`);
  await pages.close();
}

function kindAt(point: number): string {
  return SHARES.find(([, below]) => point < below)?.[0] ?? "article";
}
