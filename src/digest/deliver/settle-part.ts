import type { Chat } from "../../chat/chat.ts";
import { Problem } from "../../model/problem.ts";
import type { DeliveryPart } from "../../store/delivery-store.ts";
import { backOffFor, GO_ON, type Outcome, threadFor, type Work, waitFor } from "./work.ts";

/** Longer than a platform takes at worst to show a post whose answer was lost. */
export const SETTLING_MILLISECONDS = 30_000;
/** The chat's clock and ours may differ by so much. */
const CLOCK_SKEW_MILLISECONDS = 10 * 60_000;
const LOOK_AGAIN_MILLISECONDS = 60_000;

/**
 * Finds out what became of a part whose answer was lost: waits until the platform must show it, then looks for it.
 * Where the history cannot be read nobody can know: the briefing is paused and its owner told, rather than doubled.
 */
export async function settlePart(work: Work, part: DeliveryPart): Promise<Outcome | "absent"> {
  const { posting, chat, subscription, delivery, claim } = work;
  const settledAt = Date.parse(part.changedAt) + SETTLING_MILLISECONDS;
  // A clock that was set back meanwhile makes the wait no longer than it was meant to be.
  const missing = Math.min(settledAt - posting.now().getTime(), SETTLING_MILLISECONDS);
  if (missing > 0) return waitFor(missing);
  const since = new Date(Date.parse(part.changedAt) - CLOCK_SKEW_MILLISECONDS);
  const key = { delivery: delivery.id, part: part.part };
  const threadOf = threadFor(delivery, part.part);
  const found = await look(() => chat.find({ place: subscription.place, key, since, threadOf }));
  if (found === "unreadable") return giveUpLooking(work, part);
  if (typeof found === "object" && "failed" in found) return found.failed;
  const at = posting.now().toISOString();
  if (found === "absent") {
    await posting.store.markPending(claim, part.part, "its answer was lost, and it was not found", at);
    return "absent";
  }
  await posting.store.markPosted(claim, part.part, found, at);
  return GO_ON;
}

type Found = Awaited<ReturnType<Chat["find"]>>;

/** Looking that fails decides nothing: it is done again, never before a rate limit has passed. */
async function look(find: () => Promise<Found>): Promise<Found | { readonly failed: Outcome }> {
  try {
    return await find();
  } catch (thrown) {
    const wait = thrown instanceof Problem ? (thrown.retryAfterMilliseconds ?? 0) : 0;
    return { failed: backOffFor(Math.max(wait, LOOK_AGAIN_MILLISECONDS)) };
  }
}

async function giveUpLooking({ posting, subscription, chat }: Work, part: DeliveryPart): Promise<Outcome> {
  const because = `part ${part.part + 1} may stand there or not, and the history cannot be read`;
  await posting.store.pauseSubscription(subscription.id, because);
  posting.tell(
    `"${subscription.name}" in ${chat.name} ${subscription.place} is paused: ${because}. Let the bot read the channel's ` +
      `history, then run: soundbite deliveries --resume ${subscription.id}`,
  );
  return waitFor(LOOK_AGAIN_MILLISECONDS);
}
