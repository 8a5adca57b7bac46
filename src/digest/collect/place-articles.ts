import { setImmediate as nextTurn } from "node:timers/promises";
import type { StoryStore } from "../../store/story-store.ts";
import { placeArrivals } from "../../stories/index/place.ts";

const DAY = 86_400_000;
/** Traces are of no use once they are too old to be looked at; a few more than came are forgotten in a round. */
const FORGOTTEN_BESIDE = 100;

/**
 * Sorts what was read and is in no story yet into the stories of the last days, in order of publication. It costs what is
 * new, whatever is kept: new articles are compared with the traces of earlier ones in the store. What is configured is sorted
 * by itself, as if no workspace had added anything; then what each workspace has of its own beside it.
 */
export async function placeArticles(store: StoryStore, now: Date, storyDays: number): Promise<void> {
  const from = new Date(now.getTime() - storyDays * DAY).toISOString();
  const placed = await placeArrivals({ store, from, nextTurn });
  await store.forgetTracesBefore(from, placed + FORGOTTEN_BESIDE);
}
