import type { Article } from "../../model/article.ts";

const HOUR = 3_600_000;
/** Reports of an event come in bursts: how likely two belong together falls as a power of the time between them. */
const BURST_HOURS = 0.1;
const DECAY = 0.2;
const AT_ONCE = 3;
/** What is known to the day only lies this far apart on the same day. */
const SAME_DAY_HOURS = 8;
const MOST_KEPT = 16;

/** When a story's articles appeared: some moments in milliseconds, ascending; empty where no date is known. */
export interface Moments {
  readonly times: readonly number[];
  readonly dayOnly: boolean;
}

export function momentsOf({ publishedAt, publishedPrecision }: Article): Moments {
  const time = publishedAt === null ? Number.NaN : Date.parse(publishedAt);
  return Number.isNaN(time) ? { times: [], dayOnly: false } : { times: [time], dayOnly: publishedPrecision === "day" };
}

/** The factor by which the time between two stories makes them one: 1 where nothing is known, 3 at the same moment. */
export function closeness(one: Moments, other: Moments): number {
  if (one.times.length === 0 || other.times.length === 0) return 1;
  const least = one.dayOnly || other.dayOnly ? SAME_DAY_HOURS : 0;
  let sum = 0;
  for (const a of one.times) {
    for (const b of other.times) {
      const hours = Math.max(least, Math.abs(a - b) / HOUR);
      sum += AT_ONCE / (1 + hours / BURST_HOURS) ** DECAY;
    }
  }
  return sum / (one.times.length * other.times.length);
}

export function joinMoments(one: Moments, other: Moments): Moments {
  const times = [...one.times, ...other.times].sort((a, b) => a - b);
  return { times: thinned(times), dayOnly: one.dayOnly || other.dayOnly };
}

function thinned(times: readonly number[]): readonly number[] {
  if (times.length <= MOST_KEPT) return times;
  const step = (times.length - 1) / (MOST_KEPT - 1);
  return Array.from({ length: MOST_KEPT }, (_, i) => times[Math.round(i * step)] ?? 0);
}
