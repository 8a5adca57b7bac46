import type { Chat } from "../../chat/chat.ts";
import type { Digest } from "../../model/digest.ts";
import type { Message } from "../../model/message.ts";
import { problemWords } from "../../model/problem.ts";
import type { Destination, Slot, Subscription } from "../../model/subscription.ts";
import type { Tenant } from "../../model/tenant.ts";
import { clocksAt, type DueSlots, dueSlots, type LastSlot } from "../../schedule/slots.ts";
import type { PartContent, TimedSlot } from "../../store/delivery-store.ts";
import type { Store } from "../../store/store.ts";
import { dayAndClock, lateWords, wasDownAt } from "./late-words.ts";
import type { WordsFor } from "./words-for.ts";

/** A digest made for one slot. */
export interface Briefing {
  readonly digest: Digest;
  /** Whose eyes it was made for. */
  readonly tenant: Tenant;
  readonly message: Message;
}

export interface Planning {
  readonly store: Store;
  readonly chats: readonly Chat[];
  /** Makes the digest of one slot; `late` is told in it. */
  readonly brief: (subscription: Subscription, slot: Slot, late: string | null) => Promise<Briefing>;
  /** Keeps a planned digest where people look for it afterwards. */
  readonly archive: (digest: Digest) => Promise<unknown>;
  readonly newId: () => string;
  /** Tells the owner what went wrong, once. */
  readonly tell: (words: string) => void;
  /** In which readers of a briefing are told what no digest says; English where absent. */
  readonly wordsFor?: WordsFor;
  /** When the bot was last known to run, before this run; null on the first. */
  readonly downSince: Date | null;
  /** A delivery waits now. */
  readonly onPlanned?: () => void;
  /** How long after its time a missed slot is still posted, in milliseconds; the default's where absent. */
  readonly grace?: number;
}

/**
 * Writes a delivery for every slot that is due: digest, slot and parts in one transaction, so that a crash leaves all or
 * nothing. Slots missed beyond the grace time are noted, never posted. One subscription's failure is told and does not
 * stop the others. Answers with how many deliveries were planned.
 */
export async function planDue(planning: Planning, now: Date): Promise<number> {
  let planned = 0;
  for (const subscription of await planning.store.subscriptions()) {
    if (subscription.state !== "active") continue;
    try {
      if (await planSubscription(planning, subscription, now)) planned += 1;
    } catch (thrown) {
      planning.tell(
        `The briefing "${subscription.name}" could not be made: ${problemWords(thrown)}. It is tried again.`,
      );
    }
  }
  return planned;
}

async function planSubscription(planning: Planning, subscription: Subscription, now: Date): Promise<boolean> {
  const slots = dueSlots(subscription, await lastSlot(planning.store, subscription, now), now, planning.grace);
  await skipMissed(planning, subscription, slots, now);
  const chat = planning.chats.find(({ name }) => name === subscription.chat);
  if (slots.due === null || !chat) return false;
  const slot = timedSlot(subscription, slots.due);
  const late = slots.late ? lateWords(slots.due, planning.downSince, now, subscription.timeZone) : null;
  const { digest, tenant, message } = await planning.brief(subscription, slot, late);
  const parts = taggedParts(chat.split(message), subscription);
  const delivery = { id: planning.newId(), slot, digest, tenant, parts, madeAt: now.toISOString(), late };
  const isPlanned = await planning.store.planDelivery(delivery);
  if (!isPlanned) return false;
  planning.onPlanned?.();
  await archived(planning, digest);
  return true;
}

/** The first part begins the post of a forum, so that one has the tag. */
export function taggedParts(parts: readonly PartContent[], { tag }: Destination): readonly PartContent[] {
  return tag === undefined ? parts : parts.map((part, index) => (index === 0 ? { ...part, tag: tag.id } : part));
}

/** A folder that cannot be written is no reason to post nothing. */
export async function archived({ archive, tell }: Planning, digest: Digest): Promise<void> {
  try {
    await archive(digest);
  } catch (thrown) {
    tell(`${problemWords(thrown)}. The digest is posted all the same.`);
  }
}

/** Slots from before it began, or from before it got its present times, are not its own. */
async function lastSlot(store: Store, { id, createdAt }: Subscription, now: Date): Promise<LastSlot> {
  const last = await store.lastSlot(id, now.toISOString());
  return last !== null && last.dueAt >= createdAt
    ? { at: new Date(last.dueAt), shown: last.shown }
    : { at: new Date(createdAt), shown: null };
}

function timedSlot({ id, timeZone }: Subscription, dueAt: string): TimedSlot {
  return { subscriptionId: id, dueAt, shown: clocksAt(dueAt, timeZone) };
}

async function skipMissed(planning: Planning, subscription: Subscription, slots: DueSlots, now: Date): Promise<void> {
  const { missed } = slots;
  if (missed.length === 0) return;
  const { name, chat, place, timeZone } = subscription;
  const wasDown = missed.every((dueAt) => wasDownAt(dueAt, planning.downSince));
  const reason = wasDown ? "the bot was down when it was due" : "it could not be made in time";
  const skipped = missed.map((dueAt) => timedSlot(subscription, dueAt));
  await planning.store.skipSlots(skipped, reason, now.toISOString());
  const times = missed.toReversed().map((dueAt) => dayAndClock(new Date(dueAt), timeZone));
  planning.tell(`"${name}" in ${chat} ${place}: not posted, since ${reason}: ${times.join(", ")} (${timeZone}).`);
}
