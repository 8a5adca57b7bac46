import { monthNamed } from "../../dates/month-names.ts";
import { readWrittenDate, type WrittenDate } from "../../dates/written-date.ts";

const LONGEST_DATE_LINE = 130;

/** What a date stands for; a line may carry several. */
export type DateKind = "published" | "updated" | "bare";

export interface DateLine {
  readonly kind: DateKind;
  readonly date: WrittenDate;
}

const LABEL =
  /\b(first published|last updated|last modified|published|publish date|publication date|posted|updated|modified|issued|released|created|date|uploaded|added|edited)\b(?: (?:on|at|date|time))?\s{0,2}:?/gi;
const YEAR = /\b(?:19|20)\d\d\b/;
/** What a line with a date may have beside the date. */
const FILLER = new Set(
  `on at the of by in and date time am pm a m p gmt utc est edt cst cdt mst pst pdt bst cet cest ist et pt ct mt msk local updated published
  posted last first modified issued released created uploaded added edited publish publication st nd rd th monday tuesday
  wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun h hrs hours o clock uhr min read
  minutes mins minute ago jst sgt hkt aest aedt z t eat wat sast pkt noon midnight`.split(/\s+/),
);

/** The dates of a line that has nothing else: "Updated 08:49, 13-Feb-2026"; empty where the line says more. */
export function readDateLine(words: string): DateLine[] {
  if (words.length > LONGEST_DATE_LINE || !YEAR.test(words) || !hasOnlyDates(words)) return [];
  const labels = [...words.matchAll(LABEL)];
  const first = labels[0];
  if (!first) return dated("bare", words);
  const before = words.slice(0, first.index);
  const parts = labels.map((label, i) => {
    const piece = words.slice(label.index + label[0].length, labels[i + 1]?.index ?? words.length);
    return dated(kindOf(label[1] ?? ""), piece);
  });
  return [...(YEAR.test(before) ? dated("bare", before) : []), ...parts.flat()];
}

function dated(kind: DateKind, piece: string): DateLine[] {
  if (!YEAR.test(piece)) return [];
  const date = readWrittenDate(piece.replace(/^[\s,:|•·–—-]{1,10}/, ""));
  return date ? [{ kind, date }] : [];
}

function kindOf(label: string): DateKind {
  const lower = label.toLowerCase();
  if (lower === "date") return "bare";
  return /updated|modified|edited/.test(lower) ? "updated" : "published";
}

/** Whether every word is part of a date; up to two other words may stand there, such as the place of a time zone. */
function hasOnlyDates(words: string): boolean {
  let strange = 0;
  for (const word of words.toLowerCase().match(/\p{L}+/gu) ?? []) {
    if (!FILLER.has(word) && monthNamed(word) === null) strange++;
  }
  return (
    strange === 0 ||
    (strange <= 2 && words.length <= 60 && !/[.!?]$/.test(words) && /\d{1,2}:\d\d|ago\b|time\b/i.test(words))
  );
}
