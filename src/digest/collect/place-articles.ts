import type { ReadArticle } from "../../model/reading.ts";
import type { Placement, Store } from "../../store/store.ts";
import { createStoryBook, type StoryBook } from "../../stories/book.ts";

const DAY = 86_400_000;

/**
 * Sorts articles into the stories of the last days, in order of publication, and keeps where each went. The book of
 * stories is filled again from the store; it may name a story otherwise than in the round before, so the placement kept
 * for an article gives its story the name it had.
 */
export async function placeArticles(
  store: Store,
  articles: readonly ReadArticle[],
  now: Date,
  storyDays: number,
): Promise<void> {
  const window = {
    from: new Date(now.getTime() - storyDays * DAY).toISOString(),
    until: new Date(now.getTime() + DAY).toISOString(),
  };
  const all = inOrder([...(await store.readArticles(window)), ...articles]);
  const kept = new Map(
    (await store.placements(all.map(({ article }) => article.id))).map(({ articleId, storyId }) => [
      articleId,
      storyId,
    ]),
  );
  const placements = namedPlacements(createStoryBook(), all, kept);
  const changed = placements.filter(({ articleId, storyId }) => kept.get(articleId) !== storyId);
  if (changed.length > 0) await store.keepPlacements(changed);
}

/** Each article once, by time of publication, undated ones last, then by id. */
function inOrder(articles: readonly ReadArticle[]): ReadArticle[] {
  const byId = new Map(articles.map((read) => [read.article.id, read]));
  const key = ({ article }: ReadArticle) => `${article.publishedAt ?? "~"} ${article.id}`;
  return [...byId.values()].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

function namedPlacements(
  book: StoryBook,
  articles: readonly ReadArticle[],
  kept: ReadonlyMap<string, string>,
): readonly Placement[] {
  const placed = book.placeAll(articles.map(({ article }) => article));
  const entries = articles.map(({ article: { id } }, index) => ({ id, story: placed[index]?.storyId ?? id }));
  const taken = new Set<string>();
  return [...Map.groupBy(entries, ({ story }) => story)].flatMap(([story, members]) => {
    const ids = members.map(({ id }) => id);
    const names = [...ids.flatMap((id) => kept.get(id) ?? []), story, ...ids];
    const storyId = names.find((name) => !taken.has(name)) ?? story;
    taken.add(storyId);
    return ids.map((articleId) => ({ articleId, storyId }));
  });
}
