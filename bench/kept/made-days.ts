import { setImmediate as nextTurn } from "node:timers/promises";
import type { Article } from "../../src/model/article.ts";
import type { ReadArticle } from "../../src/model/reading.ts";
import type { Store } from "../../src/store/store.ts";
import { keepRarity, loadRarity } from "../../src/stories/index/rarity-state.ts";
import type { TermRarity } from "../../src/stories/placing/term-rarity.ts";
import { seededRandom } from "../seeded-random.ts";
import { articleMaker, keepInStories, keepRead, keepTraces, type Maker } from "./made-articles.ts";
import { otherwiseNamed } from "./otherwise-named.ts";

const DAY = 86_400_000;
const WORDS = 250;
const KEPT_AT_ONCE = 2000;
/** What is older is compared with nothing any more. */
const COMPARED_DAYS = 10;

/** So many days until a moment, each with so many articles. */
export interface Days {
  readonly days: number;
  readonly articlesADay: number;
  /** Milliseconds since 1970. */
  readonly until: number;
}

type Read = (article: Article) => Promise<ReadArticle>;

/** One made day. */
interface Day {
  readonly reads: readonly ReadArticle[];
  readonly maker: Pick<Maker, "storyOf">;
}

/**
 * Fills a store with what so many days left in it, the oldest first; days that a fill before this one wrote stay. Reading takes
 * longer than all the rest: one day is made and read, and the others are that day with other names.
 */
export async function fillDays(
  store: Store,
  { days, articlesADay, until }: Days,
  read: Read,
  tell: (day: number) => void,
): Promise<void> {
  const { articles: kept } = await store.counts();
  if (kept >= days * articlesADay) return;
  const state = await loadRarity(store, async () => undefined);
  const first = await madeDay(until - days * DAY, articlesADay, read);
  for (let day = Math.floor(kept / articlesADay); day < days; day++) {
    await keepDay(store, again(first, day), day >= days - COMPARED_DAYS ? state.rarity : null);
    tell(day + 1);
  }
  await keepRarity(store, await loadRarity(store, async () => undefined));
  // As a bot does every day.
  while (await store.tidySearch()) await nextTurn();
}

async function madeDay(midnight: number, count: number, read: Read): Promise<Day & { maker: Maker }> {
  const maker = articleMaker(seededRandom(0), "day-0", WORDS);
  const articles = Array.from({ length: count }, (_, index) => maker.next(midnight + (index * DAY) / count));
  return { reads: await Promise.all(articles.map(read)), maker };
}

function again({ reads, maker }: Awaited<ReturnType<typeof madeDay>>, later: number): Day {
  const rename = otherwiseNamed(maker.madeWords(), seededRandom(later));
  const stories = new Map<string, string>();
  const dated = reads.map((one): ReadArticle => {
    const { article, reading } = rename(one);
    const id = article.id.replace("/day-0/", `/day-${later}/`);
    stories.set(id, `${maker.storyOf(article.id)}:${later}`);
    const publishedAt = new Date(Date.parse(article.publishedAt ?? "") + later * DAY).toISOString();
    return { article: { ...article, id, url: id, publishedAt }, reading: { ...reading, articleId: id } };
  });
  return { reads: dated, maker: { storyOf: (id) => stories.get(id) ?? id } };
}

/** With traces where the rarity of terms is given, to which it is added. */
async function keepDay(store: Store, { reads, maker }: Day, rarity: TermRarity | null): Promise<void> {
  for (let from = 0; from < reads.length; from += KEPT_AT_ONCE) {
    const some = reads.slice(from, from + KEPT_AT_ONCE);
    const articles = some.map(({ article }) => article);
    await keepRead(store, some, articles.at(-1)?.publishedAt ?? "");
    if (rarity) await keepTraces(store, articles, rarity);
    await keepInStories(store, articles, maker);
  }
}
