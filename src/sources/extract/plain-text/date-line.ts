import { isUpperAt } from "../../../text/characters.ts";
import { once } from "../../../text/once.ts";
import { monthNamed } from "../../dates/month-names.ts";
import { weekdayNamed } from "../../dates/weekday-names.ts";
import { readWrittenDate, type WrittenDate } from "../../dates/written-date.ts";
import { zoneOffset } from "../../dates/zones.ts";
import { anyOf, pageWords } from "../words.ts";

const LONGEST_DATE_LINE = 130;

/** What a date stands for; a line may carry several. */
export type DateKind = "published" | "updated" | "bare";

export interface DateLine {
  readonly kind: DateKind;
  readonly date: WrittenDate;
}

const KINDS: readonly (readonly [kind: DateKind, words: string])[] = [
  ["published", "date-published"],
  ["updated", "date-updated"],
  ["bare", "date-bare"],
];
const label = once(() => {
  const labels = anyOf(...KINDS.map(([, words]) => words)).replace("(?:", "(");
  return new RegExp(`(?<!\\p{L})${labels}(?!\\p{L})(?: ${anyOf("date-tail")}(?!\\p{L}))?\\s{0,2}:?`, "giu");
});
/** What every line with a year has, however it was run together. */
const YEAR_LIKE = /(?:19|20)\d\d/;
const YEAR = /\b(?:19|20)\d\d\b/;

/** The dates of a line that has nothing else: "Updated 08:49, 13-Feb-2026"; empty where the line says more. */
export function readDateLine(line: string): DateLine[] {
  if (line.length > LONGEST_DATE_LINE || !YEAR_LIKE.test(line)) return [];
  const words = parted(line);
  if (!YEAR.test(words) || !hasOnlyDates(words)) return [];
  const labels = [...words.matchAll(label())];
  const first = labels[0];
  if (!first) return dated("bare", words);
  const before = words.slice(0, first.index);
  const parts = labels.map((found, i) => {
    const piece = words.slice(found.index + found[0].length, labels[i + 1]?.index ?? words.length);
    return dated(kindOf(found[1] ?? ""), piece);
  });
  return [...(YEAR.test(before) ? dated("bare", before) : []), ...parts.flat()];
}

/** Parts what scraping ran together, "2026Updated", "20269:54", "readLast", and writes "12.47 GMT" with a colon. */
function parted(line: string): string {
  return line
    .replace(/((?:19|20)\d\d)(?=\d{1,2}(?::| \p{L}))/gu, "$1 ")
    .replace(/(?<=[\p{Ll}\d])(?=\p{Lu})/gu, " ")
    .replace(/(?<=\b(?:19|20)\d\d)(?=\p{L})/gu, " ")
    .replace(/\b(\d{1,2})\.(\d{2})(?= ?([a-z]{2,4})\b)/gi, (written, hour, minute, word) =>
      isBehindTime(word.toLowerCase()) ? `${hour}:${minute}` : written,
    )
    .replaceAll(" . ", " ");
}

/** "GMT", "pm". */
const isBehindTime = (lower: string): boolean => pageWords("day-half").has(lower) || zoneOffset(lower) !== null;

/** A year or a month alone is no date: a table has them, too. */
function dated(kind: DateKind, piece: string): DateLine[] {
  if (!YEAR.test(piece) || (piece.match(/\d+/g)?.length ?? 0) < 2) return [];
  const date = readWrittenDate(piece.replace(/^[\s,:|•·–—-]{1,10}/, ""));
  return date ? [{ kind, date }] : [];
}

const kindOf = (written: string): DateKind =>
  KINDS.find(([, words]) => pageWords(words).has(written.toLowerCase()))?.[0] ?? "bare";

/** The parts of a head's line that bars or dots keep apart: "Reuters | 3 May 2026". */
export const partsOfHead = (line: string): string[] => line.split(/\s{0,3}[|•·]\s{0,3}/).filter((part) => part !== "");

/** Where the first label of a date stands: "Published"; -1 where there is none. */
export const dateLabelAt = (line: string): number => line.search(label());

/** Whether a line of the head is names and dates only, kept apart by bars or dots. */
export function hasDatePart(line: string): boolean {
  const parts = line.length > LONGEST_DATE_LINE || !YEAR_LIKE.test(line) ? [] : partsOfHead(line);
  if (parts.length < 2 || !parts.some((part) => readDateLine(part).length > 0)) return false;
  return parts.every((part) => part.split(" ").length <= 5 || readDateLine(part).length > 0);
}

/** Whether every word is part of a date; some others may stand by a time or a label, such as a place or a desk. */
function hasOnlyDates(words: string): boolean {
  const strange = (words.match(/\p{L}+/gu) ?? []).filter((word) => !isOfDate(word));
  if (strange.length === 0) return true;
  if (/[.!?]$/.test(words) || !strange.every((word) => isUpperAt(word, 0))) return false;
  const isTimed = words.length <= 60 && /\d{1,2}:\d\d|\bago\b|\btime\b/i.test(words);
  return (strange.length <= 2 && isTimed) || (strange.length <= 3 && dateLabelAt(words) >= 0);
}

/** What a line with a date may have beside the date. */
function isOfDate(word: string): boolean {
  const lower = word.toLowerCase();
  if (pageWords("date-word").has(lower) || zoneOffset(lower) !== null) return true;
  return weekdayNamed(lower) || monthNamed(word) !== null;
}
