import type { Follow, FollowedBreaking, Reported, StoryAlert } from "../../model/follow.ts";
import type { Owner } from "../../model/owner.ts";
import type { ReadArticle } from "../../model/reading.ts";
import { headlineOf } from "../../stories/telling/headline.ts";
import { voicesOf } from "../../stories/telling/voices.ts";
import { madeIn } from "../../text/made-in.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** What many reported longer ago breaks no more, and what is reported so long after it was told is not added to it. */
export const BREAKING_MILLISECONDS = 3 * HOUR;

/** A story as those see it who are told of it. */
export interface SeenStory {
  readonly id: string;
  readonly articles: readonly ReadArticle[];
}

export interface Watch {
  readonly follows: readonly (Follow & FollowedBreaking)[];
  readonly stories: readonly SeenStory[];
  /** What was told before, of the last day at least. */
  readonly alerts: readonly StoryAlert[];
  /** Outlets that count as one. */
  readonly owners: readonly Owner[];
  readonly now: Date;
  readonly newId: () => string;
}

/**
 * The alerts that some stories make or add to. A place is told of a story once: where enough outlets that are independent of one
 * another reported it within an hour, and where it was told of fewer stories than it asked for within 24 hours. An article that
 * gives no time of the day counts for nothing.
 */
export function breakingAmong(watch: Watch): StoryAlert[] {
  const known = new Map<SeenStory, readonly Crowd[]>();
  const crowdsOf = (story: SeenStory) => madeIn(known, story, () => crowdsIn(story, watch));
  return watch.follows.flatMap((follow) => {
    const told = watch.alerts.filter(({ subscriptionId }) => subscriptionId === follow.subscriptionId);
    const added: StoryAlert[] = [];
    const fresh: { readonly story: SeenStory; readonly crowd: Crowd }[] = [];
    for (const story of watch.stories) {
      const alert = told.find((one) => sharesArticle(one, story));
      const crowd = alert ? undefined : crowdsOf(story).find((one) => isEnough(one, follow));
      if (alert) added.push(...withMore(alert, story));
      else if (crowd) fresh.push({ story, crowd });
    }
    const ofLastDay = told.filter(({ at }) => Date.parse(at) > watch.now.getTime() - DAY).length;
    const begun = fresh
      .sort((one, other) => one.crowd.until - other.crowd.until)
      .slice(0, Math.max(0, follow.breaking.most - ofLastDay))
      .map(({ story, crowd }) => alertOf(follow, story, crowd, watch));
    return [...added, ...begun];
  });
}

/** Sorting may have moved articles to another story since. */
function sharesArticle({ reports }: StoryAlert, { articles }: SeenStory): boolean {
  const ids = new Set(articles.map(({ article }) => article.id));
  return reports.some(({ article }) => ids.has(article.id));
}

/** What is reported of a story within one hour. */
interface Crowd {
  /** Milliseconds since 1970. */
  readonly until: number;
  /** How many outlets that are independent of one another. */
  readonly outlets: number;
  readonly articles: readonly ReadArticle[];
}

const isEnough = ({ outlets, until }: Crowd, { breaking, createdAt }: Follow & FollowedBreaking): boolean =>
  outlets >= breaking.outlets && until >= Date.parse(createdAt);

/** One an article that ends an hour, the oldest first. */
function crowdsIn({ articles }: SeenStory, { owners, now }: Watch): Crowd[] {
  const from = now.getTime() - BREAKING_MILLISECONDS;
  const timed = articles
    .map((read) => ({ read, at: momentOf(read) }))
    .filter(({ at }) => at >= from - HOUR && at <= now.getTime())
    .sort((one, other) => one.at - other.at);
  const { independentAmong } = voicesOf(
    timed.map(({ read }) => read),
    owners,
  );
  return timed
    .filter(({ at }) => at >= from)
    .map(({ at: until }) => {
      const within = [...timed.keys()].filter((node) => isWithinHour(timed[node]?.at ?? 0, until));
      return { until, outlets: independentAmong(within), articles: within.flatMap((node) => timed[node]?.read ?? []) };
    });
}

const isWithinHour = (at: number, until: number): boolean => at <= until && until - at <= HOUR;

/** NaN where the time of the day is not known. */
const momentOf = ({ article: { publishedAt } }: ReadArticle): number =>
  publishedAt === null || publishedAt.length <= "2026-03-04".length ? Number.NaN : Date.parse(publishedAt);

function alertOf(
  { id, subscriptionId, pace }: Follow,
  story: SeenStory,
  { outlets, articles }: Crowd,
  { now, newId }: Watch,
): StoryAlert {
  return {
    ...{ id: newId(), subscriptionId, at: now.toISOString(), pace, followIds: [id] },
    breaking: { headline: headlineOf(articles, null), outlets },
    reports: articles.map((read) => reportOf(read, story)),
  };
}

/** Nothing where nothing new reports it soon enough. */
function withMore(alert: StoryAlert, story: SeenStory): StoryAlert[] {
  const known = new Set(alert.reports.map(({ article }) => article.id));
  const more = story.articles.filter(
    (read) => !known.has(read.article.id) && Math.abs(momentOf(read) - Date.parse(alert.at)) <= BREAKING_MILLISECONDS,
  );
  if (more.length === 0) return [];
  return [{ ...alert, reports: [...alert.reports, ...more.map((read) => reportOf(read, story))] }];
}

function reportOf({ article }: ReadArticle, { id: storyId }: SeenStory): Reported {
  const { id, title, outlet, url, publishedAt } = article;
  return { article: { id, title, outlet, url, publishedAt }, storyId };
}
