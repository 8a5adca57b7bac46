import type { Digest } from "../../model/digest.ts";
import { ENGLISH } from "../../words/words.ts";

type Part = Intl.DateTimeFormatPartTypes;

/**
 * "Thursday 13 February 2025" in a time zone, put together from parts, since the punctuation differs between engines; a
 * bare date is that day.
 */
export function longDate(iso: string, timeZone: string, words = ENGLISH): string {
  const format = { weekday: "long", day: "numeric", month: "long", year: "numeric" } as const;
  const part = partsOf(iso, timeZone, format, words.locale);
  const values = { weekday: part("weekday"), day: part("day"), month: part("month"), year: part("year") };
  return words.say("date.long", values);
}

/** "13 Feb 07:05" in a time zone; a bare date gives "13 Feb". */
export function shortTime(iso: string, timeZone: string, words = ENGLISH): string {
  if (isBareDate(iso)) {
    const day = partsOf(iso, timeZone, { day: "numeric", month: "short" }, words.locale);
    return words.say("date.day", { day: day("day"), month: day("month") });
  }
  const format = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const part = partsOf(iso, timeZone, format, words.locale);
  const clock = `${part("hour")}:${part("minute")}`;
  return words.say("date.time", { day: part("day"), month: part("month"), clock });
}

/** "13 February" in a time zone; a bare date is that day. */
export function shortDay(iso: string, timeZone: string, words = ENGLISH): string {
  const part = partsOf(iso, timeZone, { day: "numeric", month: "long" }, words.locale);
  return words.say("date.day", { day: part("day"), month: part("month") });
}

/** The last moment that a digest tells of, ISO 8601 in UTC: a window that ends at midnight is of the day before. */
export const lastMoment = ({ window }: Pick<Digest, "window">): string =>
  new Date(Date.parse(window.until) - 1).toISOString();

/** "2025-02-13" in a time zone. */
export function isoDay(iso: string, timeZone: string): string {
  const part = partsOf(iso, timeZone, { day: "2-digit", month: "2-digit", year: "numeric" });
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

const isBareDate = (iso: string): boolean => iso.length === 10;

/** A bare date has no moment, and so is the same day in every time zone. */
function partsOf(
  iso: string,
  timeZone: string,
  format: Intl.DateTimeFormatOptions,
  locale = ENGLISH.locale,
): (type: Part) => string {
  const [moment, zone] = isBareDate(iso) ? [`${iso}T12:00:00Z`, "UTC"] : [iso, timeZone];
  const parts = formatterOf(zone, format, locale).formatToParts(new Date(moment));
  return (type) => parts.find((part) => part.type === type)?.value ?? "";
}

/** A formatter costs far more to make than to use; there are as many as time zones, a few for each. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string, format: Intl.DateTimeFormatOptions, locale: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${Object.entries(format).join()}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, { ...format, timeZone });
  formatters.set(key, made);
  return made;
}
