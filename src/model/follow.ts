import type { Excerpt, QuoteKind, Speaker } from "./reading.ts";

/** What somebody wants to hear of. */
export type Followed = FollowedSayings | FollowedBreaking;

/** Every one that is given must hold of what is said; a speaker or a subject is given. */
export interface FollowedSayings {
  /** A name, or an office as the papers write it ("the harbour minister"); anybody where empty. */
  readonly speaker: string;
  /** Words of which each stands in the quotation or beside it, in any form; anything where empty. */
  readonly about: string;
  /** Any where empty. */
  readonly outlet: string;
}

/** What many report at once. */
export interface FollowedBreaking {
  readonly breaking: {
    /** So many outlets, independent of one another, within an hour. */
    readonly outlets: number;
    /** At most so many stories within 24 hours. */
    readonly most: number;
  };
}

export const isBreaking = <T extends Followed>(one: T): one is T & FollowedBreaking => "breaking" in one;

export const isOfSayings = <T extends Followed>(one: T): one is T & FollowedSayings => "speaker" in one;

/** `at-once`: with the round that brought it; `briefing`: once the place's next briefing is due. */
export type Pace = "at-once" | "hourly" | "briefing";

export type Follow = Followed & Following;

interface Following {
  readonly id: string;
  /** The subscription of alerts of the place that is told. */
  readonly subscriptionId: string;
  readonly pace: Pace;
  readonly state: "active" | "paused";
  readonly createdBy: string;
  /** ISO 8601 in UTC: nothing from before is told. */
  readonly createdAt: string;
}

/** An article that reports something, with what is needed to name it. */
export interface Reported {
  readonly article: {
    readonly id: string;
    readonly title: string | null;
    readonly outlet: string | null;
    readonly url: string | null;
    readonly publishedAt: string | null;
  };
  readonly storyId: string | null;
}

/** The quoted words of one article, with what is needed to show them. Every text was cut from the article's. */
export interface Uttered extends Reported {
  readonly kind: QuoteKind;
  readonly parts: readonly Excerpt[];
  readonly speaker: Pick<Speaker, "name" | "role" | "doubtful"> | null;
}

/** What one place is told of, once: whatever else reports it is added to what stands there. */
export type Alert = SayingAlert | StoryAlert;

interface Alerting {
  readonly id: string;
  readonly subscriptionId: string;
  /** When it was first heard; ISO 8601 in UTC. */
  readonly at: string;
  readonly pace: Pace;
  /** Which follows it answers. */
  readonly followIds: readonly string[];
}

/** One saying. */
export interface SayingAlert extends Alerting {
  /** The article that brought it first, then the others as they came; one an article. */
  readonly reports: readonly Uttered[];
}

/** A story that many reported within an hour. */
export interface StoryAlert extends Alerting {
  readonly breaking: {
    readonly headline: string;
    /** How many outlets, independent of one another, reported it within the hour. */
    readonly outlets: number;
  };
  /** Those of that hour, the oldest first, then the others as they came; one an article. */
  readonly reports: readonly Reported[];
}

export const isOfSaying = <T extends Alert>(alert: T): alert is T & SayingAlert => !("breaking" in alert);

export const isOfStory = <T extends Alert>(alert: T): alert is T & StoryAlert => "breaking" in alert;
