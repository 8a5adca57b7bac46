/**
 * `node bench/room.ts [--quotes 500000] [--visits 200] [--store FILE]`: how long the reading room's pages take over many kept
 * articles, one reader after the other and 50 at once, without a socket between. A store that was filled before is used again.
 */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { createBot } from "../src/app/bot.ts";
import { openStore } from "../src/app/open-store.ts";
import { readByRules } from "../src/app/reading/read-by-rules.ts";
import { roomDesk } from "../src/app/room/room-desk.ts";
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
  },
});
const [quotes, visits] = [Number(values.quotes), Number(values.visits)];
const path = values.store ?? `data/bench/room-${quotes}.sqlite`;

mkdirSync(dirname(path), { recursive: true });
const store = await openStore(path);
const missing = quotes - (await store.counts()).quotes;
if (missing > 0) await fillStore(store, missing);
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

for (const atOnce of [1, 50]) {
  process.stdout.write(`${atOnce} at once\n`);
  for (const [name, pathOf] of Object.entries(PAGES)) await measure(name, pathOf, atOnce);
}
await store.close();

async function measure(name: string, pathOf: (index: number) => string, atOnce: number): Promise<void> {
  const times: number[] = [];
  let [next, failed] = [0, 0];
  const reader = async () => {
    while (next < visits) {
      const started = performance.now();
      const answer = await room.request(`http://localhost${pathOf(next++)}`, { headers: { host: "localhost" } });
      await answer.text();
      if (answer.status !== 200 && answer.status !== 404) failed += 1;
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, reader));
  times.sort((one, other) => one - other);
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
  process.stdout.write(`${name.padEnd(28)} median ${at(0.5)} ms  p95 ${at(0.95)} ms  failed ${failed}\n`);
}
