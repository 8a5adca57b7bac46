import type { WrittenDate } from "../../dates/written-date.ts";

const FORMS: readonly RegExp[] = [
  /(?:^|[/_.-])((?:19|20)\d{2})[/_-](0?[1-9]|1[0-2])[/_-](0[1-9]|[12]\d|3[01]|[1-9](?=\/|$))(?=$|\D)/,
  /(?:^|[/_.-])((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=$|\D)/,
];

/** The day in an address, as in /2026/03/01/ or /20260301/; null where there is none. */
export function dateInUrl(url: string): WrittenDate | null {
  if (!URL.canParse(url)) return null;
  const path = new URL(url).pathname;
  for (const form of FORMS) {
    const [, year, month, day] = form.exec(path) ?? [];
    const date = { year: Number(year), month: Number(month), day: Number(day), time: null, offsetMinutes: null };
    if (year && date.day <= new Date(Date.UTC(date.year, date.month, 0)).getUTCDate()) return date;
  }
  return null;
}
