import type { WrittenDate } from "../../dates/written-date.ts";

const FIRST_YEAR = 1994;
const LAST_YEAR = 2100;

/** Whether a page of the web may have been published then. */
export function isPlausible({ year }: WrittenDate): boolean {
  return year >= FIRST_YEAR && year < LAST_YEAR;
}
