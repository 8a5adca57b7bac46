import type { Article } from "../../model/article.ts";
import { CONFIGURATION, scopeOfTenant, type Tenant, tenantOfId } from "../../model/tenant.ts";
import type { Placement, Store, StoreView } from "../../store/store.ts";
import { createStoryBook, type Placed } from "../../stories/book.ts";
import { inPieces, inTurns, nextTurn } from "./turns.ts";

const DAY = 86_400_000;
/** Of the stored articles so much is read at once: of a thousand feeds, a hundred articles. */
const PIECE = DAY / 24;
const KEPT_AT_ONCE = 50;

/**
 * Sorts articles into the stories of the last days, in order of publication, and keeps where each went. The book of
 * stories is filled again from the store; it may name a story otherwise than in the round before, so the placement kept
 * for an article gives its story the name it had. Where nothing is new, nothing is done. What is configured is sorted by
 * itself, as if no workspace had added anything; then what each of `tenants` has of its own beside it.
 */
export async function placeArticles(
  store: Store,
  taken: readonly string[],
  now: Date,
  storyDays: number,
  tenants: readonly Tenant[] = [],
): Promise<void> {
  for (const tenant of [CONFIGURATION, ...tenants]) await placeFor({ store, tenant, taken, now, storyDays });
}

interface Placing {
  readonly store: Store;
  readonly tenant: Tenant;
  readonly taken: readonly string[];
  readonly now: Date;
  readonly storyDays: number;
}

async function placeFor({ store, tenant, taken, now, storyDays }: Placing): Promise<void> {
  const from = now.getTime() - storyDays * DAY;
  const window = { from: new Date(from).toISOString(), until: new Date(now.getTime() + DAY).toISOString() };
  const own = store.seenBy([tenant]);
  if (taken.length === 0 && !(await own.hasUnplaced(window))) return;
  const view = store.seenBy(scopeOfTenant(tenant));
  const stored = await storedArticles(view, from, now.getTime() + DAY);
  const all = inOrder([...stored, ...(await othersOf(view, taken, stored))]);
  const isOwn = (id: string) => tenantOfId(id) === tenant;
  if (!all.some(({ id }) => isOwn(id))) return;
  const former = await view.placements(all.map(({ id }) => id));
  const kept = new Map(former.map((placement) => [placement.articleId, placement]));
  const placements = namedPlacements(all, await inTurns(createStoryBook().placeInSteps(all)), kept);
  const changed = placements.filter(({ articleId, storyId, followsUp }) => {
    const before = kept.get(articleId);
    return isOwn(articleId) && (before?.storyId !== storyId || before.followsUp !== followsUp);
  });
  await inPieces(changed, KEPT_AT_ONCE, (piece) => store.keepPlacements(piece));
}

async function storedArticles(view: StoreView, from: number, end: number): Promise<Article[]> {
  const articles: Article[] = [];
  for (let at = from; at < end; at += PIECE) {
    const piece = { from: new Date(at).toISOString(), until: new Date(Math.min(at + PIECE, end)).toISOString() };
    articles.push(...(await view.articlesIn(piece)));
    await nextTurn();
  }
  return articles;
}

/** Of the articles that were taken, those that were published before. */
async function othersOf(view: StoreView, taken: readonly string[], stored: readonly Article[]): Promise<Article[]> {
  const known = new Set(stored.map(({ id }) => id));
  const articles: Article[] = [];
  for (const id of taken) {
    const article = known.has(id) ? null : await view.article(id);
    if (article) articles.push(article);
  }
  return articles;
}

/** Each article once, by time of publication, undated ones last, then by id. */
function inOrder(articles: readonly Article[]): Article[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const key = ({ publishedAt, id }: Article) => `${publishedAt ?? "~"} ${id}`;
  return [...byId.values()].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

/** What a story follows up stays known after the earlier story is too old to be looked at. */
function namedPlacements(
  articles: readonly Article[],
  placed: readonly Placed[],
  kept: ReadonlyMap<string, Placement>,
): readonly Placement[] {
  const entries = articles.map(({ id }, index) => ({ id, story: placed[index]?.storyId ?? id }));
  const stories = Map.groupBy(entries, ({ story }) => story);
  const names = namesOf(stories, kept);
  const followed = new Map(placed.map(({ storyId, followsUp }) => [storyId, followsUp]));
  return [...stories].flatMap(([story, members]) => {
    const earlier = followed.get(story) ?? null;
    const known = members.map(({ id }) => kept.get(id)?.followsUp ?? null).find((id) => id !== null) ?? null;
    const followsUp = earlier === null ? known : (names.get(earlier) ?? earlier);
    return members.map(({ id }) => ({ articleId: id, storyId: names.get(story) ?? story, followsUp }));
  });
}

const isForeign = (id: string): boolean => tenantOfId(id) !== CONFIGURATION;

/** Each story by the name that one of its articles had before, else by its own, no name twice. */
function namesOf(
  stories: ReadonlyMap<string, readonly { readonly id: string }[]>,
  kept: ReadonlyMap<string, Placement>,
): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const [story, members] of stories) {
    // What is configured gives a story its name wherever it is in it.
    const ids = members.map(({ id }) => id).toSorted((one, other) => Number(isForeign(one)) - Number(isForeign(other)));
    const choice = [...ids.flatMap((id) => kept.get(id)?.storyId ?? []), story, ...ids];
    const name = choice.find((candidate) => !taken.has(candidate)) ?? story;
    taken.add(name);
    names.set(story, name);
  }
  return names;
}
