import type { Chat } from "../../chat/chat.ts";
import { Problem } from "../../model/problem.ts";
import { type Destination, isBriefing } from "../../model/subscription.ts";
import type { Store } from "../../store/store.ts";
import { anew } from "../../words/anew.ts";
import { ENGLISH, type Words } from "../../words/words.ts";
import { placesOf } from "./places.ts";
import { placeName, type Work } from "./work.ts";

/** Pauses every briefing of a dead place and tells the owner and those who started them once, however many wait there. */
export async function pausePlace({ posting, chat, subscription }: Work, words: string): Promise<void> {
  const place = placeName(subscription);
  const affected = (await posting.store.destinations()).filter(
    (one) => one.state === "active" && placeName(one) === place,
  );
  for (const { id } of affected) await posting.store.pauseSubscription(id, words);
  await placesOf(posting.store).forgetRefusals(place);
  await tellStarters(posting.wordsFor?.(subscription) ?? ENGLISH, chat, affected, words);
  const names = affected.map(({ name }) => `"${name}"`).join(", ");
  posting.tell(
    `${names} in ${chat.name} ${subscription.place}: paused, the place refuses what is posted. ${words} ` +
      `Mend that, then run: soundbite deliveries --resume ${subscription.id}`,
  );
}

/** One who cannot be told for the moment is not told: the operator is in any case, and `/briefing show` says it too. */
async function tellStarters(own: Words, chat: Chat, affected: readonly Destination[], reason: string): Promise<void> {
  const told = affected
    .filter(({ workspace }) => workspace !== "")
    .map((one) => {
      const what = isBriefing(one) ? "briefing.starterTold" : "following.starterTold";
      return [one.createdBy, own.say(what, { place: one.place, reason: anew(reason, own) })] as const;
    });
  for (const [words, people] of Map.groupBy(told, ([, words]) => words)) {
    for (const person of new Set(people.map(([person]) => person)))
      await chat.tellPerson(person, words).catch(() => undefined);
  }
}

/**
 * Resumes a paused briefing and the others that were paused with it, since one mended place mends them all. Answers with
 * their ids. Throws Problem `bad-input` where there is no such briefing.
 */
export async function resumeBriefing(store: Store, id: string): Promise<readonly string[]> {
  const asked = await briefingOf(store, id);
  const together = (await store.destinations()).filter(
    (one) => one.state === "paused" && one.pausedBecause === asked.pausedBecause && placeName(one) === placeName(asked),
  );
  const ids = [...new Set([id, ...together.map((one) => one.id)])];
  for (const one of ids) await store.resumeSubscription(one);
  return ids;
}

/** The briefing with an id. Throws Problem `bad-input`, with the ids there are, where there is none. */
export async function briefingOf(store: Store, id: string): Promise<Destination> {
  const known = await store.destinations();
  const asked = known.find((subscription) => subscription.id === id);
  if (asked) return asked;
  const ids = known.map((subscription) => subscription.id).join(", ") || "none";
  throw new Problem("bad-input", `there is no briefing "${id}". Those there are: ${ids}`);
}
