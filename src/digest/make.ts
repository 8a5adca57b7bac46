import type { Digest, LeftOut, Receipt } from "../model/digest.ts";
import type { Owner } from "../model/owner.ts";
import type { ReadArticle } from "../model/reading.ts";
import type { Story } from "../model/story.ts";
import type { Store } from "../store/store.ts";
import { type StoryLimits, tellStory } from "../stories/tell.ts";
import { composeDigest, DIGEST_LIMITS, type DigestLimits, type DigestRequest } from "./compose.ts";
import { earlierStories } from "./make/followed.ts";
import { othersFirst } from "./make/others-first.ts";

/** What is known of the round of collecting before; an empty one where nothing was collected. */
export interface CollectedBefore {
  readonly sourcesRead: number;
  readonly sourcesFailed: Receipt["sourcesFailed"];
  readonly leftOut: readonly LeftOut[];
}

/** What the configuration says of where articles come from. */
export interface Known {
  /** What an article's source is filed under counts as its topic. */
  readonly sources?: readonly { readonly id: string; readonly topics: readonly string[] }[];
  readonly owners?: readonly Owner[];
}

const EARLIER_DIGESTS = 14;

/**
 * Makes a digest of what the store holds for a window. Keeps nothing: a second call with the same store and request gives
 * the same digest, byte for byte.
 */
export async function makeDigest(
  store: Store,
  request: DigestRequest,
  collected: CollectedBefore,
  limits: DigestLimits = DIGEST_LIMITS,
  { sources = [], owners = [] }: Known = {},
): Promise<Digest> {
  const articles = await withUndated(store, await store.readArticles(request.window));
  const told = articles.filter(({ reading }) => reading.refusal === null);
  const receipt = {
    sourcesRead: collected.sourcesRead,
    sourcesFailed: collected.sourcesFailed,
    articles: articles.length,
    by: countBy(articles),
  };
  const stories = await tellStories(store, told, { points: limits.points, words: null }, owners);
  const earlier = await store.digestsBefore(request.name, justAfter(request.window.from), EARLIER_DIGESTS);
  const followed = stories.flatMap(({ followsUp }) => followsUp ?? []);
  return composeDigest(
    request,
    {
      stories,
      earlier,
      followed: await earlierStories(store, followed, earlier),
      leftOut: [...collected.leftOut, ...articles.flatMap(refusals)],
      receipt,
      filedUnder: request.topics.length === 0 ? new Map() : await topicsBySource(store, told, sources),
    },
    limits,
  );
}

/**
 * The articles of a window, and those without a date that were sorted into the same stories: when they were first seen
 * says nothing of when they were written.
 */
async function withUndated(store: Store, dated: readonly ReadArticle[]): Promise<readonly ReadArticle[]> {
  const ids = dated.map(({ article }) => article.id);
  const stories = new Set((await store.placements(ids)).map(({ storyId }) => storyId));
  const members = await store.readArticlesOf([...stories].sort());
  const known = new Set(ids);
  return [...dated, ...members.filter(({ article }) => article.publishedAt === null && !known.has(article.id))];
}

async function tellStories(
  store: Store,
  articles: readonly ReadArticle[],
  limits: StoryLimits,
  owners: readonly Owner[],
): Promise<Story[]> {
  const placements = await store.placements(articles.map(({ article }) => article.id));
  const storyOf = new Map(placements.map(({ articleId, storyId }) => [articleId, storyId]));
  const followed = new Map(placements.map(({ storyId, followsUp }) => [storyId, followsUp]));
  const groups = Map.groupBy(articles, ({ article }) => storyOf.get(article.id) ?? article.id);
  const stories: Story[] = [];
  for (const [id, members] of groups) {
    stories.push({ ...tellStory(id, members, limits, owners), followsUp: followed.get(id) ?? null });
    await othersFirst();
  }
  return stories;
}

async function topicsBySource(
  store: Store,
  articles: readonly ReadArticle[],
  sources: readonly { readonly id: string; readonly topics: readonly string[] }[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const topicsOf = new Map(sources.map(({ id, topics }) => [id, topics]));
  const filed = new Map<string, readonly string[]>();
  for (const { article } of articles) {
    const offeredBy = await store.sourcesOf(article.id);
    filed.set(
      article.id,
      offeredBy.flatMap((id) => topicsOf.get(id) ?? []),
    );
  }
  return filed;
}

function countBy(articles: readonly ReadArticle[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { reading } of articles) counts.set(reading.by, (counts.get(reading.by) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function refusals({ article, reading }: ReadArticle): LeftOut[] {
  if (reading.refusal === null) return [];
  const name = article.title ?? article.outlet ?? article.id;
  return [{ what: "article", name, url: article.url, reason: reading.refusal.reason }];
}

/** A digest whose window ended where this one begins was before it. */
function justAfter(time: string): string {
  return new Date(Date.parse(time) + 1).toISOString();
}
