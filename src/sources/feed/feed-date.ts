import { momentOf, readWrittenDate } from "../dates/written-date.ts";

const DAY_MILLISECONDS = 24 * 3600e3;
const UNIX_TIME = /^(1\d{9})(?:\d{3})?$/;

/**
 * The moment in ISO 8601, UTC, without fractions of a second, also of a Unix time; null for what is no date, and for the
 * first of January 1970, which a clock shows that was never set.
 */
export function readFeedDate(text: string): string | null {
  const seconds = UNIX_TIME.exec(text.trim())?.[1];
  const written = seconds === undefined ? readWrittenDate(text) : null;
  if (seconds === undefined && !written) return null;
  const moment = written ? momentOf(written) : Number(seconds) * 1000;
  return Math.abs(moment) <= DAY_MILLISECONDS ? null : new Date(moment).toISOString().replace(/\.\d{3}Z$/, "Z");
}
