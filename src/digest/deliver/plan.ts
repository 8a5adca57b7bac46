import type { Chat } from "../../chat/chat.ts";
import type { Digest } from "../../model/digest.ts";
import type { Message } from "../../model/message.ts";
import type { Slot, Subscription } from "../../model/subscription.ts";
import { type DueSlots, dueSlots } from "../../schedule/slots.ts";
import type { Store } from "../../store/store.ts";

/** A digest made for one slot. */
export interface Briefing {
  readonly digest: Digest;
  readonly message: Message;
}

export interface Planning {
  readonly store: Store;
  readonly chats: readonly Chat[];
  /** Makes the digest of one slot; `late` is told in it. */
  readonly brief: (subscription: Subscription, slot: Slot, late: string | null) => Promise<Briefing>;
  readonly newId: () => string;
  /** Tells the owner what went wrong, once. */
  readonly tell: (words: string) => void;
  /** When the bot was last known to run, before this run; null on the first. */
  readonly downSince: Date | null;
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
      planning.tell(`The briefing "${subscription.name}" could not be made: ${wordsOf(thrown)}. It is tried again.`);
    }
  }
  return planned;
}

async function planSubscription(planning: Planning, subscription: Subscription, now: Date): Promise<boolean> {
  const last = (await planning.store.lastSlot(subscription.id)) ?? subscription.createdAt;
  const slots = dueSlots(subscription, new Date(last), now);
  await skipMissed(planning.store, subscription, slots, now);
  const chat = planning.chats.find(({ name }) => name === subscription.chat);
  if (slots.due === null || !chat) return false;
  const slot = { subscriptionId: subscription.id, dueAt: slots.due };
  const late = slots.late ? lateWords(slots.due, planning.downSince, now, subscription.timeZone) : null;
  const { digest, message } = await planning.brief(subscription, slot, late);
  const parts = chat.split(message);
  return planning.store.planDelivery({ id: planning.newId(), slot, digest, parts, madeAt: now.toISOString(), late });
}

async function skipMissed(store: Store, subscription: Subscription, slots: DueSlots, now: Date): Promise<void> {
  if (slots.missed.length === 0) return;
  const missed = slots.missed.map((dueAt) => ({ subscriptionId: subscription.id, dueAt }));
  await store.skipSlots(missed, "the bot was down when it was due", now.toISOString());
}

/** A bot that ran at the time was held up by something else: then it says only when the digest was due. */
function lateWords(dueAt: string, downSince: Date | null, now: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" });
  const clock = (time: Date) => format.format(time);
  if (downSince && downSince.toISOString() <= dueAt) {
    return `late: the bot was down ${clock(downSince)}–${clock(now)}`;
  }
  return `late: due ${clock(new Date(dueAt))}, made ${clock(now)}`;
}

const wordsOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
