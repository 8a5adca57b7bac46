import type { Article, Block } from "../../src/model/article.ts";
import type { ReadArticle } from "../../src/model/reading.ts";
import type { Store } from "../../src/store/store.ts";
import { keptKeys } from "../../src/stories/index/keys.ts";
import { bytesOf, traceOf } from "../../src/stories/index/trace.ts";
import { scaled } from "../../src/stories/placing/sparse-vector.ts";
import type { TermRarity } from "../../src/stories/placing/term-rarity.ts";
import { anArticle } from "../../test/builders.ts";
import { castOf, wireStory } from "../read/wire-story.ts";

/** Of ten articles three are the first on their event. */
const NEW_EVENT = 0.3;
/** An event may get further articles until so many others have come. */
const EVENTS_OPEN = 30;
const OUTLETS = 40;

/** Made articles on made events. */
export interface Maker {
  /** The next one, published at a moment: milliseconds since 1970. */
  next(at: number): Article;
  /** The story of the event that a made article is on, by the article's id. */
  storyOf(articleId: string): string;
  /** The words that it made up, in small letters: names of people and places, and what only one event is about. */
  madeWords(): ReadonlySet<string>;
}

function paragraphsOf(text: string): Block[] {
  return [...text.matchAll(/[^\n]+/g)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
    role: "body",
  }));
}

/** `name` stands in all ids; `words` are those of an article, about. */
export function articleMaker(random: () => number, name: string, words: number): Maker {
  let made = 0;
  const casts: ReturnType<typeof castOf>[] = [];
  const stories = new Map<string, string>();
  return {
    next(at) {
      if (casts.length === 0 || random() < NEW_EVENT) casts.push(castOf(random));
      const event = Math.max(0, casts.length - 1 - Math.floor(random() * EVENTS_OPEN));
      const text = wireStory(random, words, casts[event]);
      const outlet = made % OUTLETS;
      const url = `https://outlet-${outlet}.example/${name}/${made++}`;
      stories.set(url, `${name}:event:${event}`);
      const [title, publishedAt] = [text.slice(0, 60), new Date(at).toISOString()];
      return anArticle({ url, outlet: `Outlet ${outlet}`, title, publishedAt, text, blocks: paragraphsOf(text) });
    },
    storyOf: (articleId) => stories.get(articleId) ?? articleId,
    madeWords: () =>
      new Set(casts.flatMap(({ names, places, own }) => [...names.flat(), ...places, ...own].map(small))),
  };
}

const small = (word: string): string => word.toLowerCase();

/** Keeps articles with their readings, as a round of collecting does; they wait to be sorted. */
export async function keepRead(store: Store, reads: readonly ReadArticle[], seenAt: string): Promise<void> {
  await store.keepArticles(
    reads.map(({ article }) => ({ article, sourceId: "made", leadKey: article.id, seenAt, tenant: "" })),
  );
  await store.keepReadings(reads);
}

/** Puts articles that are kept into the stories of their events without sorting them. */
export async function keepInStories(
  store: Store,
  articles: readonly Article[],
  { storyOf }: Pick<Maker, "storyOf">,
): Promise<void> {
  const ids = articles.map(({ id }) => id);
  const placements = ids.map((articleId) => ({ articleId, storyId: storyOf(articleId), followsUp: null }));
  await store.keepPlacements(placements, { merges: [], sorted: ids });
}

/** Keeps what later articles are compared with. */
export async function keepTraces(store: Store, articles: readonly Article[], rarity: TermRarity): Promise<void> {
  const traces = articles.map((article) => ({ articleId: article.id, trace: traceOf(article) }));
  for (const { trace } of traces) rarity.learn(trace.terms.terms);
  await store.keepTraces(
    traces.map(({ articleId, trace }) => {
      const keys = keptKeys(scaled(trace.terms, rarity.rarityOf), trace.bands);
      return { articleId, keys, trace: bytesOf(trace) };
    }),
  );
}
