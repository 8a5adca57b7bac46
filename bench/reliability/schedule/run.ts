import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deliverWaiting } from "../../../src/digest/deliver/deliver.ts";
import { type Planning, planDue } from "../../../src/digest/deliver/plan.ts";
import type { Subscription } from "../../../src/model/subscription.ts";
import { DEFAULT_GRACE_MILLISECONDS } from "../../../src/schedule/slots.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import type { Store } from "../../../src/store/store.ts";
import { aDigest, aSubscription } from "../../../test/builders.ts";
import { createPlatform, type Fate } from "../../../test/digest/deliver/platform.ts";
import { type PlainSchedule, referenceSlots } from "../../../test/schedule/reference.ts";
import { seededRandom } from "../../seeded-random.ts";

export interface ScheduleSize {
  readonly zones: readonly string[];
  readonly from: Date;
  readonly until: Date;
  readonly seed: number;
}

export interface ScheduleResult {
  /** Slots that the reference names. */
  readonly slots: number;
  readonly onTime: number;
  /** Posted late: the newest of those that a sleep swallowed. */
  readonly late: number;
  /** Told and not posted: older ones, or such that had been missed for too long. */
  readonly told: number;
  readonly sleeps: number;
  readonly restarts: number;
  /** Slots of which the bot did something else than the reference expects, and posts without a slot. */
  readonly wrong: readonly string[];
}

const MINUTE = 60_000;
/** Every slot falls on a multiple of it. */
const TICK = 15 * MINUTE;
const LONGEST_SLEEP_TICKS = 200;
const LONGEST_WAKE_TICKS = 400;
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const WEEKDAYS = [1, 2, 3, 4, 5];
/** Times of day that clocks skip and repeat, and one that they do not. */
const SCHEDULES: readonly PlainSchedule[] = [
  { hour: 2, minute: 30, weekdays: EVERY_DAY },
  { hour: 0, minute: 15, weekdays: EVERY_DAY },
  { hour: 8, minute: 0, weekdays: WEEKDAYS },
];

interface Nap {
  /** The last tick before and the first after. */
  readonly from: number;
  readonly until: number;
}

interface Simulation {
  readonly size: ScheduleSize;
  readonly file: string;
  readonly naps: readonly Nap[];
  restarts: number;
}

/** Lets a bot tick through years on a fake clock, put to sleep and restarted at random, beside the reference. */
export async function runSchedule(size: ScheduleSize): Promise<ScheduleResult> {
  const folder = mkdtempSync(join(tmpdir(), "schedule-"));
  try {
    const simulation = { size, file: join(folder, "store.sqlite"), naps: napsOf(size), restarts: 0 };
    const posted = await simulate(simulation);
    return await compared(simulation, posted);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One in two days on average, of a quarter of an hour to two days. */
function napsOf({ from, until, seed }: ScheduleSize): Nap[] {
  const random = seededRandom(seed);
  const naps: Nap[] = [];
  for (let at = from.getTime(); at < until.getTime(); ) {
    const sleepsAt = at + TICK * Math.ceil(1 + random() * LONGEST_WAKE_TICKS);
    const wakesAt = sleepsAt + TICK * Math.ceil(random() ** 3 * LONGEST_SLEEP_TICKS);
    if (wakesAt < until.getTime()) naps.push({ from: sleepsAt, until: wakesAt });
    at = wakesAt;
  }
  return naps;
}

const briefingsOf = ({ zones, from }: ScheduleSize): readonly (readonly [Subscription, PlainSchedule])[] =>
  zones.flatMap((timeZone) =>
    SCHEDULES.map((schedule) => {
      const { hour, minute, weekdays } = schedule;
      const cron = `${minute} ${hour} * * ${weekdays.length === 7 ? "*" : weekdays.join(",")}`;
      const id = `${timeZone} ${hour}:${minute}`;
      const createdAt = new Date(from.getTime() - 1).toISOString();
      return [aSubscription({ id, chat: "slack", place: id, cron, timeZone, createdAt }), schedule] as const;
    }),
  );

/** Answers with the slots that were posted, one entry a post: "ID DUE". */
async function simulate(simulation: Simulation): Promise<string[]> {
  const { size, file, naps } = simulation;
  const random = seededRandom(size.seed + 1);
  let now = size.from.getTime();
  const clock = () => new Date(now);
  const platform = createPlatform(clock, ([] as Fate[])[Symbol.iterator]());
  let store = await openSqlite(file);
  for (const [briefing] of briefingsOf(size)) await store.keepSubscription(briefing);
  let nap = 0;
  while (now < size.until.getTime()) {
    await tick(store, platform.chat, clock);
    const asleep = naps[nap]?.from === now ? naps[nap++] : undefined;
    now = asleep?.until ?? now + TICK;
    if (asleep === undefined || random() < 0.5) continue;
    await store.close();
    store = await openSqlite(file);
    simulation.restarts += 1;
  }
  await store.close();
  return platform.posts.map(({ words }) => words);
}

let serial = 0;

async function tick(store: Store, chat: ReturnType<typeof createPlatform>["chat"], clock: () => Date): Promise<void> {
  const newId = () => `id${++serial}`;
  const quiet = { store, chats: [chat], newId, tell: () => undefined };
  const brief: Planning["brief"] = async ({ id }, { dueAt }) => ({
    digest: aDigest({ id: `${id} ${dueAt}` }),
    tenant: "",
    message: { summary: `${id} ${dueAt}`, blocks: [], thread: [], visibility: "everyone" },
  });
  const planned = await planDue({ ...quiet, brief, archive: async () => undefined, downSince: null }, clock());
  const posting = { ...quiet, now: clock, pause: async () => undefined };
  if (planned > 0) await deliverWaiting(posting, new AbortController().signal);
}

async function compared({ size, file, naps, restarts }: Simulation, posted: string[]): Promise<ScheduleResult> {
  const store = await openSqlite(file);
  const skipped = new Set(
    (await store.skippedSlots(1_000_000)).map(({ slot }) => `${slot.subscriptionId} ${slot.dueAt}`),
  );
  await store.close();
  const counts = Map.groupBy(posted, (name) => name);
  const wrong: string[] = [];
  const seen = { slots: 0, onTime: 0, late: 0, told: 0 };
  for (const [{ id, timeZone }, schedule] of briefingsOf(size)) {
    const slots = referenceSlots(schedule, timeZone, size.from, size.until);
    for (const [index, slot] of slots.entries()) {
      const name = `${id} ${slot}`;
      const fate = expectedFate(slot, slots[index + 1], naps);
      seen.slots += 1;
      seen[fate] += 1;
      const isRight =
        fate === "told" ? skipped.has(name) && !counts.has(name) : counts.get(name)?.length === 1 && !skipped.has(name);
      if (!isRight) wrong.push(`${name}: ${fate} expected`);
      counts.delete(name);
    }
  }
  for (const name of counts.keys()) wrong.push(`${name}: posted, and no slot`);
  return { ...seen, sleeps: naps.length, restarts, wrong };
}

/** A slot swallowed by a sleep is posted when the bot wakes, where it is the newest of them and not too old. */
function expectedFate(slot: string, next: string | undefined, naps: readonly Nap[]): "onTime" | "late" | "told" {
  const at = Date.parse(slot);
  const nap = naps.find(({ from, until }) => from < at && at < until);
  if (nap === undefined) return "onTime";
  const isNewest = next === undefined || Date.parse(next) > nap.until;
  return isNewest && nap.until - at <= DEFAULT_GRACE_MILLISECONDS ? "late" : "told";
}
