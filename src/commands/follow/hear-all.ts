import { tellable } from "../../digest/make/assemble.ts";
import { type Alert, type Follow, isBreaking, isOfSaying, isOfStory, type StoryAlert } from "../../model/follow.ts";
import type { Owner } from "../../model/owner.ts";
import type { Destination } from "../../model/subscription.ts";
import { scopeOfTenant, type Tenant } from "../../model/tenant.ts";
import type { FollowStore } from "../../store/follow-store.ts";
import type { ArticleView, Store } from "../../store/store.ts";
import { REPORTED_WITHIN } from "../who-said/utterance.ts";
import { breakingAmong, type SeenStory } from "./breaking.ts";
import { alertsFrom, type Ears, FRESH_MILLISECONDS } from "./heard.ts";
import { wantedBy } from "./wanted.ts";

/** The places that are told, by their ids. */
export type Places = ReadonlyMap<string, Destination>;

export interface Hearing {
  readonly store: FollowStore & Pick<Store, "seenBy">;
  /** Whose eyes a place has. */
  readonly home: (place: Destination) => Promise<Tenant>;
  /** Outlets that count as one. */
  readonly owners: readonly Owner[];
  readonly now: () => Date;
  readonly newId: () => string;
}

const HEARD_AT_ONCE = 200;

/** Hears what was read since, and keeps what is to be told of it. */
export async function hearAll(hearing: Hearing, follows: readonly Follow[], places: Places): Promise<void> {
  const { store, now, newId } = hearing;
  const awake = follows.filter(({ state }) => state === "active");
  for (;;) {
    const unheard = await store.unheard(HEARD_AT_ONCE);
    if (unheard.length === 0) return;
    const since = new Date(now().getTime() - REPORTED_WITHIN - FRESH_MILLISECONDS).toISOString();
    const alerts = await store.alerts(since);
    const sees = await sight(hearing, follows, places);
    const ears: Ears = { wanted: wantedBy(awake), alerts: alerts.filter(isOfSaying), sees, now: now(), newId };
    const ids = unheard.map(({ articleId }) => articleId);
    await store.hear(ids, [
      ...alertsFrom(ears, unheard),
      ...(await breakingOf(hearing, { follows: awake, places, alerts, ids })),
    ]);
  }
}

interface Arrived {
  readonly follows: readonly Follow[];
  readonly places: Places;
  readonly alerts: readonly Alert[];
  /** Of articles. */
  readonly ids: readonly string[];
}

/** What breaks with some articles, for each place as it may see their stories. */
async function breakingOf(hearing: Hearing, { follows, places, alerts, ids }: Arrived): Promise<StoryAlert[]> {
  const { store, home, owners, now, newId } = hearing;
  const told = alerts.filter(isOfStory);
  const homed = await Promise.all(
    follows.filter(isBreaking).flatMap((follow) => {
      const place = places.get(follow.subscriptionId);
      return place ? [home(place).then((tenant) => ({ follow, tenant }))] : [];
    }),
  );
  const broken: StoryAlert[] = [];
  for (const [tenant, group] of Map.groupBy(homed, (one) => one.tenant)) {
    const stories = await storiesSeen(store.seenBy(scopeOfTenant(tenant)), ids);
    const watched = group.map(({ follow }) => follow);
    broken.push(...breakingAmong({ follows: watched, stories, alerts: told, owners, now: now(), newId }));
  }
  return broken;
}

/** The stories that some articles are in. */
async function storiesSeen(view: ArticleView, ids: readonly string[]): Promise<SeenStory[]> {
  const touched = new Set((await view.placements(ids)).map(({ storyId }) => storyId));
  const articles = tellable(await view.readArticlesOf([...touched]), false);
  const placements = await view.placements(articles.map(({ article }) => article.id));
  const storyOf = new Map(placements.map(({ articleId, storyId }) => [articleId, storyId]));
  const stories = Map.groupBy(articles, ({ article }) => storyOf.get(article.id) ?? article.id);
  return [...stories].map(([id, members]) => ({ id, articles: members }));
}

/** What those whom a subscription tells may see. */
async function sight({ home }: Hearing, follows: readonly Follow[], places: Places): Promise<Ears["sees"]> {
  const ids = [...new Set(follows.map(({ subscriptionId }) => subscriptionId))];
  const known = ids.flatMap((id) => places.get(id) ?? []);
  const scopes = new Map(
    await Promise.all(known.map(async (place) => [place.id, scopeOfTenant(await home(place))] as const)),
  );
  return (subscriptionId, tenant) => {
    const scope = scopes.get(subscriptionId);
    return scope !== undefined && (scope === "everything" || scope.includes(tenant));
  };
}
