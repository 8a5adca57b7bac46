import type { Article } from "../../model/article.ts";

const HOUR = 3_600_000;
/** Reports of an event come in bursts: how likely two belong together falls as a power of the time between them. */
const BURST_HOURS = 0.1;
const DECAY = 0.2;
const AT_ONCE = 3;
/** What comes days later is rather a story of its own that follows up. */
const HALF_LIFE_HOURS = 250;
const LEAST_LEFT = 0.65;
/** What is known to the day only lies this far apart on the same day. */
const SAME_DAY_HOURS = 8;
const MOST_KEPT = 16;

/** When a story's articles appeared: some moments in milliseconds, ascending; empty where no date is known. */
export interface Moments {
  readonly times: readonly number[];
  readonly dayOnly: boolean;
  /** How many articles have a date. */
  readonly dated: number;
}

/** No date is known. */
export const UNKNOWN: Moments = { times: [], dayOnly: false, dated: 0 };

export function momentsOf({ publishedAt, publishedPrecision }: Article): Moments {
  const time = publishedAt === null ? Number.NaN : Date.parse(publishedAt);
  return Number.isNaN(time) ? UNKNOWN : { times: [time], dayOnly: publishedPrecision === "day", dated: 1 };
}

/** The factor by which the time between two stories makes them one: 1 where nothing is known, 3 at the same moment. */
export function closeness(one: Moments, other: Moments): number {
  if (one.times.length === 0 || other.times.length === 0) return 1;
  const least = one.dayOnly || other.dayOnly ? SAME_DAY_HOURS : 0;
  let sum = 0;
  for (const a of one.times) {
    for (const b of other.times) {
      const hours = Math.max(least, Math.abs(a - b) / HOUR);
      sum += (AT_ONCE / (1 + hours / BURST_HOURS) ** DECAY) * Math.max(LEAST_LEFT, 2 ** (-hours / HALF_LIFE_HOURS));
    }
  }
  return sum / (one.times.length * other.times.length);
}

/** The hours in which neither of two stories was reported on; 0 where they overlap or have no dates. */
export function hoursBetween(one: Moments, other: Moments): number {
  const [first, last] = [one.times.at(0), one.times.at(-1)];
  const [otherFirst, otherLast] = [other.times.at(0), other.times.at(-1)];
  if (first === undefined || last === undefined || otherFirst === undefined || otherLast === undefined) return 0;
  return Math.max(0, first - otherLast, otherFirst - last) / HOUR;
}

export function joinMoments(one: Moments, other: Moments): Moments {
  const times = [...one.times, ...other.times].sort((a, b) => a - b);
  return { times: thinned(times), dayOnly: one.dayOnly || other.dayOnly, dated: one.dated + other.dated };
}

function thinned(times: readonly number[]): readonly number[] {
  if (times.length <= MOST_KEPT) return times;
  const step = (times.length - 1) / (MOST_KEPT - 1);
  return Array.from({ length: MOST_KEPT }, (_, i) => times[Math.round(i * step)] ?? 0);
}
