import type { Asker } from "../../model/command.ts";
import type { Message } from "../../model/message.ts";
import type { Subscription, Tag } from "../../model/subscription.ts";
import type { Tenant } from "../../model/tenant.ts";
import type { Voices, Words } from "../../words/words.ts";

/** What `/briefing` needs of the bot. */
export interface BriefingDesk {
  readonly voices: Voices;
  /** Those of channels. */
  readonly subscriptions: () => Promise<readonly Subscription[]>;
  /** Those that people get for themselves. */
  readonly personal: () => Promise<readonly Subscription[]>;
  /** Tells somebody something in a direct message, and answers with its place. Throws Problem for the asker where they take none. */
  readonly direct: (asker: Asker, words: string) => Promise<string>;
  /** The time zone that somebody once gave. */
  readonly zoneOf: (asker: Asker) => Promise<string | undefined>;
  readonly keepZone: (asker: Asker, zone: string) => Promise<void>;
  /** Whose a briefing is, where the configuration names its channel alone too. */
  readonly home: (subscription: Subscription) => Promise<Tenant>;
  /** Why nothing could be posted where somebody asks, with what to do about it; null where it can. */
  readonly obstacle: (asker: Asker) => Promise<string | null>;
  /** The tags that a post where somebody asks may have. */
  readonly tags: (asker: Asker) => Promise<readonly Tag[]>;
  readonly keep: (subscription: Subscription) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  readonly resume: (id: string) => Promise<void>;
  /** Asks that the newest digest of a briefing be made anew. Throws Problem `not-found` where there is none. */
  readonly redo: (id: string) => Promise<void>;
  /** What a briefing on these topics would say now. */
  readonly sample: (subscription: Subscription, asker: Asker, words: Words) => Promise<Message>;
  readonly newId: () => string;
  readonly now: () => Date;
  readonly timeZone: string;
  readonly topics: (asker: Asker) => Promise<readonly string[]>;
  /** The outlets that somebody may see. */
  readonly outlets: (asker: Asker) => Promise<readonly string[]>;
  /** At most so many briefings a workspace. */
  readonly quota: number;
  /** At most so many people with one of their own. */
  readonly personalQuota: number;
}
