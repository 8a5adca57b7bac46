import { monthNamed } from "../../dates/month-names.ts";
import { weekdayNamed } from "../../dates/weekday-names.ts";
import { readWrittenDate } from "../../dates/written-date.ts";
import { zoneOffset } from "../../dates/zones.ts";
import { pageWords } from "../words.ts";

const LONGEST = 140;
const DATE_WORDS = pageWords("date-word");
const YEARLESS =
  /^\P{L}{0,4}(?:\p{L}[\p{L}\p{M}]{2,13}\.?\s\d{1,2}(?:st|nd|rd|th)?|\d{1,2}\.?\s\p{L}[\p{L}\p{M}]{2,13}\.?)$/u;

/** "Updated 10:01 pm PST, Tuesday, November 19, 2019" and the like: a date and hardly a word more. */
export function isDateLine(text: string): boolean {
  if (text.length > LONGEST || !/\d/.test(text)) return false;
  const words = text.toLowerCase().match(/\p{L}[\p{L}\p{M}']*/gu) ?? [];
  const numbers = text.match(/\d+/g) ?? [];
  if (numbers.length < 2) return false;
  const others = words.filter((word) => !isOfDate(word));
  if (others.length > 2 || (others.length > 0 && !isLabel(words[0] ?? ""))) return false;
  return words.some((word) => monthNamed(word) !== null || weekdayNamed(word)) || readWrittenDate(text) !== null;
}

/** "Feb 23", "3. März": a day alone, as above a text. */
export function isDay(text: string): boolean {
  return (
    text.length <= 25 &&
    YEARLESS.test(text) &&
    (text.match(/\p{L}[\p{L}\p{M}]+/gu) ?? []).some((word) => monthNamed(word) !== null)
  );
}

/** "Published" and the like; "am" and "de" say nothing. */
const isLabel = (word: string): boolean => word.length >= 5 && DATE_WORDS.has(word);

function isOfDate(word: string): boolean {
  return DATE_WORDS.has(word) || monthNamed(word) !== null || weekdayNamed(word) || zoneOffset(word) !== null;
}
