import type { Digest } from "../model/digest.ts";
import type { MessageBlock } from "../model/message.ts";
import type { Slot } from "../model/subscription.ts";

/**
 * `sending`: the call was begun and its answer is not known; `unknown`: its answer was lost; `refused`: the platform
 * will never take it. A part found `sending` after a crash is to be treated as `unknown`.
 */
export type PartState = "pending" | "sending" | "posted" | "unknown" | "refused";

/** What a part says, frozen when the digest was made. */
export interface PartContent {
  readonly summary: string;
  readonly blocks: readonly MessageBlock[];
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
  readonly digestId: string;
  readonly madeAt: string;
  /** Words for readers of a late digest; null for one in time. */
  readonly late: string | null;
  /** `open`: parts are left to post; `posted`; `refused`: given up. */
  readonly state: "open" | "posted" | "refused";
  readonly parts: readonly DeliveryPart[];
}

/** A slot that was told and not posted. */
export interface SkippedSlot {
  readonly slot: Slot;
  readonly reason: string;
}

/** A digest for one slot, ready to be posted. */
export interface PlannedDelivery {
  readonly id: string;
  readonly slot: Slot;
  readonly digest: Digest;
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

export interface Lease {
  readonly holder: string;
  readonly now: string;
  readonly until: string;
}

/** What posting needs so that a digest is posted once, whatever happens. Each call is one durable transaction. */
export interface DeliveryStore {
  /** Writes digest, slot and parts. False where the slot is taken: nothing is written. */
  planDelivery(plan: PlannedDelivery): Promise<boolean>;
  /** Marks slots that are told and not posted; slots that are taken stay as they are. */
  skipSlots(slots: readonly Slot[], reason: string, at: string): Promise<void>;
  /** The newest of them, newest slot first. */
  skippedSlots(limit: number): Promise<readonly SkippedSlot[]>;
  /** The newest slot of a subscription that was planned or skipped. */
  lastSlot(subscriptionId: string): Promise<string | null>;
  /** Claims the open delivery that has waited longest, if any may be tried now and nobody holds it. */
  claimDelivery(lease: Lease): Promise<Delivery | null>;
  /** Gives the delivery back, to be tried again from `notBefore` on. */
  releaseDelivery(claim: Claim, notBefore: string): Promise<void>;
  markSending(claim: Claim, part: number, at: string): Promise<void>;
  markPosted(claim: Claim, part: number, posted: PostedPart, at: string): Promise<void>;
  /** Not sent for sure: may be posted again. */
  markPending(claim: Claim, part: number, problem: string, at: string): Promise<void>;
  markUnknown(claim: Claim, part: number, problem: string, at: string): Promise<void>;
  /** Gives up the part and with it the delivery. */
  markRefused(claim: Claim, part: number, problem: string, at: string): Promise<void>;
  delivery(id: string): Promise<Delivery | null>;
  /** The newest deliveries, newest slot first; of one subscription where it is given. */
  deliveries(limit: number, subscriptionId?: string): Promise<readonly Delivery[]>;
  /** Pauses a subscription; its open deliveries wait until it is active again. */
  pauseSubscription(id: string, because: string): Promise<void>;
  resumeSubscription(id: string): Promise<void>;
}
