import type { TextRange } from "../../model/article.ts";
import { opensDialogue, type Reports, spokenParts } from "./dialogue.ts";
import { type Mark, type MarkReader, markAt } from "./mark.ts";

/** A stretch in quote marks. [start, end) are the words, [from, to) include the marks. */
export interface QuotedRegion extends TextRange {
  readonly from: number;
  readonly to: number;
  readonly single: boolean;
  /** False where the block ends before a closing mark. */
  readonly closed: boolean;
}

/** What the marks of a block make. */
export interface MarkedBlock {
  /** The outermost stretches in quote marks, in order. */
  readonly regions: readonly QuotedRegion[];
  /** Where a double closing mark stands that closes nothing; null where none does. */
  readonly strayAt: number | null;
}

/** The stretches in quote marks of one block: one pass over its characters. */
export function markedBlock(text: string, range: TextRange, reader: MarkReader): MarkedBlock {
  const { dialogue } = reader;
  if (!dialogue) return betweenMarks(text, range, reader);
  if (opensDialogue(text, range)) return { regions: saidByDash(text, range, dialogue), strayAt: null };
  const block = betweenMarks(text, range, reader);
  return { ...block, regions: block.regions.flatMap((region) => withoutTelling(text, region, dialogue)) };
}

/** What a paragraph that a dash opens has somebody say. */
function saidByDash(text: string, { start, end }: TextRange, dialogue: Reports): QuotedRegion[] {
  const parts = spokenParts(text, { start: start + 1, end }, dialogue);
  return parts.map((part, index) => ({
    ...part,
    from: index === 0 ? start : part.start,
    to: part.end,
    single: false,
    closed: true,
  }));
}

/** «…, — сказал он. — …»: a quotation without the words between that tell who says it. */
function withoutTelling(text: string, region: QuotedRegion, dialogue: Reports): QuotedRegion[] {
  const parts = region.closed ? spokenParts(text, region, dialogue) : [region];
  if (parts.length === 0 || (parts.length === 1 && parts[0]?.end === region.end)) return [region];
  return parts.map((part, index) => ({
    ...region,
    ...part,
    from: index === 0 ? region.from : part.start,
    to: part.end === region.end ? region.to : part.end,
  }));
}

function betweenMarks(text: string, { start, end }: TextRange, reader: MarkReader): MarkedBlock {
  const regions: QuotedRegion[] = [];
  const marks = marksOf(text, start, end, reader);
  let strayAt: number | null = null;
  let next = 0;
  while (next < marks.length) {
    const opening = marks[next] as Mark;
    const closing = closingMark(text, marks, next);
    if (!closing && isLeftOpen(opening, text, start, regions)) {
      if (isOnlyDouble(marks, next, start)) add(regions, text, { opening, to: end, end, closed: false });
      break;
    }
    if (closing) add(regions, text, { opening, to: closing.end, end: closing.at, closed: true });
    else if (isStray(opening)) strayAt ??= opening.at;
    next = (closing?.index ?? next) + 1;
  }
  return { regions, strayAt };
}

const isStray = ({ opens, family }: Mark): boolean => !opens && family === "double";

/** All quote marks of a block outside tags such as `<a href="…">`. */
function marksOf(text: string, start: number, end: number, reader: MarkReader): Mark[] {
  const marks: Mark[] = [];
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) === LESS_THAN && /[a-z/!]/i.test(text[at + 1] ?? "")) {
      const close = tagEnd(text, at, end);
      if (close > at) at = close;
      continue;
    }
    const mark = markAt(text, at, start, end, reader);
    if (mark) {
      marks.push(mark);
      at += mark.length - 1;
    }
  }
  return marks;
}

const LESS_THAN = 60;
const LONGEST_TAG = 2000;

function tagEnd(text: string, at: number, end: number): number {
  for (let to = at + 1; to < end && to - at < LONGEST_TAG; to++) {
    if (text[to] === ">") return to;
    if (text[to] === "<") return at;
  }
  return at;
}

