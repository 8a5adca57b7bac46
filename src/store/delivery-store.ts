import type { Digest } from "../model/digest.ts";
import type { MessageBlock } from "../model/message.ts";
import type { Slot } from "../model/subscription.ts";
import type { Tenant } from "../model/tenant.ts";

/**
 * `sending`: the call was begun and its answer is not known; `unknown`: its answer was lost; `refused`: the platform
 * will never take it. A part found `sending` after a crash is to be treated as `unknown`. `stale`: it was posted, and
 * what stands there is to be replaced; `left`: that cannot be done, and what stands there stays as it is.
 */
export type PartState = "pending" | "sending" | "posted" | "unknown" | "refused" | "stale" | "left";

/** What a part says, frozen when the digest was made. */
export interface PartContent {
  readonly summary: string;
  readonly blocks: readonly MessageBlock[];
  /** Its full form was refused: it is posted as plain words. */
  readonly plain?: boolean;
  /** Which entry of the message's thread it begins. */
  readonly entry?: number;
  /** The id of the tag that a forum files it under. */
  readonly tag?: string;
}

/** Where a part was posted: the platform's own ids. */
export interface PostedPart {
  readonly place: string;
  readonly id: string;
  readonly link: string | null;
}

export interface DeliveryPart {
  readonly part: number;
  readonly content: PartContent;
  readonly state: PartState;
  readonly posted: PostedPart | null;
  /** When the state last changed. */
  readonly changedAt: string;
  /** How often the call was begun. */
  readonly attempts: number;
  readonly problem: string | null;
}

export interface Delivery {
  readonly id: string;
  readonly slot: Slot;
  /** Null where it tells alerts. */
  readonly digestId: string | null;
  readonly madeAt: string;
  /** Words for readers of a late digest; null for one in time. */
  readonly late: string | null;
  /**
   * `open`: parts are left to post or to replace; `posted`; `refused`: nothing of it was taken; `expired`: given up because nothing of
   * it could be posted in time.
   */
  readonly state: "open" | "posted" | "refused" | "expired";
  /** When somebody asked that its digest be made anew; null where nobody did, or it was done. */
  readonly redoAskedAt: string | null;
  readonly parts: readonly DeliveryPart[];
}

/** A digest made anew for a slot that has one. */
export interface Replacement {
  readonly deliveryId: string;
  readonly digest: Digest;
  /** Whose eyes it was made for. */
  readonly tenant: Tenant;
  /** At least as many as were posted: further ones that were not are dropped. */
  readonly parts: readonly PartContent[];
  readonly at: string;
}

/** What is known of a place in a chat. */
export interface PlaceState {
  /** Nothing is asked of it before that time; ISO 8601 in UTC. */
  readonly restUntil: string;
  /** How often in a row it refused what was posted. */
  readonly refusals: number;
}

/** A slot with what the clocks of its briefing's zone showed then, as `clocksAt` writes it. */
export interface TimedSlot extends Slot {
  readonly shown: string;
}

/** The newest slot taken; `shown` is null where it was not written down. */
export interface LastSlot {
  readonly dueAt: string;
  readonly shown: string | null;
}

/** A slot that was told and not posted. */
export interface SkippedSlot {
  readonly slot: Slot;
  readonly reason: string;
}

/** A digest for one slot, ready to be posted. */
export interface PlannedDelivery {
  readonly id: string;
  readonly slot: TimedSlot;
  readonly digest: Digest;
  /** Whose eyes it was made for. */
  readonly tenant: Tenant;
  readonly parts: readonly PartContent[];
  readonly madeAt: string;
  readonly late: string | null;
}

/** Somebody's claim to a delivery. Marks made under a claim that was lost meanwhile throw Problem `busy`. */
export interface Claim {
  readonly deliveryId: string;
  /** Unique per claim. */
  readonly holder: string;
}

/**
 * How long a delivery is its holder's without a word, in milliseconds; each mark makes it last anew. A call to a chat has its own,
 * shorter deadline: a lease outlives it. After a crash a delivery rests this long.
 */
export const LEASE_MILLISECONDS = 2 * 60_000;

/** A delivery that is given back waits no longer: one that seems to was given back by a clock that ran ahead. */
export const LONGEST_WAIT_MILLISECONDS = 60 * 60_000;

