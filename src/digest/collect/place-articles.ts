import type { Article } from "../../model/article.ts";
import type { Placement, Store } from "../../store/store.ts";
import { createStoryBook, type Placed } from "../../stories/book.ts";
import { inPieces, inTurns, nextTurn } from "./turns.ts";

const DAY = 86_400_000;
/** Of the stored articles so much is read at once: of a thousand feeds, a hundred articles. */
const PIECE = DAY / 24;
const KEPT_AT_ONCE = 50;

/**
 * Sorts articles into the stories of the last days, in order of publication, and keeps where each went. The book of
 * stories is filled again from the store; it may name a story otherwise than in the round before, so the placement kept
 * for an article gives its story the name it had. Where nothing is new, nothing is done.
 */
export async function placeArticles(
  store: Store,
  articles: readonly Article[],
  now: Date,
  storyDays: number,
): Promise<void> {
  const from = now.getTime() - storyDays * DAY;
  const window = { from: new Date(from).toISOString(), until: new Date(now.getTime() + DAY).toISOString() };
  if (articles.length === 0 && !(await store.hasUnplaced(window))) return;
  const all = inOrder([...(await storedArticles(store, from, now.getTime() + DAY)), ...articles]);
  const kept = new Map(
    (await store.placements(all.map(({ id }) => id))).map(({ articleId, storyId }) => [articleId, storyId]),
  );
  const placements = namedPlacements(all, await inTurns(createStoryBook().placeInSteps(all)), kept);
  const changed = placements.filter(({ articleId, storyId }) => kept.get(articleId) !== storyId);
  await inPieces(changed, KEPT_AT_ONCE, (piece) => store.keepPlacements(piece));
}

async function storedArticles(store: Store, from: number, end: number): Promise<Article[]> {
  const articles: Article[] = [];
  for (let at = from; at < end; at += PIECE) {
    const piece = { from: new Date(at).toISOString(), until: new Date(Math.min(at + PIECE, end)).toISOString() };
    articles.push(...(await store.articlesIn(piece)));
    await nextTurn();
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
  articles: readonly Article[],
  placed: readonly Placed[],
  kept: ReadonlyMap<string, string>,
): readonly Placement[] {
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