interface Closing {
  readonly at: number;
  readonly end: number;
  readonly index: number;
}

function closingMark(text: string, marks: readonly Mark[], from: number): Closing | null {
  const opening = marks[from];
  if (!opening?.opens) return null;
  if (opening.family === "double") return closingDouble(marks, from);
  const closing = closingSingle(text, marks, from);
  return closing && closesMoreBrackets(text, opening.at, closing.at) ? null : closing;
}

const asClosing = (mark: Mark, index: number): Closing => ({ at: mark.at, end: mark.at + mark.length, index });

function closingDouble(marks: readonly Mark[], from: number): Closing | null {
  let depth = 0;
  for (let index = from + 1; index < marks.length; index++) {
    const mark = marks[index];
    if (mark?.family !== "double") continue;
    if (mark.closes && depth === 0) return asClosing(mark, index);
    if (mark.closes) depth--;
    // A second opening mark is a nested quotation once; more of them are marks that nobody closed.
    else if (++depth > 1) return null;
  }
  return null;
}

const HOW_FAR_SINGLE = 60;

/**
 * The closing mark of a single-marked stretch: the first that cannot be an apostrophe, else the last that may be; none
 * where another one opens first, as where each paragraph of a long quotation had its own opening mark.
 */
function closingSingle(text: string, marks: readonly Mark[], from: number): Closing | null {
  const near = marks.slice(from + 1, from + HOW_FAR_SINGLE);
  const another = near.findIndex(opensAnother);
  let fallback: Closing | null = null;
  for (const [index, mark] of near.slice(0, another < 0 ? near.length : another).entries()) {
    if (mark.family === "single" && mark.closes) {
      fallback = asClosing(mark, from + 1 + index);
      if (!mayBePossessive(text, mark.at)) return fallback;
    } else if (fallback) return fallback;
  }
  return fallback;
}

/** In "(the 'hood of the title) … characters' own" the marks are apostrophes: more brackets close between than open. */
function closesMoreBrackets(text: string, from: number, to: number): boolean {
  let open = 0;
  for (let at = from; at < to; at++) {
    if (text[at] === "(") open++;
    if (text[at] === ")" && --open < 0) return true;
  }
  return false;
}

const opensAnother = ({ family, opens, closes }: Mark): boolean => family === "single" && opens && !closes;

/** Whether the mark may be the apostrophe of "the voters’ anger". */
function mayBePossessive(text: string, at: number): boolean {
  return /[sxz]/i.test(text[at - 1] ?? "") && text[at + 1] === " " && /[\p{L}\p{N}]/u.test(text[at + 2] ?? "");
}

const MOST_BEFORE_AN_OPEN_ONE = 200;

/** A double mark that is never closed: the quotation goes on in the next paragraph. */
function isLeftOpen(mark: Mark, text: string, start: number, regions: readonly QuotedRegion[]): boolean {
  if (mark.family !== "double" || !mark.opens) return false;
  return mark.at === start || (/\s/.test(text[mark.at - 1] ?? " ") && regions.length < MOST_BEFORE_AN_OPEN_ONE);
}

/**
 * Whether no double mark follows one inside a block: of two opening marks that nothing closes nobody can tell what either
 * opens. One that opens the block may have others inside.
 */
const isOnlyDouble = (marks: readonly Mark[], at: number, start: number): boolean =>
  marks[at]?.at === start || marks.slice(at + 1).every(({ family }) => family !== "double");

interface Found {
  readonly opening: Mark;
  readonly end: number;
  readonly to: number;
  readonly closed: boolean;
}

function add(regions: QuotedRegion[], text: string, { opening, end, to, closed }: Found): void {
  const from = opening.at;
  let first = from + opening.length;
  let last = end;
  while (first < last && /\s/.test(text[first] ?? "")) first++;
  while (last > first && /\s/.test(text[last - 1] ?? "")) last--;
  if (last > first) regions.push({ from, to, start: first, end: last, single: opening.family === "single", closed });
}
