import { problemWords } from "../../model/problem.ts";
import type { Destination } from "../../model/subscription.ts";
import { DEFAULT_GRACE_MILLISECONDS } from "../../schedule/slots.ts";
import {
  type Claim,
  type Delivery,
  type DeliveryPart,
  LEASE_MILLISECONDS,
  LONGEST_WAIT_MILLISECONDS,
  type PartState,
} from "../../store/delivery-store.ts";
import { editPart } from "./edit-part.ts";
import { linkStories } from "./link-stories.ts";
import { placesOf } from "./places.ts";
import { postPart } from "./post-part.ts";
import { settlePart } from "./settle-part.ts";
import { GO_ON, type Outcome, type Posting, placeName, type Work, waitFor } from "./work.ts";

/** Slack's documented limit is one message a second and channel; Discord's buckets allow more. */
const GAP_BETWEEN_POSTS_MILLISECONDS = 1_100;
const UNTRIED_MILLISECONDS = 60_000;

/** So many channels at once, each at its own pace: below what Discord lets a bot ask in a second (50). */
const PLACES_AT_ONCE = 40;

/** Posting, going on beside whatever else the bot does. */
export interface Delivering {
  /** Takes up what waits and is not in hand; never waits, never throws. */
  begin(): void;
  /** Resolves when nothing is in hand; answers with the number of deliveries worked on so far. */
  idle(): Promise<number>;
}

/**
 * Posts and edits what waits for it, several places at once, and in each one thing after the other: no channel waits for
 * another's pace. A part is posted once per decision made here: what may have been sent is looked for before it is sent
 * again. An edit is simply repeated.
 */
export function createDelivering(posting: Posting, signal: AbortSignal): Delivering {
  const workers = new Set<Promise<void>>();
  let worked = 0;
  let claiming: Promise<unknown> = Promise.resolve();
  const claimInTurn = (): Promise<Claimed | null> => {
    const claimed = claiming.then(() => claimNext(posting));
    claiming = claimed.catch(() => undefined);
    return claimed;
  };
  const work = async (): Promise<void> => {
    while (!signal.aborted) {
      const claimed = await claimInTurn();
      if (claimed === null) return;
      begin();
      await workSafely(posting, claimed, signal);
      worked += 1;
      posting.onWorked?.();
    }
  };
  const begin = (): void => {
    if (workers.size >= PLACES_AT_ONCE || signal.aborted) return;
    const worker = work()
      .catch((thrown: unknown) => posting.tell(`Nothing could be posted: ${problemWords(thrown)}. It is tried again.`))
      .finally(() => workers.delete(worker));
    workers.add(worker);
  };
  return {
    begin,
    idle: async () => {
      while (workers.size > 0) await Promise.all(workers);
      return worked;
    },
  };
}

/** Posts until nothing is left that may be tried now. Answers with the number of deliveries worked on. */
export async function deliverWaiting(posting: Posting, signal: AbortSignal): Promise<number> {
  const delivering = createDelivering(posting, signal);
  delivering.begin();
  return delivering.idle();
}

interface Claimed {
  readonly delivery: Delivery;
  readonly subscription: Destination;
  readonly claim: Claim;
  readonly place: string;
}

const DONE: ReadonlySet<PartState> = new Set(["posted", "left", "refused"]);

/** The delivery that has waited longest and whose place is free; its place is the holder's from then on. */
async function claimNext(posting: Posting): Promise<Claimed | null> {
  const { store, now, newId } = posting;
  const destinations = await store.destinations();
  const holder = newId();
  const until = new Date(now().getTime() + LEASE_MILLISECONDS).toISOString();
  const delivery = await store.claimDelivery({ holder, except: [], now: now().toISOString(), until });
  const subscription = destinations.find(({ id }) => id === delivery?.slot.subscriptionId);
  if (!delivery || !subscription) return null;
  return { delivery, subscription, place: placeName(subscription), claim: { deliveryId: delivery.id, holder } };
}

/** What fails here (the store, a fault of ours) leaves the claim to run out: the delivery is looked at again then. */
async function workSafely(posting: Posting, claimed: Claimed, signal: AbortSignal): Promise<void> {
  try {
    await workOn(posting, claimed, signal);
  } catch (thrown) {
    posting.tell(`Delivery ${claimed.delivery.id} could not be worked on: ${problemWords(thrown)}. It is tried again.`);
  }
  // Where even this fails, others post there once the lease ran out.
  await posting.store.leavePlace(claimed.claim).catch(() => undefined);
}

async function workOn(posting: Posting, claimed: Claimed, signal: AbortSignal): Promise<void> {
  const { delivery, subscription, claim, place } = claimed;
  const chat = posting.chats.find(({ name }) => name === subscription.chat);
  if (!chat) return release(posting, claim, UNTRIED_MILLISECONDS);
  if (isTooOld(posting, delivery)) return expire(posting, subscription, claim);
  const places = placesOf(posting.store);
  const resting = await places.remaining(place, posting.now().getTime());
  if (resting > 0) return release(posting, claim, resting);
  const outcome = await postParts({ posting, chat, subscription, delivery, claim, signal });
  if (outcome.next === "go-on") return;
  if (outcome.isOfPlace) await places.rest(place, outcome.milliseconds, posting.now().getTime());
  await release(posting, claim, outcome.milliseconds);
}

/** Yesterday's news is not posted when a channel comes back; what was begun is ended. */
function isTooOld({ now, grace = DEFAULT_GRACE_MILLISECONDS }: Posting, { madeAt, parts }: Delivery): boolean {
  const isBegun = parts.some(({ state, posted }) => state !== "pending" || posted !== null);
  return !isBegun && now().getTime() - Date.parse(madeAt) > grace;
}

async function expire({ store, tell }: Posting, { name, chat, place }: Destination, claim: Claim): Promise<void> {
  await store.markExpired(claim);
  tell(`"${name}" in ${chat} ${place}: a digest could not be posted in time, and now it is too old. It is not posted.`);
}

async function postParts(work: Work): Promise<Outcome> {
  const { posting, delivery, signal } = work;
  for (const { part } of delivery.parts) {
    if (signal.aborted) return waitFor(0);
    const current = await posting.store.delivery(delivery.id);
    const state = current?.parts.find((one) => one.part === part);
    if (!current || !state || DONE.has(state.state)) continue;
    const outcome = await advance({ ...work, delivery: current }, state);
    if (outcome.next === "wait") return outcome;
    await posting.pause(GAP_BETWEEN_POSTS_MILLISECONDS, signal);
  }
  await linkStories(work);
  return GO_ON;
}

async function advance(work: Work, part: DeliveryPart): Promise<Outcome> {
  if (part.state === "pending") return postPart(work, part);
  if (part.state === "stale" && part.posted !== null) return editPart(work, part, part.posted);
  const settled = await settlePart(work, part);
  return settled === "absent" ? postPart(work, part) : settled;
}

async function release(posting: Posting, claim: Claim, milliseconds: number): Promise<void> {
  const rest = Math.min(milliseconds, LONGEST_WAIT_MILLISECONDS);
  const notBefore = new Date(posting.now().getTime() + rest).toISOString();
  await posting.store.releaseDelivery(claim, notBefore);
}
