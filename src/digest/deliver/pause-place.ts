import { placesOf } from "./places.ts";
import { placeName, type Work } from "./work.ts";

/** Pauses every briefing of a dead place and tells the owner once, however many briefings wait there. */
export async function pausePlace({ posting, chat, subscription }: Work, words: string): Promise<void> {
  const place = placeName(subscription);
  const affected = (await posting.store.subscriptions()).filter(
    (one) => one.state === "active" && placeName(one) === place,
  );
  for (const { id } of affected) await posting.store.pauseSubscription(id, words);
  await placesOf(posting.store).forgetRefusals(place);
  const names = affected.map(({ name }) => `"${name}"`).join(", ");
  posting.tell(
    `${names} in ${chat.name} ${subscription.place}: paused, the place refuses what is posted. ${words} ` +
      `Mend that, then run: soundbite deliveries --resume ${subscription.id}`,
  );
}
