import { momentOf, readWrittenDate } from "../dates/written-date.ts";

/** The moment in ISO 8601, UTC, without fractions of a second; null for what is no date. */
export function readFeedDate(text: string): string | null {
  const written = readWrittenDate(text);
  if (!written) return null;
  return new Date(momentOf(written)).toISOString().replace(/\.\d{3}Z$/, "Z");
}
