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
import type { Article } from "../src/model/article.ts";
import type { ReadArticle } from "../src/model/reading.ts";
import type { Store } from "../src/store/store.ts";
import { keepRarity, loadRarity } from "../src/stories/index/rarity-state.ts";
import { aReading } from "../test/builders.ts";
import { startPostgres } from "../test/servers/postgres.ts";
import { articleMaker, keepInStories, keepRead, keepTraces, type Maker } from "./kept/made-articles.ts";
import { type Served, serveOver } from "./kept/served.ts";
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
const FILLED_AT_ONCE = 500;

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

/** As if it had been read: what is read from it is of no weight here. */
const withoutQuotes = (article: Article): ReadArticle => {
  const { text, id } = article;
  const sentence = { start: 0, end: text.indexOf(".") + 1 };
  const keyPoints = [{ text: text.slice(0, sentence.end), evidence: [sentence], by: "rules" }];
  return { article, reading: aReading({ articleId: id, sentences: [sentence], keyPoints }) };
};

/** Adds articles from one size to the next, over all the days that are looked at. */
async function fillStore(store: Store, former: number, kept: number, maker: Maker): Promise<void> {
  const { rarity } = await loadRarity(store, async () => undefined);
  for (let from = former; from < kept; from += FILLED_AT_ONCE) {
    const count = Math.min(FILLED_AT_ONCE, kept - from);
    const at = (index: number) => NOW - WINDOW_MINUTES * MINUTE * (1 - (from + index - former) / (kept - former));
    const articles = Array.from({ length: count }, (_, index) => maker.next(at(index)));
    await keepRead(store, articles.map(withoutQuotes), new Date(NOW).toISOString());
    await keepTraces(store, articles, rarity);
    await keepInStories(store, articles, maker);
  }
  await placeArticles(store, new Date(NOW), 10);
  await keepRarity(store, await loadRarity(store, async () => undefined));
}

async function placedIn(store: Store, { next }: Maker): Promise<number> {
  const rounds: number[] = [];
  for (let round = 1; round <= Number(values.rounds); round++) {
    const at = NOW + round * MINUTE;
    const articles = Array.from({ length: Number(values.new) }, () => next(at));
    await keepRead(store, articles.map(withoutQuotes), new Date(at).toISOString());
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
  const texts = Array.from({ length: Number(values.new) }, () => made.next(NOW).text);
  return { kept, placeSeconds, storyMilliseconds, ...(await serveOver(address, texts)) };
}

/** One store that grows from size to size. */
async function measureAll(name: string, address: string): Promise<void> {
  const made = articleMaker(seededRandom(1), "made", Number(values.words));
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
