import { Cron } from "croner";
import { Problem, problemWords } from "../model/problem.ts";
import { instantOf, wallClockAt } from "./wall-clock.ts";

/** When a briefing is due: a five-field cron expression read on the clocks of one zone. */
export interface Schedule {
  readonly cron: string;
  /** IANA time zone. */
  readonly timeZone: string;
  /** ISO dates on those clocks on which nothing is due. */
  readonly quietDays: readonly string[];
}

export interface DueSlots {
  /** The newest slot, if it is still within the grace time; ISO 8601 in UTC. */
  readonly due: string | null;
  /** True where a tick came too late for it to be called on time. */
  readonly late: boolean;
  /** Older slots that were missed, newest first: told, never posted. At most `MOST_TOLD`. */
  readonly missed: readonly string[];
}

/** What is known of the slot before. */
export interface LastSlot {
  readonly at: Date;
  /** What `clocksAt` said of it then; null where that is not known. */
  readonly shown: string | null;
}

export const DEFAULT_GRACE_MILLISECONDS = 3 * 60 * 60 * 1000;
/** A slot taken within this time after it was due is on time. */
export const PUNCTUAL_MILLISECONDS = 2 * 60 * 1000;
const MOST_TOLD = 50;
const DAY = 24 * 60 * 60 * 1000;

/** What the clocks of a zone show at an instant: "2026-03-04T08:00 Europe/Berlin". */
export function clocksAt(instant: string, timeZone: string): string {
  return `${new Date(wallClockAt(Date.parse(instant), timeZone)).toISOString().slice(0, 16)} ${timeZone}`;
}

/**
 * The slots that fell due after `last` and up to `now`. Cron fields are matched against the zone's wall clock, and each
 * matching wall-clock time is one slot: in a DST gap it is due at the first minute after the gap, in an overlap at its
 * first showing. Where the rules of the zone changed meanwhile, a time that its clocks showed at the last slot or before is
 * not due again. Throws Problem `bad-input` where the cron expression is none.
 */
export function dueSlots(schedule: Schedule, last: LastSlot, now: Date, grace = DEFAULT_GRACE_MILLISECONDS): DueSlots {
  if (now.getTime() < soonest(schedule, last.at)) return { due: null, late: false, missed: [] };
  const slots = slotsBetween(schedule, last.at, now).filter((slot) => !wasShown(slot, schedule, last));
  const [newest, ...older] = slots;
  if (newest === undefined) return { due: null, late: false, missed: [] };
  const age = now.getTime() - newest;
  const missed = (age <= grace ? older : slots).slice(0, MOST_TOLD).map(iso);
  return { due: age <= grace ? iso(newest) : null, late: age > PUNCTUAL_MILLISECONDS && age <= grace, missed };
}

const SOONEST_KEPT = 1_000;
const known = new Map<string, number>();

/** Of hundreds of ticks between two slots each asks for the same. */
function soonest(schedule: Schedule, last: Date): number {
  const key = JSON.stringify([schedule.cron, schedule.timeZone, schedule.quietDays, last.getTime()]);
  const found = known.get(key);
  if (found !== undefined) return found;
  const next = nextSlot(schedule, last);
  const instant = next === null ? Number.POSITIVE_INFINITY : Date.parse(next);
  if (known.size >= SOONEST_KEPT) known.clear();
  known.set(key, instant);
  return instant;
}

/** The first slot after an instant, or null where the expression never comes due again. */
export function nextSlot(schedule: Schedule, after: Date): string | null {
  const pattern = wallClockPattern(schedule.cron);
  let wallClock = new Date(wallClockAt(after.getTime(), schedule.timeZone) - DAY);
  for (;;) {
    const next = pattern.nextRun(wallClock);
    if (next === null) return null;
    const instant = instantOf(next.getTime(), schedule.timeZone);
    if (instant > after.getTime() && !isQuiet(schedule, next)) return iso(instant);
    wallClock = next;
  }
}

/** Newest first, without doubles: wall-clock times of one gap are due at one instant. */
function slotsBetween(schedule: Schedule, last: Date, now: Date): number[] {
  const pattern = wallClockPattern(schedule.cron);
  const slots: number[] = [];
  let wallClock = new Date(wallClockAt(now.getTime(), schedule.timeZone) + DAY);
  while (slots.length <= MOST_TOLD) {
    const [previous] = pattern.previousRuns(1, wallClock);
    if (!previous) break;
    wallClock = previous;
    const instant = instantOf(previous.getTime(), schedule.timeZone);
    if (instant <= last.getTime() && previous.getTime() < wallClockAt(last.getTime(), schedule.timeZone) - DAY) break;
    const counts = instant > last.getTime() && instant <= now.getTime() && !isQuiet(schedule, previous);
    if (counts && !slots.includes(instant)) slots.push(instant);
  }
  return slots.sort((a, b) => b - a);
}

function wasShown(slot: number, { timeZone }: Schedule, { shown }: LastSlot): boolean {
  if (shown === null || !shown.endsWith(` ${timeZone}`)) return false;
  return clocksAt(iso(slot), timeZone) <= shown;
}

function isQuiet({ quietDays }: Schedule, wallClock: Date): boolean {
  return quietDays.includes(wallClock.toISOString().slice(0, 10));
}

/** Croner over UTC, so that it sees wall-clock times and no zone. */
function wallClockPattern(cron: string): Cron {
  try {
    return new Cron(cron, { timezone: "UTC", paused: true, mode: "5-part" });
  } catch (cause) {
    const words = `"${cron.slice(0, 80)}" is not a cron expression (${problemWords(cause)}). Write "weekdays 8:00" or "0 8 * * 1-5".`;
    throw new Problem("bad-input", words, { cause });
  }
}

const iso = (instant: number): string => new Date(instant).toISOString();
