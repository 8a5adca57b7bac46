import { momentOf, readWrittenDate } from "../dates/written-date.ts";

const DAY_MILLISECONDS = 24 * 3600e3;
const UNIX_TIME = /^(1\d{9})(?:\d{3})?$/;
/** What programs show for a date that was never set. */
const NEVER_SET = [Date.parse("1970-01-01T00:00:00Z"), Date.parse("0001-01-01T00:00:00Z")];

/**
 * The moment in ISO 8601, UTC, without fractions of a second, also of a Unix time; null for what is no date, and for the
 * first of January of 1970 and of the year 1, which a clock shows that was never set. `dayFirst`: see `areDaysFirst`.
 */
export function readFeedDate(text: string, dayFirst = false): string | null {
  const seconds = UNIX_TIME.exec(text.trim())?.[1];
  const written = seconds === undefined ? readWrittenDate(text, dayFirst) : null;
  if (seconds === undefined && !written) return null;
  const moment = written ? momentOf(written) : Number(seconds) * 1000;
  const isSet = NEVER_SET.every((start) => Math.abs(moment - start) > DAY_MILLISECONDS);
  return isSet ? new Date(moment).toISOString().replace(/\.\d{3}Z$/, "Z") : null;
}

/** Whether the dates with slashes in a feed begin with the day: one of them has to, and none may begin with the month. */
export const areDaysFirst = (feed: string): boolean => FIRST_IS_DAY.test(feed) && !SECOND_IS_DAY.test(feed);

const FIRST_IS_DAY = /[>,[]\s{0,9}(?:1[3-9]|2\d|3[01])\/(?:0?[1-9]|1[0-2])\/\d{4}\b/;
const SECOND_IS_DAY = /[>,[]\s{0,9}(?:0?[1-9]|1[0-2])\/(?:1[3-9]|2\d|3[01])\/\d{4}\b/;
