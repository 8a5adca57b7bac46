import type { Posted } from "../../chat/chat.ts";
import { Problem, problemWords } from "../../model/problem.ts";
import type { DeliveryPart } from "../../store/delivery-store.ts";
import { pausePlace } from "./pause-place.ts";
import { placesOf, REFUSALS_OF_A_DEAD_PLACE } from "./places.ts";
import { SETTLING_MILLISECONDS } from "./settle-part.ts";
import {
  backOffFor,
  GO_ON,
  lookFrom,
  type Outcome,
  placeName,
  RETRY_UNREACHABLE_MILLISECONDS,
  threadFor,
  type Work,
  waitFor,
} from "./work.ts";

const RETRY_DEAD_PLACE_MILLISECONDS = 60_000;

/** Posts one part once, and notes what became of it before and after the call. */
export async function postPart(work: Work, part: DeliveryPart): Promise<Outcome> {
  const { posting, chat, subscription, delivery, claim } = work;
  const at = () => posting.now().toISOString();
  // From before the mark: the lease lasts longer than this look allows.
  const look = lookFrom(posting);
  await posting.store.markSending(claim, part.part, at());
  let posted: Posted;
  try {
    const threadOf = threadFor(delivery, part.part);
    const key = { delivery: delivery.id, part: part.part };
    posted = await chat.post(subscription.place, { ...part.content, threadOf }, key, look);
  } catch (thrown) {
    return afterFailure(work, { ...part, attempts: part.attempts + 1 }, thrown, at());
  }
  // A store that fails now says nothing of the post: the part stays begun, and is looked for before it is posted again.
  await posting.store.markPosted(claim, part.part, posted, at());
  await placesOf(posting.store).forgetRefusals(placeName(subscription));
  return GO_ON;
}

async function afterFailure(work: Work, part: DeliveryPart, thrown: unknown, at: string): Promise<Outcome> {
  const { posting, claim, chat } = work;
  const words = problemWords(thrown);
  const rest = chat.restAfter?.(part.attempts) ?? 0;
  const code = thrown instanceof Problem ? thrown.code : "outcome-unknown";
  switch (code) {
    case "rate-limited":
      await posting.store.markPending(claim, part.part, words, at);
      return backOffFor((thrown as Problem).retryAfterMilliseconds ?? RETRY_UNREACHABLE_MILLISECONDS);
    case "busy": // Not sent. Whoever took the delivery over meanwhile keeps it: then this mark is refused.
    case "unavailable":
    case "unreachable":
      await posting.store.markPending(claim, part.part, words, at);
      return waitFor(Math.max(rest, RETRY_UNREACHABLE_MILLISECONDS));
    case "not-allowed":
    case "not-found":
      return afterDeadPlace(work, part, words, at);
    case "bad-input":
    case "too-large":
      return afterRefusal(work, part, words, at);
    case "thread-gone":
      return giveUpThread(work, part, words, at);
    default:
      await posting.store.markUnknown(claim, part.part, words, at);
      return waitFor(Math.max(rest, SETTLING_MILLISECONDS));
  }
}

/**
 * What is refused in its full form is posted as plain words, since news that looks poor is better than none. Where even
 * those are refused the next part is posted; a first part that is refused so tells of its place.
 */
async function afterRefusal(work: Work, part: DeliveryPart, words: string, at: string): Promise<Outcome> {
  const { posting, claim, subscription, chat } = work;
  const which = `Part ${part.part + 1} of "${subscription.name}" in ${chat.name} ${subscription.place}`;
  if (part.content.plain !== true) {
    await posting.store.markPlain(claim, part.part, words, at);
    posting.tell(`${which} was refused, and is posted as plain words: ${words}`);
    return postPart(work, { ...part, content: { ...part.content, plain: true } });
  }
  posting.onRefused?.();
  if (isFirst(work, part)) return afterDeadPlace(work, part, words, at);
  await posting.store.markRefused(claim, part.part, words, at);
  posting.tell(`${which} was refused as plain words too, and is left out: ${words}`);
  return GO_ON;
}

const isFirst = ({ delivery }: Work, { part }: DeliveryPart): boolean => part === delivery.parts[0]?.part;

/** People took away what the rest would stand under: they do not want the rest either. */
async function giveUpThread(
  { posting, claim, delivery, subscription, chat }: Work,
  from: DeliveryPart,
  words: string,
  at: string,
): Promise<Outcome> {
  const left = delivery.parts.filter(
    ({ part, state }) => part === from.part || (part > from.part && state !== "posted"),
  );
  for (const { part } of left) await posting.store.markRefused(claim, part, words, at);
  posting.tell(`The rest of "${subscription.name}" in ${chat.name} ${subscription.place} is not posted: ${words}`);
  return GO_ON;
}

async function afterDeadPlace(work: Work, part: DeliveryPart, words: string, at: string): Promise<Outcome> {
  const { posting, claim, subscription } = work;
  await posting.store.markPending(claim, part.part, words, at);
  const refusals = await placesOf(posting.store).refused(placeName(subscription));
  if (Math.max(refusals, part.attempts) < REFUSALS_OF_A_DEAD_PLACE) return backOffFor(RETRY_DEAD_PLACE_MILLISECONDS);
  await pausePlace(work, words);
  return waitFor(RETRY_DEAD_PLACE_MILLISECONDS);
}
