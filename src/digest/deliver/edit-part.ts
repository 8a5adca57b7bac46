import type { Posted } from "../../chat/chat.ts";
import { Problem, problemWords } from "../../model/problem.ts";
import type { DeliveryPart } from "../../store/delivery-store.ts";
import {
  backOffFor,
  GO_ON,
  lookFrom,
  type Outcome,
  RETRY_UNREACHABLE_MILLISECONDS,
  threadFor,
  type Work,
  waitFor,
} from "./work.ts";

/**
 * Replaces what a part says where it stands. An edit whose answer was lost is repeated, since it changes nothing then.
 * What people deleted stays deleted, and what may not be edited stays as it is: both are told, and no place is paused.
 */
export async function editPart(work: Work, part: DeliveryPart, posted: Posted): Promise<Outcome> {
  const { posting, chat, delivery, claim } = work;
  const at = () => posting.now().toISOString();
  const look = lookFrom(posting);
  await posting.store.markStale(claim, part.part, part.problem ?? "it is being replaced", at());
  try {
    const key = { delivery: delivery.id, part: part.part };
    await chat.edit(posted, { ...part.content, threadOf: threadFor(delivery, part.part) }, key, look);
    await posting.store.markPosted(claim, part.part, posted, at());
    return GO_ON;
  } catch (thrown) {
    return afterFailure(work, part, thrown, at());
  }
}

async function afterFailure(work: Work, part: DeliveryPart, thrown: unknown, at: string): Promise<Outcome> {
  const { posting, claim, subscription, chat } = work;
  const words = problemWords(thrown);
  switch (thrown instanceof Problem ? thrown.code : "outcome-unknown") {
    case "not-found":
    case "not-allowed":
    case "bad-input":
    case "too-large":
      await posting.store.markLeft(claim, part.part, words, at);
      posting.tell(
        `Part ${part.part + 1} of "${subscription.name}" in ${chat.name} ${subscription.place} stays as it is: ${words}`,
      );
      return GO_ON;
    case "rate-limited":
      await posting.store.markStale(claim, part.part, words, at);
      return backOffFor((thrown as Problem).retryAfterMilliseconds ?? RETRY_UNREACHABLE_MILLISECONDS);
    default:
      await posting.store.markStale(claim, part.part, words, at);
      return waitFor(RETRY_UNREACHABLE_MILLISECONDS);
  }
}
