import { monthNamed } from "./month-names.ts";
import { readWrittenDate, type WrittenDate } from "./written-date.ts";

const MAX_FOUND = 20;
const TIME_TAIL = 24;
const YEAR_FIRST =
  /(?<!\d)(?:19|20)\d{2}(?:[-/.]|年\s?|년\s?)(?:0?[1-9]|1[0-2])(?:[-/.]|月\s?|월\s?)(?:3[01]|[12]\d|0?[1-9])(?!\d)/g;
const DAY_FIRST =
  /(?<!\d)(?:3[01]|[12]\d|0?[1-9])([-/.])\s?(?:3[01]|[12]\d|0?[1-9])\1\s?(?:(?:19|20)\d{2}|\d{2})(?!\d)/g;
const NAMED_DAY_FIRST =
  /(?<!\d)(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|\.|º|er)?[\s-]{1,3}(?:de[l]?\s)?(\p{L}[\p{L}\p{M}]{2,13})\.?,?[\s-]{1,3}(?:de[l]?\s)?(?:19|20)\d{2}(?!\d)/gu;
const NAMED_MONTH_FIRST =
  /(?<!\p{L})(\p{L}[\p{L}\p{M}]{2,13})\.?\s{1,3}(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?,?\s{1,3}(?:19|20)\d{2}(?!\d)/gu;

/** The dates written in a text, in its order, with the clock time that may follow. */
export function findDates(text: string, monthFirst: boolean): WrittenDate[] {
  const found: { readonly index: number; readonly date: WrittenDate }[] = [];
  const add = (index: number, written: string): void => {
    const after = text.slice(index + written.length, index + written.length + TIME_TAIL);
    const date =
      readWrittenDate(/\d{1,2}:\d{2}/.test(after) ? `${written} ${after}` : written) ?? readWrittenDate(written);
    if (date && found.length < MAX_FOUND * 4) found.push({ index, date });
  };
  for (const { 0: written, index } of text.matchAll(YEAR_FIRST))
    add(index, written.replace(/[年月년월]\s?/g, "-").replace(/[/.]/g, "-"));
  for (const { 0: written, index } of text.matchAll(DAY_FIRST)) add(index, ordered(written, monthFirst));
  for (const pattern of [NAMED_DAY_FIRST, NAMED_MONTH_FIRST]) {
    for (const { 0: written, 1: month = "", index } of text.matchAll(pattern)) {
      if (monthNamed(month) !== null) add(index, written);
    }
  }
  return found
    .sort((one, other) => one.index - other.index)
    .slice(0, MAX_FOUND)
    .map(({ date }) => date);
}

/** As year, month, day: a slash alone does not say which number is the month. */
function ordered(written: string, monthFirst: boolean): string {
  const [a = 0, b = 0, year = 0] = written.split(/[-/.]\s?/).map(Number);
  const monthIsFirst = b > 12 || (a <= 12 && monthFirst && written.includes("/"));
  const [month, day] = monthIsFirst ? [a, b] : [b, a];
  const full = year < 100 ? 2000 + year : year;
  return `${full}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
