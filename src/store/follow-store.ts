import type { Alert, Follow } from "../model/follow.ts";
import type { QuoteHit } from "../model/quote-hit.ts";
import type { Tenant } from "../model/tenant.ts";
import type { PartContent, TimedSlot } from "./delivery-store.ts";

/** An article with what is quoted in it, from top to bottom. */
export interface Unheard {
  readonly articleId: string;
  readonly tenant: Tenant;
  readonly quotes: readonly QuoteHit[];
}

/** An alert with what became of it. */
export type KeptAlert = Alert & {
  /** The delivery that tells it; null where none does yet. */
  readonly deliveryId: string | null;
  /** Whether the delivery says all that is known of it. */
  readonly isTold: boolean;
};

/** Alerts for one place, ready to be posted. */
export interface PlannedAlerts {
  readonly deliveryId: string;
  readonly slot: TimedSlot;
  readonly parts: readonly PartContent[];
  readonly alertIds: readonly string[];
  readonly at: string;
  /** Words for readers of late alerts; null for those in time. */
  readonly late: string | null;
}

/** What people follow, and what they are told of it. */
export interface FollowStore {
  keepFollow(follow: Follow): Promise<void>;
  removeFollow(id: string): Promise<void>;
  /** The oldest first. */
  follows(): Promise<readonly Follow[]>;
  /** Articles that were read since somebody follows anything, are sorted into stories, and were not heard; the oldest first. */
  unheard(limit: number): Promise<readonly Unheard[]>;
  /** The alerts that were first heard at a time or later, the oldest first. */
  alerts(since: string): Promise<readonly KeptAlert[]>;
  /**
   * Notes articles as heard and keeps the alerts that they made or added to, all or nothing, in one durable transaction.
   * Throws Problem `busy` where another process heard one of them meanwhile.
   */
  hear(articleIds: readonly string[], alerts: readonly Alert[]): Promise<void>;
  /** The alerts of which not all is told, with the others of their deliveries; the oldest first. */
  untoldAlerts(): Promise<readonly KeptAlert[]>;
  /** Writes slot and parts of a delivery of alerts. False where the slot is taken: nothing is written. */
  planAlerts(plan: PlannedAlerts): Promise<boolean>;
  /** Writes the new words of a delivery's parts as `replaceDelivery` does. False where something of it is left to post. */
  retellAlerts(plan: Omit<PlannedAlerts, "slot" | "late">): Promise<boolean>;
  /** Forgets alerts with their deliveries, but for those that are still being posted. */
  forgetAlertsBefore(at: string): Promise<void>;
}
