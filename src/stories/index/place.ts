import type { Article } from "../../model/article.ts";
import { CONFIGURATION, type Tenant, tenantOfId } from "../../model/tenant.ts";
import type { StoryStore, TracedArticle } from "../../store/story-store.ts";
import { NO_CAUTION } from "../placing/agglomerate.ts";
import type { Weigh } from "../placing/cluster.ts";
import { scaled } from "../placing/sparse-vector.ts";
import type { TermRarity } from "../placing/term-rarity.ts";
import { copyKeys, eventKeys, keptKeys } from "./keys.ts";
import { nameGroups } from "./name-groups.ts";
import { areCopies, BY_WEIGHT_ALONE, concerns, type Neighbour, neighbourOf } from "./neighbourhood.ts";
import { keepRarity, loadRarity, type RarityState, rememberRarity } from "./rarity-state.ts";
import { type Neighbourhood, regroup } from "./regroup.ts";
import { bytesOf, type Trace, traceFrom, traceOf } from "./trace.ts";

/** So many articles are sorted beside one another. */
const AT_ONCE = 100;
/** So few are written at once that the thread is never held for long. */
const KEPT_AT_ONCE = 8;
const READ_AT_ONCE = 50;
/** The newest articles with a term; what is older is found by other terms or not at all. */
const MOST_OF_KEY = 200;
const MOST_NEAR = 60;
const MOST_COPIES = 32;
/** Of a larger story its newest articles stand for it. */
const MOST_OF_STORY = 60;
/** From so many articles on more of them hardly change which terms are rare. */
const ENOUGH_FOR_RARITY = 1023;

export interface Sorting {
  readonly store: StoryStore;
  /** Articles published before are not looked at, but for what came with them; ISO 8601 in UTC. */
  readonly from: string;
  /** Lets whoever waits for the one thread have a turn. */
  readonly nextTurn: () => Promise<unknown>;
}

/**
 * Places what waits to be sorted, in order: each article beside those that came with it and the stories around them, whatever
 * else is kept. Answers with how many articles were placed. A stop in between loses nothing: what is not placed waits.
 */
export async function placeArrivals(sorting: Sorting): Promise<number> {
  const { store, nextTurn } = sorting;
  const waiting = await store.unsorted(AT_ONCE);
  if (waiting.length === 0) return 0;
  const before = await loadRarity(store, nextTurn);
  const known = before.rarity.articles();
  let { state, placed } = await placeWaiting(sorting, before, waiting, learnFrom);
  if (rarityStage(state.rarity.articles()) > rarityStage(known)) {
    await store.sortAgain(ENOUGH_FOR_RARITY);
    const again = await placeWaiting(sorting, state, await store.unsorted(AT_ONCE), () => undefined);
    // What has a new trace was learned before: whoever reads the traces must not learn it again.
    state = await keepRarity(store, again.state, "at once");
    placed += again.placed;
  }
  rememberRarity(store, await keepRarity(store, state));
  return placed;
}

/**
 * How well the rarity of terms is known, one more for each doubling up to enough. What was sorted while it was hardly known is
 * sorted again at each: which are a new bot's first articles is no reason to keep them in wrong stories.
 */
const rarityStage = (articles: number): number => Math.floor(Math.log2(Math.min(articles, ENOUGH_FOR_RARITY) + 1));

async function placeWaiting(
  sorting: Sorting,
  before: RarityState,
  first: readonly Article[],
  learn: Learn,
): Promise<{ readonly state: RarityState; readonly placed: number }> {
  let [state, placed] = [before, 0];
  for (let articles = first; articles.length > 0; articles = await sorting.store.unsorted(AT_ONCE)) {
    const tenant = tenantOfId(articles[0]?.id ?? "");
    state = await traceArticles(sorting, articles, state, learn);
    await placeTogether({ ...sorting, tenant }, articles, state.rarity);
    placed += articles.length;
  }
  return { state, placed };
}

type Learn = (rarity: TermRarity, trace: Trace) => void;

const learnFrom: Learn = (rarity, { terms }) => rarity.learn(terms.terms);

/** Writes down what later articles are compared with. */
async function traceArticles(
  { store, nextTurn }: Sorting,
  articles: readonly Article[],
  { rarity, fresh }: RarityState,
  learn: Learn,
): Promise<RarityState> {
  const traces: { readonly articleId: string; readonly trace: Trace }[] = [];
  for (const article of articles) {
    traces.push({ articleId: article.id, trace: traceOf(article) });
    await nextTurn();
  }
  // What a workspace added must not change how what everybody sees is sorted.
  const everyones = traces.filter(({ articleId }) => tenantOfId(articleId) === CONFIGURATION);
  for (const { trace } of everyones) learn(rarity, trace);
  let serial = -1;
  for (let from = 0; from < traces.length; from += KEPT_AT_ONCE) {
    const some = traces.slice(from, from + KEPT_AT_ONCE).map(({ articleId, trace }) => {
      const keys = keptKeys(scaled(trace.terms, rarity.rarityOf), trace.bands);
      return { articleId, keys, trace: bytesOf(trace) };
    });
    serial = await store.keepTraces(some);
    await nextTurn();
  }
  return { rarity, serial, fresh: fresh + everyones.length };
}

/** Sorting for one tenant: beside what it may see, and changing only its own. */
interface SortingFor extends Sorting {
  readonly tenant: Tenant;
}

