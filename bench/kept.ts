/**
 * `node bench/kept.ts [--kept 10000,50000] [--rounds 5] [--new 50] [--postgres]`: what a round of collecting costs while so
 * many articles are kept, all of them within the ten days that are looked at; `/story`; and opening the store. Made stories,
 * three of ten articles the first on their event. The growth is the slope of the logarithms.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findStory } from "../src/app/find-story.ts";
import { openStore } from "../src/app/open-store.ts";
import { placeArticles } from "../src/digest/collect/place-articles.ts";
import type { ReadArticle } from "../src/model/reading.ts";
import type { Store } from "../src/store/store.ts";
import { keptKeys } from "../src/stories/index/keys.ts";
import { keepRarity, loadRarity } from "../src/stories/index/rarity-state.ts";
import { bytesOf, traceOf } from "../src/stories/index/trace.ts";
import { scaled } from "../src/stories/placing/sparse-vector.ts";
import { createTermRarity, type TermRarity } from "../src/stories/placing/term-rarity.ts";
import { aReadArticle } from "../test/builders.ts";
import { startPostgres } from "../test/servers/postgres.ts";
import { castOf, wireStory } from "./read/wire-story.ts";
import { seededRandom } from "./seeded-random.ts";

const { values } = parseArgs({
  options: {
    kept: { type: "string", default: "10000,50000" },
    rounds: { type: "string", default: "5" },
    new: { type: "string", default: "50" },
    words: { type: "string", default: "250" },
    postgres: { type: "boolean", default: false },
  },
});
const SIZES = values.kept.split(",").map(Number);
const WINDOW_MINUTES = 9 * 24 * 60;
const MINUTE = 60_000;
const NOW = Date.parse("2026-05-20T08:00:00Z");
const NEW_EVENT = 0.3;
const FILLED_AT_ONCE = 500;

/** Articles of events, spread over the days that are looked at. */
function maker(random: () => number) {
  let made = 0;
  const casts: ReturnType<typeof castOf>[] = [];
  const storyOf = new Map<string, string>();
  const next = (at: number): ReadArticle => {
    if (casts.length === 0 || random() < NEW_EVENT) casts.push(castOf(random));
    const event = Math.max(0, casts.length - 1 - Math.floor(random() * 30));
    const cast = casts[event] ?? castOf(random);
    const text = wireStory(random, Number(values.words), cast);
    const id = `made:${made++}`;
    storyOf.set(id, `event:${event}`);
    const publishedAt = new Date(at).toISOString();
    return aReadArticle({ id, outlet: `Outlet ${made % 40}`, title: text.slice(0, 60), url: null, publishedAt, text });
  };
  return { next, storyOf };
}

/** Keeps articles in the stories of their events with what sorting needs of them, without sorting them. */
async function fill(
  store: Store,
  articles: readonly ReadArticle[],
  storyOf: ReadonlyMap<string, string>,
  rarity: TermRarity,
) {
  const traces = articles.map(({ article }) => ({ articleId: article.id, trace: traceOf(article) }));
  for (const { trace } of traces) rarity.learn(trace.terms.terms);
  await store.keepTraces(
    traces.map(({ articleId, trace }) => {
      const keys = keptKeys(scaled(trace.terms, rarity.rarityOf), trace.bands);
      return { articleId, keys, trace: bytesOf(trace) };
    }),
  );
  const ids = articles.map(({ article }) => article.id);
  const placements = ids.map((articleId) => ({
    articleId,
    storyId: storyOf.get(articleId) ?? articleId,
    followsUp: null,
  }));
  await store.keepPlacements(placements, { merges: [], sorted: ids });
}

async function keep(store: Store, articles: readonly ReadArticle[], seenAt: string): Promise<void> {
  await store.keepArticles(
    articles.map(({ article }) => ({ article, sourceId: "made", leadKey: article.id, seenAt, tenant: "" })),
  );
  await store.keepReadings(articles);
}

interface Figures {
  readonly kept: number;
  readonly roundSeconds: number;
  readonly storyMilliseconds: number;
  readonly openMilliseconds: number;
  readonly longestTurn: number;
  readonly residentMegabytes: number;
}

const middle = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** The longest time for which nobody else had the thread. */
function watchTurns(): () => number {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 5);
    last = now;
  }, 5);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

async function measure(address: string, kept: number): Promise<Figures> {
  const random = seededRandom(1);
  const { next, storyOf } = maker(random);
  const rarity = createTermRarity();
  const store = await openStore(address);
  for (let from = 0; from < kept; from += FILLED_AT_ONCE) {
    const count = Math.min(FILLED_AT_ONCE, kept - from);
    const at = (index: number) => NOW - WINDOW_MINUTES * MINUTE * (1 - (from + index) / kept);
    const articles = Array.from({ length: count }, (_, index) => next(at(index)));
    await keep(store, articles, new Date(NOW).toISOString());
    await fill(store, articles, storyOf, rarity);
  }
  await placeArticles(store, new Date(NOW), 10);
  const state = await loadRarity(store, async () => undefined);
  await keepRarity(store, { ...state, fresh: Number.POSITIVE_INFINITY });
  const rounds: number[] = [];
  const turns = watchTurns();
  for (let round = 1; round <= Number(values.rounds); round++) {
    const at = NOW + round * 15 * MINUTE;
    const articles = Array.from({ length: Number(values.new) }, () => next(at));
    await keep(store, articles, new Date(at).toISOString());
    const before = processorSeconds();
    await placeArticles(store, new Date(at), 10);
    rounds.push(processorSeconds() - before);
  }
  const longestTurn = turns();
  const asked = performance.now();
  const story = await findStory(store.seenBy("everything"), "harbour", new Date(NOW + 24 * 60 * MINUTE));
  const storyMilliseconds = performance.now() - asked;
  if (!story) throw new Error("no story was found");
  await store.close();
  const opening = performance.now();
  await (await openStore(address)).close();
  const openMilliseconds = performance.now() - opening;
  const residentMegabytes = process.memoryUsage().rss / 2 ** 20;
  return { kept, roundSeconds: middle(rounds), storyMilliseconds, openMilliseconds, longestTurn, residentMegabytes };
}

function print(name: string, figures: readonly Figures[]): void {
  for (const one of figures) {
    console.log(
      `${name}, ${one.kept} kept: a round of ${values.new} new ${one.roundSeconds.toFixed(2)} s of processor time, ` +
        `/story ${one.storyMilliseconds.toFixed(0)} ms, opened in ${one.openMilliseconds.toFixed(0)} ms, ` +
        `longest turn ${one.longestTurn.toFixed(0)} ms, ${one.residentMegabytes.toFixed(0)} MB`,
    );
  }
  const [first, last] = [figures[0], figures.at(-1)];
  if (!first || !last || first === last) return;
  const growth = Math.log(last.roundSeconds / first.roundSeconds) / Math.log(last.kept / first.kept);
  console.log(`${name}: a round grows with n^${growth.toFixed(2)} (target 0.2)`);
}

const folder = mkdtempSync(join(tmpdir(), "soundbite-kept-"));
try {
  const figures: Figures[] = [];
  for (const kept of SIZES) figures.push(await measure(join(folder, `${kept}.sqlite`), kept));
  print("SQLite", figures);
  if (values.postgres) {
    const server = await startPostgres();
    const onPostgres: Figures[] = [];
    for (const kept of SIZES) onPostgres.push(await measure(await server.newDatabase(), kept));
    print("PostgreSQL", onPostgres);
    await server.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
