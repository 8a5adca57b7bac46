import type { Article } from "../model/article.ts";
import type { Digest, DigestStory, TimeWindow } from "../model/digest.ts";
import type { StoreView } from "../store/store.ts";
import { contentHash } from "./compose/content-hash.ts";
import { type StoryTelling, storyOf } from "./kept-story.ts";
import { tellable } from "./make/assemble.ts";

const DAY = 86_400_000;
/** Where a story is looked for, and how much of it is told. */
const DAYS = 14;
const TOLD = { points: 6, sayings: 5 };
const CANDIDATES = 20;

/**
 * The story to which most of the newest articles on some words belong, told whole; its new points are those that only
 * articles of the last day bear. Null where no article of the last two weeks has the words.
 */
export async function findStory(
  view: StoreView,
  words: string,
  now: Date,
  telling: StoryTelling = {},
): Promise<DigestStory | null> {
  const window = { from: new Date(now.getTime() - DAYS * DAY).toISOString(), until: now.toISOString() };
  const found = await view.searchArticles({ words, from: window.from, until: window.until, limit: CANDIDATES });
  const storyId = await mostCommonStory(
    view,
    found.map(({ id }) => id),
  );
  if (storyId === null) return null;
  const members = tellable(await view.readArticlesOf([storyId]), telling.pictures ?? true);
  const articles = members.filter(({ article }) => isWithin(article, window));
  const story = await storyOf(view, storyId, articles, TOLD, telling);
  if (!story) return null;
  const since = new Date(now.getTime() - DAY).toISOString();
  const fresh = new Set(
    articles.filter(({ article }) => (article.publishedAt ?? "") >= since).map(({ article }) => article.id),
  );
  const isNew = (evidence: readonly { articleId: string }[]) => evidence.every(({ articleId }) => fresh.has(articleId));
  return { ...story, newPoints: story.keyPoints.filter((point) => isNew(point.evidence)).map(({ text }) => text) };
}

/** What has no date may be as new as anything. */
const isWithin = ({ publishedAt }: Article, { from, until }: TimeWindow): boolean =>
  publishedAt === null || (publishedAt >= from.slice(0, publishedAt.length) && publishedAt <= until);

async function mostCommonStory(view: StoreView, articleIds: readonly string[]): Promise<string | null> {
  const counts = new Map<string, number>();
  for (const { storyId } of await view.placements(articleIds)) counts.set(storyId, (counts.get(storyId) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}

/** A digest of one story, so that its buttons find their points again after a restart. */
export function digestOfStory(story: DigestStory, window: TimeWindow, timeZone: string): Digest {
  const digest = {
    name: "story",
    title: story.headline,
    window,
    timeZone,
    topics: [],
    stories: [story],
    leftOut: [],
    receipt: { sourcesRead: 0, sourcesFailed: [], articles: story.articles.length, by: {} },
  };
  return { id: contentHash(digest), ...digest };
}