export interface Lease {
  /** Subscriptions whose deliveries are left alone for now. */
  readonly except: readonly string[];
  readonly holder: string;
  readonly now: string;
  /** Leases all last as long: one that ends later was taken by a clock that ran ahead, and counts for nothing. */
  readonly until: string;
}

/** What posting needs so that a digest is posted once, whatever happens. Each call is one durable transaction. */
export interface DeliveryStore {
  /** Writes digest, slot and parts. False where the slot is taken: nothing is written. */
  planDelivery(plan: PlannedDelivery): Promise<boolean>;
  /** Marks slots that are told and not posted; slots that are taken stay as they are. */
  skipSlots(slots: readonly TimedSlot[], reason: string, at: string): Promise<void>;
  /** The newest of them, newest slot first. */
  skippedSlots(limit: number): Promise<readonly SkippedSlot[]>;
  /**
   * The newest slot of a subscription that was planned or skipped and was due by a time: a clock that ran ahead may
   * have taken later ones.
   */
  lastSlot(subscriptionId: string, by: string): Promise<LastSlot | null>;
  /** The newest slot of the same subscription before this one that was planned, not skipped. */
  slotBefore(slot: Slot): Promise<string | null>;
  /**
   * Claims the open delivery that has waited longest, if any may be tried now and nobody holds it or is posting in its place.
   * Each mark under the claim renews it.
   */
  claimDelivery(lease: Lease): Promise<Delivery | null>;
  /** Gives the delivery back, to be tried again from `notBefore` on. */
  releaseDelivery(claim: Claim, notBefore: string): Promise<void>;
  /** Lets others post in the place of a claim's delivery. */
  leavePlace(claim: Claim): Promise<void>;
  markSending(claim: Claim, part: number, at: string): Promise<void>;
  markPosted(claim: Claim, part: number, posted: PostedPart, at: string): Promise<void>;
  /** Not sent for sure: may be posted again. */
  markPending(claim: Claim, part: number, problem: string, at: string): Promise<void>;
  markUnknown(claim: Claim, part: number, problem: string, at: string): Promise<void>;
  /** Gives up a delivery of which nothing stands anywhere. */
  markExpired(claim: Claim): Promise<void>;
  /** Refused in its full form: what is to be posted from now on is its plain words. */
  markPlain(claim: Claim, part: number, problem: string, at: string): Promise<void>;
  /** Gives up the part; the delivery is closed once nothing is left to post. */
  markRefused(claim: Claim, part: number, problem: string, at: string): Promise<void>;
  /** What was posted before is to be replaced; the part stays posted until then. */
  markStale(claim: Claim, part: number, problem: string, at: string): Promise<void>;
  /** What was posted before stays as it is, for good. */
  markLeft(claim: Claim, part: number, problem: string, at: string): Promise<void>;
  /** Asks that a delivery's digest be made anew. */
  askRedo(deliveryId: string, at: string): Promise<void>;
  /** Deliveries that were asked for again and may be replaced now: nothing of them is left to post. */
  askedRedos(): Promise<readonly Delivery[]>;
  /**
   * Writes the new digest and the new words of the parts, and opens the delivery: posted parts whose words are others
   * now become `stale`, further ones `pending`. False where something of it is left to post: nothing is written.
   */
  replaceDelivery(replacement: Replacement): Promise<boolean>;
  delivery(id: string): Promise<Delivery | null>;
  /** The newest deliveries, newest slot first; of one subscription where it is given. */
  deliveries(limit: number, subscriptionId?: string): Promise<readonly Delivery[]>;
  /** What is known of a place, named by its chat and its id there. */
  placeState(place: string): Promise<PlaceState>;
  /** Leaves a place alone until a time, or for as long as it is left alone already. A rest beyond `longest` counts for nothing. */
  restPlace(place: string, until: string, longest: string): Promise<void>;
  /** Counts a refusal; answers with how many came in a row. */
  countRefusal(place: string): Promise<number>;
  forgetRefusals(place: string): Promise<void>;
  /** Pauses a subscription; its open deliveries wait until it is active again. */
  pauseSubscription(id: string, because: string): Promise<void>;
  resumeSubscription(id: string): Promise<void>;
}
