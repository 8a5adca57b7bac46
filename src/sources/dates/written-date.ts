import { monthNamed } from "./month-names.ts";
import { isUsualWeekday } from "./weekday-names.ts";
import { zoneOffset } from "./zones.ts";

/** A date as somebody wrote it, in their own calendar day; `time` and `offsetMinutes` where they were given. */
export interface WrittenDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time: { readonly hour: number; readonly minute: number; readonly second: number } | null;
  /** East of Greenwich. */
  readonly offsetMinutes: number | null;
}

interface Clock {
  readonly time: WrittenDate["time"];
  readonly offsetMinutes: number | null;
  /** What is left when the clock time and the zone are taken out. */
  readonly rest: string;
}

const MAX_CHARACTERS = 120;
const CLOCK = /(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?/;
const ZONE = /^\s{0,3}((?:gmt|utc?)?[+-]\d{1,2}:?(?:\d{2})?(?!\d)|(?:etc\/)?[a-z]{1,5}\b)/i;
const KOREAN_OFFSET = 9 * 60;

/**
 * Reads a date in ISO 8601 (old two-digit, basic and ordinal forms too), RFC 822, asctime, or day, month and year in any
 * order with names of some forty languages; `dayFirst`: of digits with slashes the first are the day. Null where there is
 * no date or it does not exist, as the 32nd.
 */
export function readWrittenDate(text: string, dayFirst = false): WrittenDate | null {
  const line = withColons(text.slice(0, MAX_CHARACTERS).normalize("NFKC").trim());
  if (!line) return null;
  const clock = readClock(line);
  const day = compactDay(clock.rest.trim()) ?? dayOfTokens(clock.rest, dayFirst);
  if (!day || !exists(day)) return null;
  const offsetMinutes = clock.offsetMinutes ?? (/[\uac00-\ud7a3]/.test(line) ? KOREAN_OFFSET : null);
  return { ...day, time: clock.time, offsetMinutes };
}

/** A clock time that is written without colons ("T170700", "17h07", "2025 17.07", "17時07分") with them. */
function withColons(line: string): string {
  return line
    .replace(/\u2212(?=\d)/g, "-")
    .replace(/(?<=\d{8})T(\d{2})(\d{2})(\d{2})?/, (_, hour, minute, second = "00") => `T${hour}:${minute}:${second}`)
    .replace(/(?<!\d)(\d{1,2})\s?(?:h|時|时|시)\s?(\d{2})(?!\d)[分분]?/, "$1:$2")
    .replace(/(?<=\d{4},?\s(?:\p{L}{1,4}\.?\s)?)(\d{1,2})\.(\d{2})(?![\d.])/u, "$1:$2");
}

type Day = Pick<WrittenDate, "year" | "month" | "day">;

function readClock(line: string): Clock {
  const found = CLOCK.exec(line);
  if (!found) return { time: null, offsetMinutes: null, rest: line };
  const before = line.slice(0, found.index);
  const afterClock = line.slice(found.index + found[0].length);
  const time = timeOf(found, halfOfDay(before, afterClock));
  const { offsetMinutes, rest } = readZone(afterClock.replace(/^\s{0,3}[ap]\.?\s?m\b\.?/i, ""));
  return { time, offsetMinutes, rest: `${before.replace(/t$/i, "")} ${rest}` };
}

/** The zone that a text begins with, and what follows it; a word that is no zone stays. */
function readZone(text: string): Pick<Clock, "offsetMinutes" | "rest"> {
  const zone = ZONE.exec(text)?.[1] ?? "";
  const offsetMinutes = zoneOffset(zone);
  return { offsetMinutes, rest: offsetMinutes === null ? text : text.slice(text.indexOf(zone) + zone.length) };
}

/** Null for a time of day that does not exist. */
function timeOf(clock: RegExpExecArray, half: number | null): WrittenDate["time"] {
  const [hours = 0, minute = 0, second = 0] = clock.slice(1).map((digits?: string) => Number(digits ?? 0));
  const hour = half === null ? hours : (hours % 12) + half;
  return hour <= 24 && minute < 60 && second <= 60 ? { hour, minute, second } : null;
}

/** 0 or 12 where a half of the day is named, else null. */
function halfOfDay(before: string, after: string): number | null {
  if (/(?:오전|上午|午前)\s*$/.test(before.slice(-6))) return 0;
  if (/(?:오후|下午|午後)\s*$/.test(before.slice(-6))) return 12;
  const named = /^\s{0,3}([ap])\.?\s?m\b/i.exec(after)?.[1]?.toLowerCase();
  return named === undefined ? null : named === "p" ? 12 : 0;
}

type DigitsReader = (first: number, second: number, third: number) => Day | null;

const asMonth: DigitsReader = (year, month) => ({ year, month, day: 1 });
const asDay: DigitsReader = (year, month, day) => ({ year, month, day });

/** ISO 8601's basic, truncated and ordinal forms; the first that fits counts. */
const COMPACT: readonly (readonly [form: RegExp, read: DigitsReader])[] = [
  [/^(\d{4})-?(\d{3})$/, (year, ordinal) => dayOfYear(year, ordinal)],
  [/^(\d{2})-?(\d{3})$/, (year, ordinal) => dayOfYear(fullYear(year), ordinal)],
  [/^(\d{4})-(\d{1,2})$/, asMonth],
  [/^-(\d{2})-?(\d{2})$/, (year, month) => asMonth(fullYear(year), month, 1)],
  [/^(\d{4})-?(\d{2})-?(\d{2})Z?$/, asDay],
  [/^(\d{4})-0?(\d{2})-(\d{2})$/, asDay],
  [/^(\d{2})-?(\d{2})-?(\d{2})$/, (year, month, day) => asDay(fullYear(year), month, day)],
  [/^(\d{4})$/, (year) => asMonth(year, 1, 1)],
];

/** A date of digits with hyphens only. */
function compactDay(text: string): Day | null {
  for (const [form, read] of COMPACT) {
    const digits = form.exec(text)?.slice(1).map(Number);
    if (digits) return read(digits[0] ?? 0, digits[1] ?? 0, digits[2] ?? 0);
  }
  return null;
}

function dayOfYear(year: number, ordinal: number): Day | null {
  if (ordinal < 1 || ordinal > 366) return null;
  const date = new Date(Date.UTC(year, 0, ordinal));
  return { year, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function dayOfTokens(text: string, dayFirst: boolean): Day | null {
  const tokens = text.match(/\d+|\p{L}[\p{L}\p{M}]*/gu) ?? [];
  // The last name counts: "mar" is a Tuesday in French and a month elsewhere.
  let month: number | null = null;
  const numbers: string[] = [];
  for (const token of tokens) {
    if (/^\d/.test(token)) numbers.push(token);
    else if (!isUsualWeekday(token)) month = monthNamed(token) ?? month;
  }
  return month === null ? numericDay(numbers, dayFirst || /\d[.-]\s?\d{1,2}[.-]/.test(text)) : namedDay(numbers, month);
}

function namedDay(numbers: readonly string[], month: number): Day | null {
  const long = numbers.find((number) => number.length === 4);
  const short = numbers.filter((number) => number.length <= 2).map(Number);
  if (long !== undefined) return { year: Number(long), month, day: short[0] ?? 1 };
  const [first, second] = short;
  if (first === undefined || second === undefined) return null;
  return first > 31 ? { year: fullYear(first), month, day: second } : { year: fullYear(second), month, day: first };
}

/** Year first, or year last: then the month is first, unless it is over 12 or the day is known to be. */
function numericDay(numbers: readonly string[], isDayFirst: boolean): Day | null {
  const [a, b, c] = numbers.map(Number);
  if (a === undefined || b === undefined || c === undefined) return null;
  if (numbers[0]?.length === 4) return { year: a, month: b, day: c };
  if (numbers[2]?.length !== 4 && numbers[2]?.length !== 2) return null;
  return a > 12 || (b <= 12 && isDayFirst)
    ? { year: fullYear(c), month: b, day: a }
    : { year: fullYear(c), month: a, day: b };
}

/** Two digits mean 1970 to 2069. */
function fullYear(year: number): number {
  return year >= 100 ? year : year + (year < 70 ? 2000 : 1900);
}

function exists({ year, month, day }: Day): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Milliseconds since 1970; without a zone as if in UTC. */
export function momentOf({ year, month, day, time, offsetMinutes }: WrittenDate): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(time?.hour ?? 0, (time?.minute ?? 0) - (offsetMinutes ?? 0), time?.second ?? 0);
  return date.getTime();
}
