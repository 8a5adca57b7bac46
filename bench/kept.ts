/**
 * `node bench/kept.ts [--kept 10000,50000] [--rounds 5] [--new 50] [--postgres | --only-postgres]`: while so many articles are
 * kept, all of them within the ten days that are looked at: what placing new ones costs, `/story`, and `serve` in a process of
 * its own (start, memory, a whole round with its reading). Made stories, three of ten articles the first on their event. The
 * growth is the slope of the logarithms.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openStore } from "../src/app/open-store.ts";
import { placeArticles } from "../src/digest/collect/place-articles.ts";
import { findStory } from "../src/digest/find-story.ts";
import type { ReadArticle } from "../src/model/reading.ts";
import type { Store } from "../src/store/store.ts";
import { keptKeys } from "../src/stories/index/keys.ts";
import { keepRarity, loadRarity } from "../src/stories/index/rarity-state.ts";
import { bytesOf, traceOf } from "../src/stories/index/trace.ts";
import { scaled } from "../src/stories/placing/sparse-vector.ts";
import type { TermRarity } from "../src/stories/placing/term-rarity.ts";
import { aReadArticle } from "../test/builders.ts";
import { startPostgres } from "../test/servers/postgres.ts";
import { type Served, serveOver } from "./kept/served.ts";
import { castOf, wireStory } from "./read/wire-story.ts";
import { seededRandom } from "./seeded-random.ts";

const { values } = parseArgs({
  options: {
    kept: { type: "string", default: "10000,50000" },
    rounds: { type: "string", default: "5" },
    new: { type: "string", default: "50" },
    words: { type: "string", default: "250" },
    postgres: { type: "boolean", default: false },
    "only-postgres": { type: "boolean", default: false },
  },
});
const SIZES = values.kept.split(",").map(Number);
const WINDOW_MINUTES = 9 * 24 * 60;
const MINUTE = 60_000;
/** `serve` has no other clock than the machine's. */
const NOW = Date.now();
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

interface Figures extends Served {
  readonly kept: number;
  readonly placeSeconds: number;
  readonly storyMilliseconds: number;
}

const middle = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

type Maker = ReturnType<typeof maker>;

/** Adds articles from one size to the next, over all the days that are looked at. */
async function fillStore(store: Store, former: number, kept: number, { next, storyOf }: Maker): Promise<void> {
  const { rarity } = await loadRarity(store, async () => undefined);
  for (let from = former; from < kept; from += FILLED_AT_ONCE) {
    const count = Math.min(FILLED_AT_ONCE, kept - from);
    const at = (index: number) => NOW - WINDOW_MINUTES * MINUTE * (1 - (from + index - former) / (kept - former));
    const articles = Array.from({ length: count }, (_, index) => next(at(index)));
    await keep(store, articles, new Date(NOW).toISOString());
    await fill(store, articles, storyOf, rarity);
  }
  await placeArticles(store, new Date(NOW), 10);
  await keepRarity(store, await loadRarity(store, async () => undefined));
}

async function placedIn(store: Store, { next }: Maker): Promise<number> {
  const rounds: number[] = [];
  for (let round = 1; round <= Number(values.rounds); round++) {
    const at = NOW + round * MINUTE;
    const articles = Array.from({ length: Number(values.new) }, () => next(at));
    await keep(store, articles, new Date(at).toISOString());
    const before = processorSeconds();
    await placeArticles(store, new Date(at), 10);
    rounds.push(processorSeconds() - before);
  }
  return middle(rounds);
}

async function storyTook(store: Store): Promise<number> {
  const before = processorSeconds();
  const story = await findStory(store.seenBy("everything"), "harbour", new Date(NOW + 60 * MINUTE));
  if (!story) throw new Error("no story was found");
  return (processorSeconds() - before) * 1000;
}

async function measure(address: string, former: number, kept: number, made: Maker): Promise<Figures> {
  const store = await openStore(address);
  await fillStore(store, former, kept, made);
  const placeSeconds = await placedIn(store, made);
  const storyMilliseconds = middle([await storyTook(store), await storyTook(store), await storyTook(store)]);
  await store.close();
  const texts = Array.from({ length: Number(values.new) }, () => made.next(NOW).article.text);
  return { kept, placeSeconds, storyMilliseconds, ...(await serveOver(address, texts)) };
}

/** One store that grows from size to size. */
async function measureAll(name: string, address: string): Promise<void> {
  const made = maker(seededRandom(1));
  const figures: Figures[] = [];
  for (const kept of SIZES) {
    figures.push(await measure(address, figures.at(-1)?.kept ?? 0, kept, made));
    print(name, figures.slice(-1));
  }
  const [first, last] = [figures[0], figures.at(-1)];
  if (!first || !last || first === last) return;
  const growth = Math.log(last.placeSeconds / first.placeSeconds) / Math.log(last.kept / first.kept);
  console.log(`${name}: placing grows with n^${growth.toFixed(2)} (target 0.2)`);
}

function print(name: string, figures: readonly Figures[]): void {
  for (const one of figures) {
    console.log(
      `${name}, ${one.kept} kept: ${values.new} new placed in ${one.placeSeconds.toFixed(2)} s of processor time, ` +
        `/story ${one.storyMilliseconds.toFixed(0)} ms of it; serve runs after ${one.startSeconds.toFixed(1)} s ` +
        `(${one.startProcessorSeconds.toFixed(1)} s of the processor), its first round with reading ` +
        `${one.roundProcessorSeconds.toFixed(1)} s of the processor, ${one.megabytes.toFixed(0)} MB after it ` +
        `(at most ${one.mostMegabytes.toFixed(0)})`,
    );
  }
}

const folder = mkdtempSync(join(tmpdir(), "soundbite-kept-"));
try {
  if (!values["only-postgres"]) await measureAll("SQLite", join(folder, "kept.sqlite"));
  if (values.postgres || values["only-postgres"]) {
    const server = await startPostgres();
    await measureAll("PostgreSQL", await server.newDatabase());
    await server.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
