import type { PublishedPrecision } from "../../../model/article.ts";
import { monthNamed } from "../../dates/month-names.ts";
import { momentOf, readWrittenDate, type WrittenDate } from "../../dates/written-date.ts";
import type { PageSources } from "./page-sources.ts";
import { isPlausible } from "./plausible-date.ts";
import { linkedDates, metaDates, timeDates } from "./stated-dates.ts";
import { visibleDates } from "./visible-dates.ts";

export interface PageDate {
  /** ISO 8601 in the page's own offset, so that its first ten characters are the page's calendar day. */
  readonly local: string;
  /** ISO 8601 in UTC; a bare date where only the day is known. */
  readonly utc: string;
  readonly precision: PublishedPrecision;
}

const DAY_MILLISECONDS = 24 * 3600e3;

/**
 * When the article was published: what the page states for programs (JSON-LD, meta elements, time elements), what its
 * address says, what a reader sees; the day of the address or of the visible date where a moment in UTC falls on the
 * day before or after.
 */
export function pageDate(sources: PageSources): PageDate | null {
  const date = publicationDate(sources);
  return date && pageDateOf(date);
}

function publicationDate(sources: PageSources): WrittenDate | null {
  const stated = statedDate(sources);
  const inUrl = plausible(dateInUrl(sources.url ?? ""));
  if (inUrl) return stated && daysApart(stated, inUrl) <= 1 ? { ...stated, ...dayOf(inUrl) } : inUrl;
  if (stated && !isInUtc(stated)) return stated;
  const seen = visibleDates(sources);
  if (stated) return onVisibleDay(stated, seen.near);
  return (
    seen.near[0] ??
    firstPlausible([...linkedDates(sources, "modified"), ...metaDates(sources, "modified")]) ??
    seen.far()[0] ??
    null
  );
}

/** What the page says for programs to read, the surest first. */
function statedDate(sources: PageSources): WrittenDate | null {
  return (
    firstPlausible([...linkedDates(sources, "published"), ...metaDates(sources, "published")]) ??
    firstPlausible(timeDates(sources)) ??
    firstPlausible(metaDates(sources, "vague"))
  );
}

function firstPlausible(texts: readonly string[]): WrittenDate | null {
  for (const text of texts) {
    const date = plausible(readWrittenDate(UNIX_TIME.test(text) ? fromUnixTime(text) : text));
    if (date) return date;
  }
  return null;
}

const UNIX_TIME = /^1\d{9}(?:\d{3})?$/;

const fromUnixTime = (digits: string): string => new Date(Number(digits.slice(0, 10)) * 1000).toISOString();

function plausible(date: WrittenDate | null): WrittenDate | null {
  return date && isPlausible(date) ? date : null;
}

const dayOf = ({ year, month, day }: WrittenDate) => ({ year, month, day });

function daysApart(one: WrittenDate, other: WrittenDate): number {
  const day = (date: WrittenDate) => momentOf({ ...date, time: null, offsetMinutes: null });
  return Math.abs(day(one) - day(other)) / DAY_MILLISECONDS;
}

function isInUtc({ time, offsetMinutes }: WrittenDate): boolean {
  return time !== null && (offsetMinutes ?? 0) === 0;
}

/** A moment given in UTC falls on the day that a reader of the page sees, where that is a day off. */
function onVisibleDay(date: WrittenDate, seen: readonly WrittenDate[]): WrittenDate {
  if (seen.some((other) => daysApart(date, other) === 0)) return date;
  const neighbour = seen.find((other) => daysApart(date, other) === 1);
  return neighbour ? { ...date, ...dayOf(neighbour) } : date;
}

function pageDateOf(date: WrittenDate): PageDate {
  const { year, month, day, time, offsetMinutes } = date;
  const bare = `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;
  if (!time || offsetMinutes === null) return { local: bare, utc: bare, precision: "day" };
  const utc = new Date(momentOf(date)).toISOString().replace(/\.\d{3}Z$/, "Z");
  const sign = offsetMinutes < 0 ? "-" : "+";
  const zone = `${sign}${twoDigits(Math.floor(Math.abs(offsetMinutes) / 60))}:${twoDigits(Math.abs(offsetMinutes) % 60)}`;
  const clock = `${twoDigits(Math.min(time.hour, 23))}:${twoDigits(time.minute)}:${twoDigits(Math.min(time.second, 59))}`;
  return { local: `${bare}T${clock}${zone === "+00:00" ? "Z" : zone}`, utc, precision: "minute" };
}

const twoDigits = (number: number) => String(number).padStart(2, "0");

const FORMS: readonly RegExp[] = [
  /(?:^|[/_.-])((?:19|20)\d{2})[/_-](0?[1-9]|1[0-2])[/_-](0[1-9]|[12]\d|3[01]|[1-9](?=\/|$))(?=$|\D)/,
  /(?:^|[/_.-])((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=$|\D)/,
];
/** As in /2026/mar/01/. */
const NAMED = /[/_.-]((?:19|20)\d{2})[/_-]([a-z]{3,9})[/_-](0?[1-9]|[12]\d|3[01])(?=\D|$)/i;

/** The day in an address, as in /2026/03/01/ or /20260301/; null where there is none. */
function dateInUrl(url: string): WrittenDate | null {
  if (!URL.canParse(url)) return null;
  const path = new URL(url).pathname;
  for (const form of FORMS) {
    const [, year, month, day] = form.exec(path) ?? [];
    const date = dateOf(year, Number(month), day);
    if (date) return date;
  }
  const [, year, month = "", day] = NAMED.exec(path) ?? [];
  return dateOf(year, monthNamed(month), day);
}

function dateOf(year: string | undefined, month: number | null, day: string | undefined): WrittenDate | null {
  if (!year || !month) return null;
  const date = { year: Number(year), month, day: Number(day), time: null, offsetMinutes: null };
  return date.day <= new Date(Date.UTC(date.year, month, 0)).getUTCDate() ? date : null;
}
