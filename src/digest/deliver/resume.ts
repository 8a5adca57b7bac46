import { Problem } from "../../model/problem.ts";
import type { Subscription } from "../../model/subscription.ts";
import type { Store } from "../../store/store.ts";
import { placeName } from "./work.ts";

/**
 * Resumes a paused briefing and the others that were paused with it, since one mended place mends them all. Answers with
 * their ids. Throws Problem `bad-input` where there is no such briefing.
 */
export async function resumeBriefing(store: Store, id: string): Promise<readonly string[]> {
  const asked = await briefingOf(store, id);
  const together = (await store.subscriptions()).filter(
    (one) => one.state === "paused" && one.pausedBecause === asked.pausedBecause && placeName(one) === placeName(asked),
  );
  const ids = [...new Set([id, ...together.map((one) => one.id)])];
  for (const one of ids) await store.resumeSubscription(one);
  return ids;
}

/** The briefing with an id. Throws Problem `bad-input`, with the ids there are, where there is none. */
export async function briefingOf(store: Store, id: string): Promise<Subscription> {
  const known = await store.subscriptions();
  const asked = known.find((subscription) => subscription.id === id);
  if (asked) return asked;
  const ids = known.map((subscription) => subscription.id).join(", ") || "none";
  throw new Problem("bad-input", `there is no briefing "${id}". Those there are: ${ids}`);
}
