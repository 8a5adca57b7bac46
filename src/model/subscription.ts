import type { StoryFilter } from "./story-filter.ts";

/** What the posts of a forum are filed under. */
export interface Tag {
  /** The chat's own. */
  readonly id: string;
  readonly name: string;
}

/** When a place is told what it follows. */
export interface AlertTimes {
  /** By the place's clocks ("22:00", "07:00"), over midnight where the end is the earlier; null for none. */
  readonly quiet: { readonly from: string; readonly until: string } | null;
  /** At most so many posts a day; null for any number. */
  readonly most: number | null;
}

/** A channel that something is posted into. */
export interface Destination {
  readonly id: string;
  /** The chat's name: "slack", "discord", "terminal". */
  readonly chat: string;
  /** The chat's workspace or server. */
  readonly workspace: string;
  /** The chat's own id of the channel. */
  readonly place: string;
  /** What its people call what they get. */
  readonly name: string;
  /** IANA time zone. */
  readonly timeZone: string;
  readonly state: "active" | "paused";
  /** Why it is paused, in words for its people. */
  readonly pausedBecause: string | null;
  readonly createdBy: string;
  /** When it began, or got its present times: no slot from before is due. ISO 8601 in UTC. */
  readonly createdAt: string;
  /** Of its posts, where the place is a forum; the chat's own choice where absent. */
  readonly tag?: Tag;
  /** Who alone is told, in a direct message; a channel where absent. */
  readonly person?: string;
  /** Of a place of alerts; at any time where absent. */
  readonly alertTimes?: AlertTimes;
  /** The workspace's, when it was last said ("de", "pt-BR"): the bot's own words are in it. The configuration's where absent. */
  readonly locale?: string;
}

/** A channel that gets a briefing. */
export interface Subscription extends Destination {
  readonly topics: readonly string[];
  /** Takes nothing out where absent. */
  readonly filter?: StoryFilter;
  /** Five-field cron expression, in `timeZone`. */
  readonly cron: string;
  /** ISO dates (in `timeZone`) on which nothing is posted. */
  readonly quietDays: readonly string[];
}

/** Whether something is posted there at times of its own. */
export const isBriefing = (one: Destination | Subscription): one is Subscription => "cron" in one;

/** One due time of one subscription: ISO 8601 in UTC. */
export interface Slot {
  readonly subscriptionId: string;
  readonly dueAt: string;
}
