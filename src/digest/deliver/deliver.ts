import { problemWords } from "../../model/problem.ts";
import type { Claim, Delivery, DeliveryPart } from "../../store/delivery-store.ts";
import { editPart } from "./edit-part.ts";
import { placesOf } from "./places.ts";
import { postPart } from "./post-part.ts";
import { settlePart } from "./settle-part.ts";
import { GO_ON, type Outcome, type Posting, placeName, type Work, waitFor } from "./work.ts";

/** A call to a chat has its own, shorter deadline: a lease outlives it. After a crash a delivery rests this long. */
const LEASE_MILLISECONDS = 2 * 60_000;
/** Slack's documented limit is one message a second and channel; Discord's buckets allow more. */
const GAP_BETWEEN_POSTS_MILLISECONDS = 1_100;
const UNTRIED_MILLISECONDS = 60_000;

/**
 * Posts and edits what waits for it, until nothing is left that may be tried now. A part is posted once per decision made
 * here: what may have been sent is looked for before it is sent again. An edit is simply repeated. Answers with the number of deliveries worked on.
 */
export async function deliverWaiting(posting: Posting, signal: AbortSignal): Promise<number> {
  let worked = 0;
  while (!signal.aborted) {
    const now = posting.now();
    const holder = posting.newId();
    const until = new Date(now.getTime() + LEASE_MILLISECONDS).toISOString();
    const delivery = await posting.store.claimDelivery({ holder, now: now.toISOString(), until });
    if (delivery === null) break;
    await workSafely(posting, delivery, { deliveryId: delivery.id, holder }, signal);
    worked += 1;
  }
  return worked;
}

/** What fails here (the store, a fault of ours) leaves the claim to run out: the delivery is looked at again then. */
async function workSafely(posting: Posting, delivery: Delivery, claim: Claim, signal: AbortSignal): Promise<void> {
  try {
    await workOn(posting, delivery, claim, signal);
  } catch (thrown) {
    posting.tell(`Delivery ${delivery.id} could not be worked on: ${problemWords(thrown)}. It is tried again.`);
  }
}

async function workOn(posting: Posting, delivery: Delivery, claim: Claim, signal: AbortSignal): Promise<void> {
  const subscription = (await posting.store.subscriptions()).find(({ id }) => id === delivery.slot.subscriptionId);
  const chat = posting.chats.find(({ name }) => name === subscription?.chat);
  if (!subscription || !chat) return release(posting, claim, UNTRIED_MILLISECONDS);
  const place = placeName(subscription);
  const places = placesOf(posting.store);
  const resting = await places.remaining(place, posting.now().getTime());
  if (resting > 0) return release(posting, claim, resting);
  const outcome = await postParts({ posting, chat, subscription, delivery, claim, signal });
  if (outcome.next === "go-on") return;
  if (outcome.isOfPlace) await places.rest(place, posting.now().getTime() + outcome.milliseconds);
  await release(posting, claim, outcome.milliseconds);
}

async function postParts(work: Work): Promise<Outcome> {
  const { posting, delivery, signal } = work;
  for (const { part } of delivery.parts) {
    if (signal.aborted) return waitFor(0);
    const current = await posting.store.delivery(delivery.id);
    const state = current?.parts.find((one) => one.part === part);
    if (!current || !state || state.state === "posted" || state.state === "left") continue;
    const outcome = await advance({ ...work, delivery: current }, state);
    if (outcome.next === "wait") return outcome;
    await posting.pause(GAP_BETWEEN_POSTS_MILLISECONDS, signal);
  }
  return GO_ON;
}

async function advance(work: Work, part: DeliveryPart): Promise<Outcome> {
  if (part.state === "pending") return postPart(work, part);
  if (part.state === "stale" && part.posted !== null) return editPart(work, part, part.posted);
  const settled = await settlePart(work, part);
  return settled === "absent" ? postPart(work, part) : settled;
}

async function release(posting: Posting, claim: Claim, milliseconds: number): Promise<void> {
  const notBefore = new Date(posting.now().getTime() + milliseconds).toISOString();
  await posting.store.releaseDelivery(claim, notBefore);
}
