import type { Chat, LastLook, Posted } from "../../chat/chat.ts";
import { Problem } from "../../model/problem.ts";
import type { Destination } from "../../model/subscription.ts";
import { type Claim, type Delivery, LEASE_MILLISECONDS } from "../../store/delivery-store.ts";
import type { Store } from "../../store/store.ts";
import type { WordsFor } from "./words-for.ts";

export interface Posting {
  readonly store: Store;
  readonly chats: readonly Chat[];
  readonly now: () => Date;
  /** Milliseconds by a clock that nobody sets; those of `now` where absent. */
  readonly elapsed?: () => number;
  readonly newId: () => string;
  /** Waits, or until the signal: posts to one place are paced. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Tells the owner what went wrong, once. */
  readonly tell: (words: string) => void;
  /** In which the people of a briefing are told; English where absent. */
  readonly wordsFor?: WordsFor;
  /** A delivery was worked on. */
  readonly onWorked?: () => void;
  /** A part was refused for good. */
  readonly onRefused?: () => void;
  /** How long a digest may wait before anything of it is posted, in milliseconds; the default grace where absent. */
  readonly grace?: number;
}

/** So long after a mark under a claim a call may still begin: it ends by its own deadline while the lease lasts. */
const CALL_WITHIN_MILLISECONDS = LEASE_MILLISECONDS / 2;

/**
 * A last look before a call, for the time from now on, which a mark under the claim begins anew. A process that was paused
 * meanwhile, or a machine that slept, finds that somebody else may have the delivery by then: Problem `busy`, nothing was sent.
 */
export function lookFrom({ now, elapsed }: Posting): LastLook {
  const time = () => [now().getTime(), elapsed?.() ?? 0] as const;
  const [at, since] = time();
  return () => {
    const [laterAt, later] = time();
    if (Math.max(laterAt - at, later - since) <= CALL_WITHIN_MILLISECONDS) return;
    throw new Problem("busy", "this process stood still, and another may have the delivery by now");
  };
}

/** One delivery being worked on, under a claim. */
export interface Work {
  readonly posting: Posting;
  readonly chat: Chat;
  readonly subscription: Destination;
  readonly delivery: Delivery;
  readonly claim: Claim;
  readonly signal: AbortSignal;
}

/** What became of a part: go on with the next one, or give the delivery back until a time. */
export type Outcome =
  | { readonly next: "go-on" }
  | {
      readonly next: "wait";
      readonly milliseconds: number;
      /** Other deliveries to the same place wait as well. */
      readonly isOfPlace: boolean;
    };

/** A place's name among those of all chats. */
export const placeName = ({ chat, place }: Pick<Destination, "chat" | "place">): string => `${chat} ${place}`;

/** The first part stands by itself; the others go into its thread. */
export function threadFor({ parts: [first] }: Delivery, part: number): Posted | null {
  return part === first?.part ? null : (first?.posted ?? null);
}

/** A chat that cannot be reached, or has no time, is asked again after so long. */
export const RETRY_UNREACHABLE_MILLISECONDS = 15_000;

export const GO_ON: Outcome = { next: "go-on" };
export const waitFor = (milliseconds: number): Outcome => ({ next: "wait", milliseconds, isOfPlace: false });
export const backOffFor = (milliseconds: number): Outcome => ({ next: "wait", milliseconds, isOfPlace: true });
