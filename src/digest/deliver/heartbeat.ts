import type { Store } from "../../store/store.ts";

type RecordStore = Pick<Store, "record" | "keepRecord">;

/** The bot's last tick, so that a late briefing can say since when it was down. */
const BEAT = "heartbeat";

/** Ticks come every minute: a longer silence was a stop, a crash or a sleep. */
const SILENCE_MILLISECONDS = 3 * 60_000;

/** Since when the bot was down until now; null where it was not, or never ran before. */
export async function downUntilNow(store: RecordStore, now: Date): Promise<Date | null> {
  const last = await store.record(BEAT);
  if (!last) return null;
  return now.getTime() - Date.parse(last.at) > SILENCE_MILLISECONDS ? new Date(last.at) : null;
}

export const beat = (store: RecordStore, now: Date): Promise<void> =>
  store.keepRecord(BEAT, { at: now.toISOString(), details: null });
