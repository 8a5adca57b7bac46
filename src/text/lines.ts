import type { TextRange } from "../model/article.ts";
import {
  isBlankAt,
  isClosingAt,
  isDigitAt,
  isEndMarkAt,
  isLetterAt,
  isLowerAt,
  trimBlanksBefore,
} from "./characters.ts";

/** Lines longer than this were not wrapped by hand or by a mail program. */
const WIDEST_WRAP = 120;
const NARROWEST_WRAP = 30;
/** A shorter line than this many words is rather an item of a list than the start of a wrapped sentence. */
const WRAPPED_WORDS = 4;

const BULLETS = "•⁃‣▪●◦·*–—-";

const isLineEnd = (code: number): boolean =>
  code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029;

/** The lines of [start, end) with their blanks, without the line ends. */
export function linesOf(text: string, start: number, end: number): TextRange[] {
  const lines: TextRange[] = [];
  let from = start;
  for (let at = start; at < end; at++) {
    if (!isLineEnd(text.charCodeAt(at))) continue;
    lines.push({ start: from, end: at });
    if (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10) at++;
    from = at + 1;
  }
  lines.push({ start: from, end: Math.max(from, end) });
  return lines;
}

/**
 * The paragraphs of [start, end), trimmed: lines that were broken only to fit a width are taken together; a blank line
 * or a line that ends by its author's will ends a paragraph.
 */
export function paragraphsOf(text: string, start: number, end: number): TextRange[] {
  const paragraphs: TextRange[] = [];
  let run: TextRange[] = [];
  for (const line of linesOf(text, start, end)) {
    const trimmed = trimLine(text, line);
    if (trimmed.start < trimmed.end) run.push(trimmed);
    else run = flush(text, run, paragraphs);
  }
  flush(text, run, paragraphs);
  return paragraphs;
}

function trimLine(text: string, line: TextRange): TextRange {
  let start = line.start;
  while (start < line.end && isBlankAt(text, start)) start++;
  return { start, end: trimBlanksBefore(text, start, line.end) };
}

/** Adds the paragraphs of a run of lines without a blank one; the run to go on with, an empty one. */
function flush(text: string, run: readonly TextRange[], paragraphs: TextRange[]): TextRange[] {
  const width = wrappedWidth(text, run);
  let open: TextRange | undefined;
  for (const [i, line] of run.entries()) {
    const previous = run[i - 1];
    if (open && previous && readsOn(text, previous, line, width)) open = { start: open.start, end: line.end };
    else {
      if (open) paragraphs.push(open);
      open = line;
    }
  }
  if (open) paragraphs.push(open);
  return [];
}

/**
 * The width to which a run of lines was wrapped; 0 where most of its lines could have held the next one's first word, or
 * end as sentences do.
 */
function wrappedWidth(text: string, run: readonly TextRange[]): number {
  const width = run.length < 3 ? 0 : widestOf(run);
  if (width < NARROWEST_WRAP || width > WIDEST_WRAP) return 0;
  const before = run.slice(0, -1);
  const isCut = (line: TextRange, i: number) => isFull(text, line, run[i + 1] ?? line, width);
  const full = before.filter(isCut);
  const cut = full.filter((line) => !endsSentence(text, line)).length;
  const short = before.filter((line, i) => !isCut(line, i) && !endsSentence(text, line)).length;
  return cut > 1 && cut > 2 * short && 2 * cut > full.length ? width : 0;
}

function widestOf(run: readonly TextRange[]): number {
  let widest = 0;
  for (const { start, end } of run) widest = Math.max(widest, end - start);
  return widest;
}

/** Whether `next` goes on with the paragraph of `line`; `width` is the width of the text, 0 where it is not known. */
function readsOn(text: string, line: TextRange, next: TextRange, width: number): boolean {
  if (startsItem(text, next)) return false;
  if (isEndMarkAt(text, next.start) || isClosingAt(text, next.start)) return true;
  if (width > 0 && isFull(text, line, next, width)) return true;
  if (endsSentence(text, line) || !isLowerAt(text, next.start)) return false;
  return isBlankAt(text, line.end) && !isLineEnd(text.charCodeAt(line.end))
    ? true
    : text.charAt(line.end - 1) === "," || hasWords(text, line, WRAPPED_WORDS);
}

/** Whether the next line's first word would not have fitted on the line. */
function isFull(text: string, line: TextRange, next: TextRange, width: number): boolean {
  let wordEnd = next.start;
  while (wordEnd < next.end && !isBlankAt(text, wordEnd)) wordEnd++;
  return line.end - line.start + 1 + (wordEnd - next.start) > width;
}

function endsSentence(text: string, line: TextRange): boolean {
  let at = line.end - 1;
  while (at > line.start && (isClosingAt(text, at) || text.charAt(at) === '"' || text.charAt(at) === "'")) at--;
  return isEndMarkAt(text, at);
}

function hasWords(text: string, line: TextRange, count: number): boolean {
  let words = 1;
  for (let at = line.start; at < line.end && words < count; at++) if (isBlankAt(text, at)) words++;
  return words >= count;
}

/** Whether a line starts with a bullet or with the mark of a list's item: "2.", "2)", "(b)", "iv)". */
export function startsItem(text: string, { start, end }: TextRange): boolean {
  if (BULLETS.includes(text.charAt(start))) return isBlankAt(text, start + 1) || isDigitAt(text, start + 1);
  let at = text.charAt(start) === "(" ? start + 1 : start;
  const first = at;
  while (at < end && at - first < 4 && (isDigitAt(text, at) || isLetterAt(text, at))) at++;
  if (at === first || (at - first > 1 && !isNumeral(text.slice(first, at)))) return false;
  return (
    text.charAt(at) === ")" || (text.charAt(at) === "." && (text.charAt(at + 1) === ")" || isDigitAt(text, first)))
  );
}

const isNumeral = (word: string): boolean => /^(?:\d+|[ivx]+)$/.test(word);