const seenBy = (tenant: Tenant): readonly Tenant[] =>
  tenant === CONFIGURATION ? [CONFIGURATION] : [CONFIGURATION, tenant];

async function placeTogether(sorting: SortingFor, articles: readonly Article[], rarity: TermRarity): Promise<void> {
  const { store, nextTurn } = sorting;
  const ids = articles.map(({ id }) => id);
  const since = {
    ...sorting,
    from: articles.map(({ publishedAt }) => publishedAt ?? "~").reduce(earlier, sorting.from),
  };
  const arrivals = await neighboursOf(sorting, ids, rarity);
  const near = await findNear(since, arrivals, rarity);
  const neighbourhood = await neighbourhoodOf(since, arrivals, near, rarity);
  const steps = regroup(neighbourhood);
  let step = steps.next();
  for (; !step.done; step = steps.next()) await nextTurn();
  const named = nameGroups(step.value, near, neighbourhood.weigh);
  const changed = named.changed.filter(({ articleId }) => tenantOfId(articleId) === sorting.tenant);
  const merges = named.merges.map((merge) => ({ ...merge, tenant: sorting.tenant }));
  for (let from = KEPT_AT_ONCE; from < changed.length; from += KEPT_AT_ONCE) {
    await store.keepPlacements(changed.slice(from, from + KEPT_AT_ONCE));
    await nextTurn();
  }
  // What is left to be sorted is crossed out last: after a stop in between, it is sorted once more.
  await store.keepPlacements(changed.slice(0, KEPT_AT_ONCE), { merges, sorted: ids });
}

const earlier = (one: string, other: string): string => (one < other ? one : other);

async function neighboursOf(
  { store, nextTurn }: Pick<Sorting, "store" | "nextTurn">,
  articleIds: readonly string[],
  rarity: TermRarity,
): Promise<Neighbour[]> {
  const found: Neighbour[] = [];
  for (let from = 0; from < articleIds.length; from += READ_AT_ONCE) {
    const traced = await store.tracesOf(articleIds.slice(from, from + READ_AT_ONCE));
    found.push(...traced.map((one) => neighbour(one, rarity)));
    await nextTurn();
  }
  return found;
}

const neighbour = ({ articleId, trace, storyId, followsUp }: TracedArticle, rarity: TermRarity): Neighbour =>
  neighbourOf(articleId, traceFrom(trace), { storyId, followsUp }, rarity);

/** For each arrival the articles that share its rarest terms, and those that may be copies of it. */
async function findNear(
  { store, from, nextTurn, tenant }: SortingFor,
  arrivals: readonly Neighbour[],
  rarity: TermRarity,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const near = new Map<string, readonly string[]>();
  for (const { id, trace } of arrivals) {
    const vector = scaled(trace.terms, rarity.rarityOf);
    const ofEvent = await store.alike({
      keys: eventKeys(vector),
      tenants: seenBy(tenant),
      from,
      mostOfKey: MOST_OF_KEY,
      limit: MOST_NEAR + 1,
    });
    const copies = await store.alike({
      keys: copyKeys(trace.bands),
      tenants: seenBy(tenant),
      from,
      mostOfKey: MOST_COPIES,
      limit: MOST_COPIES + 1,
    });
    near.set(
      id,
      [...new Set([...ofEvent, ...copies])].filter((other) => other !== id),
    );
    await nextTurn();
  }
  return near;
}

/** The arrivals with the whole stories of those articles near them that they may belong to. */
async function neighbourhoodOf(
  sorting: SortingFor,
  arrivals: readonly Neighbour[],
  near: ReadonlyMap<string, readonly string[]>,
  rarity: TermRarity,
): Promise<Neighbourhood> {
  const weigh = BY_WEIGHT_ALONE;
  const { store, from, nextTurn, tenant } = sorting;
  const own = new Set(arrivals.map(({ id }) => id));
  const unknown = (ids: Iterable<string>) => [...new Set(ids)].filter((id) => !own.has(id) && !known.has(id));
  const known = new Map<string, Neighbour>();
  const read = async (ids: Iterable<string>) => {
    for (const other of await neighboursOf(sorting, unknown(ids), rarity)) known.set(other.id, other);
  };
  await read([...near.values()].flat());
  const concerned = new Set<string>();
  for (const arrival of arrivals) {
    const beside = (near.get(arrival.id) ?? []).flatMap((id) => known.get(id) ?? []);
    for (const storyId of concernedStories(arrival, beside, concerned, weigh)) concerned.add(storyId);
    await nextTurn();
  }
  const members = await store.membersOf([...concerned], { from, tenants: seenBy(tenant), most: MOST_OF_STORY });
  await read([...members.values()].flat());
  const neighbours = (ids: readonly string[] = []) => ids.flatMap((id) => known.get(id) ?? []);
  const stories = new Map([...concerned].map((storyId) => [storyId, neighbours(members.get(storyId))]));
  return { arrivals, stories, near, weigh, caution: NO_CAUTION };
}

/** The stories of the articles beside an arrival that it may belong to or change, but for those that are known to be. */
function concernedStories(
  arrival: Neighbour,
  beside: readonly Neighbour[],
  known: ReadonlySet<string>,
  weigh: Weigh,
): Set<string> {
  const concerned = new Set<string>();
  for (const other of beside) {
    const { storyId } = other;
    if (storyId === null || known.has(storyId) || concerned.has(storyId)) continue;
    if (concerns(arrival, other, weigh) || areCopies(arrival, other)) concerned.add(storyId);
  }
  return concerned;
}
