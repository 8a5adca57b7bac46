import type { TimeWindow } from "../model/digest.ts";
import { Problem } from "../model/problem.ts";
import { instantOf } from "../schedule/wall-clock.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface WindowOptions {
  readonly from?: string;
  readonly until?: string;
}

/**
 * The window that `--from` and `--until` name: days (of the digest's time zone) or ISO moments; `until` a day means to
 * its end. Left out: until now, and from as many hours before as configured. Throws Problem `bad-input`.
 */
export function windowOf({ from, until }: WindowOptions, timeZone: string, hours: number, now: Date): TimeWindow {
  const end = until === undefined ? now.getTime() : momentOf(until, "--until", timeZone, DAY);
  const start = from === undefined ? end - hours * HOUR : momentOf(from, "--from", timeZone, 0);
  if (start >= end) throw new Problem("bad-input", `--from ${from} is not before --until ${until ?? "now"}`);
  return { from: new Date(start).toISOString(), until: new Date(end).toISOString() };
}

export function momentOf(text: string, option: string, timeZone: string, addToDay: number): number {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const parsed = Date.parse(isDay ? `${text}T00:00:00Z` : text);
  if (Number.isNaN(parsed)) {
    throw new Problem(
      "bad-input",
      `${option} "${text}" is not a time. Write a day (2026-03-04) or a moment (2026-03-04T08:00:00Z).`,
    );
  }
  return isDay ? instantOf(parsed + addToDay, timeZone) : parsed;
}
