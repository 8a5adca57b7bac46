import type { Excerpt, QuoteKind, Speaker } from "./reading.ts";

/** What somebody wants to hear of: every one that is given must hold of what is said; a speaker or a subject is given. */
export interface Followed {
  /** A name, or an office as the papers write it ("the harbour minister"); anybody where empty. */
  readonly speaker: string;
  /** Words of which each stands in the quotation or beside it, in any form; anything where empty. */
  readonly about: string;
  /** Any where empty. */
  readonly outlet: string;
}

/** `at-once`: with the round that brought it. */
export type Pace = "at-once" | "hourly";

export interface Follow extends Followed {
  readonly id: string;
  /** The subscription of alerts of the place that is told. */
  readonly subscriptionId: string;
  readonly pace: Pace;
  readonly state: "active" | "paused";
  readonly createdBy: string;
  /** ISO 8601 in UTC: nothing from before is told. */
  readonly createdAt: string;
}

/** The quoted words of one article, with what is needed to show them. Every text was cut from the article's. */
export interface Uttered {
  readonly article: {
    readonly id: string;
    readonly title: string | null;
    readonly outlet: string | null;
    readonly url: string | null;
    readonly publishedAt: string | null;
  };
  readonly storyId: string | null;
  readonly kind: QuoteKind;
  readonly parts: readonly Excerpt[];
  readonly speaker: Pick<Speaker, "name" | "role" | "doubtful"> | null;
}

/** One saying that one place is told of, once: whatever else reports it is added to what stands there. */
export interface Alert {
  readonly id: string;
  readonly subscriptionId: string;
  /** When it was first heard; ISO 8601 in UTC. */
  readonly at: string;
  readonly pace: Pace;
  /** Which follows it answers. */
  readonly followIds: readonly string[];
  /** The article that brought it first, then the others as they came; one an article. */
  readonly reports: readonly Uttered[];
}
