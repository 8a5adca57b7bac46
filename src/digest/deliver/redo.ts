import { problemWords } from "../../model/problem.ts";
import type { Delivery, PartContent } from "../../store/delivery-store.ts";
import type { Store } from "../../store/store.ts";
import { problemSaying } from "../../words/problem-saying.ts";
import { ENGLISH, type Words } from "../../words/words.ts";
import { archived, type Planning, taggedParts } from "./plan.ts";

/** What stands where a story stood that is no longer in the digest: readers of it are told, nothing just vanishes. */
function takenOutPart(words: Words): PartContent {
  const text = words.say("reason.takenOut");
  return { summary: text, blocks: [{ type: "text", spans: [{ text, style: "muted" }] }] };
}

/**
 * Asks that the newest digest of a briefing be made anew: the bot does it within a minute, and edits what it posted.
 * Throws Problem `not-found` where there is none.
 */
export async function askRedo(store: Store, subscriptionId: string, now: Date): Promise<Delivery> {
  const [newest] = await store.deliveries(1, subscriptionId);
  if (!newest) throw problemSaying("not-found", "problem.nothingToRedo");
  await store.askRedo(newest.id, now.toISOString());
  return newest;
}

/**
 * Makes the digests anew that somebody asked for and freezes their new words; `deliverWaiting` then edits what stands
 * in the channels. One that is still being posted waits until it stands there. Answers with how many were made.
 */
export async function planRedos(planning: Planning, now: Date): Promise<number> {
  let made = 0;
  for (const delivery of await planning.store.askedRedos()) {
    try {
      if (await planRedo(planning, delivery, now)) made += 1;
    } catch (thrown) {
      planning.tell(
        `The digest of ${delivery.slot.dueAt} could not be made anew: ${problemWords(thrown)}. It is tried again.`,
      );
    }
  }
  return made;
}

async function planRedo(planning: Planning, delivery: Delivery, now: Date): Promise<boolean> {
  const { store, chats, brief } = planning;
  const subscription = (await store.subscriptions()).find(({ id }) => id === delivery.slot.subscriptionId);
  const chat = chats.find(({ name }) => name === subscription?.chat);
  if (!subscription || !chat) return false;
  const { digest, tenant, message } = await brief(subscription, delivery.slot, delivery.late);
  const parts = partsOver(
    delivery,
    taggedParts(chat.split(message), subscription),
    planning.wordsFor?.(subscription) ?? ENGLISH,
  );
  const isReplaced = await store.replaceDelivery({
    deliveryId: delivery.id,
    digest,
    tenant,
    parts,
    at: now.toISOString(),
  });
  if (isReplaced) await archived(planning, digest);
  return isReplaced;
}

/** Posts are never taken back: where there are fewer parts now, the last ones say so. */
export function partsOver(
  { parts: former }: Delivery,
  parts: readonly PartContent[],
  words: Words,
): readonly PartContent[] {
  const postedCount = former.findLastIndex(({ posted }) => posted !== null) + 1;
  const missing = Math.max(0, postedCount - parts.length);
  return [...parts, ...Array.from({ length: missing }, () => takenOutPart(words))];
}
