import { monthNamed } from "./month-names.ts";
import { readWrittenDate, type WrittenDate } from "./written-date.ts";

const MAX_FOUND = 20;
const TIME_TAIL = 24;
const YEAR_FIRST =
  /(?<!\d)(?:19|20)\d{2}(?:[-/.]|年\s?|년\s?)(?:0?[1-9]|1[0-2])(?:[-/.]|月\s?|월\s?)(?:3[01]|[12]\d|0?[1-9])(?!\d)/g;
const DAY_FIRST =
  /(?<!\d)(?:3[01]|[12]\d|0?[1-9])([-/.])\s?(?:3[01]|[12]\d|0?[1-9])\1\s?(?:(?:19|20)\d{2}|\d{2})(?!\d)/g;
/** "3rd of March 2026", "3. März 2026", "3 de marzo del 2026", "1er mars 2026". */
const NAMED_DAY_FIRST =
  /(?<!\d)(?:3[01]|[12]\d|0?[1-9])(?:(?:st|nd|rd|th|º|er)?[\s-]{1,3}|\.[\s-]{0,3})(?:(?:del?|of)\s)?(\p{L}[\p{L}\p{M}]{2,13})\.?,?[\s-]{1,3}(?:del?\s)?(?:19|20)\d{2}(?!\d)/gu;
/** "March 3, 2026", "marzo 3 de 2026". */
const NAMED_MONTH_FIRST =
  /(?<!\p{L})(\p{L}[\p{L}\p{M}]{2,13})\.?[\s-]{1,3}(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?,?[\s-]{1,3}(?:del?\s)?(?:19|20)\d{2}(?!\d)/gu;
/** "2026. március 3.", "2026 m. kovo 3 d.", "2026 March 3". */
const NAMED_YEAR_FIRST =
  /(?<!\d)(?:19|20)\d{2}(?:\.|\sm\.|,)?\s(?:(\p{L}[\p{L}\p{M}]{2,13})\s(?:3[01]|[12]\d|0?[1-9])|(?:3[01]|[12]\d|0?[1-9])\.?\s(\p{L}[\p{L}\p{M}]{2,13}))(?!\d)/gu;
/** Arabic, Persian and Devanagari digits, by their zeros. */
const FOREIGN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g;

/** The dates written in a text, in its order, with the clock time that may follow. */
export function findDates(written: string, monthFirst: boolean): WrittenDate[] {
  const text = withPlainDigits(written);
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
  for (const pattern of [NAMED_DAY_FIRST, NAMED_MONTH_FIRST, NAMED_YEAR_FIRST]) {
    for (const { 0: written, 1: month, 2: other, index } of text.matchAll(pattern)) {
      if (monthNamed(month ?? other ?? "") !== null) add(index, written);
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

function withPlainDigits(text: string): string {
  return text.replace(FOREIGN_DIGITS, (digit) => {
    const code = digit.charCodeAt(0);
    return String((code < 0x06f0 ? code - 0x0660 : code < 0x0966 ? code - 0x06f0 : code - 0x0966) % 10);
  });
}
