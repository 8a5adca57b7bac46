import { monthNamed } from "../../dates/month-names.ts";
import type { WrittenDate } from "../../dates/written-date.ts";

const FORMS: readonly RegExp[] = [
  /(?:^|[/_.-])((?:19|20)\d{2})[/_-](0?[1-9]|1[0-2])[/_-](0[1-9]|[12]\d|3[01]|[1-9](?=\/|$))(?=$|\D)/,
  /(?:^|[/_.-])((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=$|\D)/,
];
/** As in /2026/mar/01/. */
const NAMED = /[/_.-]((?:19|20)\d{2})[/_-]([a-z]{3,9})[/_-](0?[1-9]|[12]\d|3[01])(?=\D|$)/i;

/** The day in an address, as in /2026/03/01/ or /20260301/; null where there is none. */
export function dateInUrl(url: string): WrittenDate | null {
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
