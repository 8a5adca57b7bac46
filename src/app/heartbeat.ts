import type { Store } from "../store/store.ts";

/** The beat is remembered like a source, so that a late briefing can say since when the bot was down. */
const BEAT = "soundbite:heartbeat";

/** Ticks come every minute: a longer silence was a stop, a crash or a sleep. */
const SILENCE_MILLISECONDS = 3 * 60_000;

/** Since when the bot was down until now; null where it was not, or never ran before. */
export async function downUntilNow(store: Store, now: Date): Promise<Date | null> {
  const last = (await store.sourceState(BEAT))?.lastReadAt;
  if (!last) return null;
  return now.getTime() - Date.parse(last) > SILENCE_MILLISECONDS ? new Date(last) : null;
}

export async function beat(store: Store, now: Date): Promise<void> {
  await store.keepSourceState({
    sourceId: BEAT,
    memo: {},
    lastReadAt: now.toISOString(),
    failures: 0,
    lastProblem: null,
  });
}
