import { problemWords } from "../model/problem.ts";
import { nextSlot } from "../schedule/slots.ts";
import type { Store } from "../store/store.ts";
import { type Collecting, DUE_WAIT_MILLISECONDS } from "./collect/collecting.ts";
import type { Delivering } from "./deliver/deliver.ts";
import { type Planning, planDue } from "./deliver/plan.ts";
import { planRedos } from "./deliver/redo.ts";

export interface MinuteParts {
  readonly planning: Omit<Planning, "downSince" | "onPlanned">;
  /** Posts what is planned, at its own pace. */
  readonly delivering: Delivering;
  readonly collecting: Collecting;
  /** Plans what those who follow something are told. */
  readonly tellFollowers: () => Promise<void>;
  readonly now: () => Date;
  /** Hears of what was thrown while planning. */
  readonly onFailed: (thrown: unknown) => void;
}

/**
 * What the bot does every minute: it collects where it is time to, and plans what is due. What its sources offer is
 * collected first, within a limit, at the start, after a silence and where a briefing is due: it tells what there is at its
 * time. Answers with why it failed; null where it did not.
 */
export function eachMinute(parts: MinuteParts): () => Promise<string | null> {
  const { planning, collecting, now } = parts;
  let before: Date | null = null;
  return async () => {
    const at = now();
    // Read before any waiting: what the bot waits for itself is no silence.
    const downSince = await downUntilNow(planning.store, at).catch(() => null);
    const wasSilent = before === null || downSince !== null;
    if (wasSilent) await collecting.catchUp();
    // What falls due while it catches up tells what came until then.
    const since = wasSilent ? at : (before ?? at);
    before = now();
    const next = await nextDue(planning.store, since);
    if (next <= before.toISOString()) await collecting.catchUp(DUE_WAIT_MILLISECONDS);
    else if (!wasSilent) collecting.begin(isNear(next, before));
    return plan(parts, downSince);
  };
}

/** What a process does every minute that collects while another one plans. */
export function eachMinuteOfCollecting({
  store,
  collecting,
  now,
}: {
  readonly store: Pick<Store, "subscriptions">;
  readonly collecting: Collecting;
  readonly now: () => Date;
}): () => Promise<void> {
  return async () => collecting.begin(isNear(await nextDue(store, now()), now()));
}

/**
 * Plans what is due; posting goes on beside it, so that no slow channel holds up another's briefing. `downSince` is when the
 * bot was last known to run, where it did not meanwhile. What fails is tried again in a minute.
 */
async function plan(
  { planning, delivering, tellFollowers, now, onFailed }: MinuteParts,
  downSince: Date | null,
): Promise<string | null> {
  try {
    const due = { ...planning, downSince, onPlanned: delivering.begin };
    await planDue(due, now());
    await planRedos(due, now());
    await tellFollowers();
    delivering.begin();
    await beat(planning.store, now());
    return null;
  } catch (thrown) {
    onFailed(thrown);
    return problemWords(thrown);
  }
}

const NEAR_MILLISECONDS = 2 * 60_000;

const isNear = (next: string, now: Date): boolean => next <= new Date(now.getTime() + NEAR_MILLISECONDS).toISOString();

/** When the first briefing falls due behind a moment. */
async function nextDue(store: Pick<Store, "subscriptions">, after: Date): Promise<string> {
  const all = await store.subscriptions().catch(() => []);
  const slots = all.flatMap((one) => (one.state === "active" ? (nextSlot(one, after) ?? []) : []));
  return slots.sort()[0] ?? FAR;
}

/** After every moment. */
const FAR = "9999";

type RecordStore = Pick<Store, "record" | "keepRecord">;

/** The bot's last tick, so that a late briefing can say since when it was down. */
const BEAT = "heartbeat";

/** Ticks come every minute: a longer silence was a stop, a crash or a sleep. */
const SILENCE_MILLISECONDS = 3 * 60_000;

/** Since when the bot was down until now; null where it was not, or never ran before. */
async function downUntilNow(store: RecordStore, now: Date): Promise<Date | null> {
  const last = await store.record(BEAT);
  if (!last) return null;
  return now.getTime() - Date.parse(last.at) > SILENCE_MILLISECONDS ? new Date(last.at) : null;
}

const beat = (store: RecordStore, now: Date): Promise<void> =>
  store.keepRecord(BEAT, { at: now.toISOString(), details: null });
