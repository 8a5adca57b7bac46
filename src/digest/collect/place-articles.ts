import type { Article } from "../../model/article.ts";
import type { Placement, Store } from "../../store/store.ts";
import { createStoryBook, type StoryBook } from "../../stories/book.ts";

const DAY = 86_400_000;
const PIECE = DAY / 4;

/**
 * Sorts articles into the stories of the last days, in order of publication, and keeps where each went. The book of
 * stories is filled again from the store; it may name a story otherwise than in the round before, so the placement kept
 * for an article gives its story the name it had.
 */
export async function placeArticles(
  store: Store,
  articles: readonly Article[],
  now: Date,
  storyDays: number,
): Promise<void> {
  const all = inOrder([...(await storedArticles(store, now, storyDays)), ...articles]);
  const kept = new Map(
    (await store.placements(all.map(({ id }) => id))).map(({ articleId, storyId }) => [articleId, storyId]),
  );
  const placements = namedPlacements(createStoryBook(), all, kept);
  const changed = placements.filter(({ articleId, storyId }) => kept.get(articleId) !== storyId);
  if (changed.length > 0) await store.keepPlacements(changed);
}

/** The articles of the last days, read in pieces so that their readings are not all in memory at once. */
async function storedArticles(store: Store, now: Date, storyDays: number): Promise<Article[]> {
  const articles: Article[] = [];
  const end = now.getTime() + DAY;
  for (let from = now.getTime() - storyDays * DAY; from < end; from += PIECE) {
    const until = Math.min(from + PIECE, end);
    const piece = { from: new Date(from).toISOString(), until: new Date(until).toISOString() };
    for (const { article } of await store.readArticles(piece)) articles.push(article);
  }
  return articles;
}

/** Each article once, by time of publication, undated ones last, then by id. */
function inOrder(articles: readonly Article[]): Article[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const key = ({ publishedAt, id }: Article) => `${publishedAt ?? "~"} ${id}`;
  return [...byId.values()].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

function namedPlacements(
  book: StoryBook,
  articles: readonly Article[],
  kept: ReadonlyMap<string, string>,
): readonly Placement[] {
  const placed = book.placeAll(articles);
  const entries = articles.map(({ id }, index) => ({ id, story: placed[index]?.storyId ?? id }));
  const taken = new Set<string>();
  return [...Map.groupBy(entries, ({ story }) => story)].flatMap(([story, members]) => {
    const ids = members.map(({ id }) => id);
    const names = [...ids.flatMap((id) => kept.get(id) ?? []), story, ...ids];
    const storyId = names.find((name) => !taken.has(name)) ?? story;
    taken.add(storyId);
    return ids.map((articleId) => ({ articleId, storyId }));
  });
}
