/** How a quote mark is written; a region closes with a mark of the family that opened it. */
export type MarkFamily = "double" | "single";

/** A quote mark in a text: `length` is 2 for '' and ``. */
export interface Mark {
  readonly at: number;
  readonly length: number;
  readonly family: MarkFamily;
  readonly opens: boolean;
  readonly closes: boolean;
}

const DOUBLE = new Set(["“", "”", '"', "„", "«", "»", "‟", "＂"]);
const SINGLE = new Set(["‘", "’", "'", "‚"]);
const LEFT = new Set(["“", "„", "«", "‘", "‚"]);
const RIGHT = new Set(["”", "»", "’"]);
const LETTER = /[\p{L}\p{N}]/u;
const BEFORE_OPENING = /[\s([{—–\-/“"‘'>…]/;
const AFTER_CLOSING = /[\s)\]},.;:!?—–\-/”"’'<…]/;
/** Words that begin with an apostrophe. */
const CLIPPED = new Set([
  "em",
  "til",
  "tis",
  "twas",
  "cause",
  "cuz",
  "bout",
  "round",
  "n",
  "s",
  "ll",
  "re",
  "ve",
  "d",
  "m",
  "t",
]);

const isBlank = (character: string | undefined): boolean => character === undefined || /\s/.test(character);

const MARKS = [...DOUBLE, ...SINGLE, "`"].map((mark) => mark.charCodeAt(0));

/** Whether a UTF-16 code unit can be part of a quote mark. */
export const mayBeMark = (code: number): boolean =>
  code < 0x80 ? code === 34 || code === 39 || code === 96 : MARKS.includes(code);

/** The quote mark at `at`, or null where that character is none, an apostrophe or an inch mark. */
export function markAt(text: string, at: number, start: number, end: number): Mark | null {
  if (!mayBeMark(text.charCodeAt(at))) return null;
  const character = text[at] ?? "";
  const doubled =
    (character === "'" || character === "`" || character === "’" || character === "‘") &&
    at + 1 < end &&
    text[at + 1] === character;
  // Of three closing marks the first belongs to a quotation within the quotation.
  const isInner = doubled && text[at + 2] === character && at + 2 < end && at > start && !isBlank(text[at - 1]);
  if (doubled && !isInner) return readMark(text, at, 2, "double", start, end);
  if (DOUBLE.has(character)) return readMark(text, at, 1, "double", start, end);
  if (SINGLE.has(character)) return singleMark(text, at, start, end);
  return null;
}

function readMark(text: string, at: number, length: number, family: MarkFamily, start: number, end: number): Mark {
  const before = at > start ? text[at - 1] : undefined;
  const after = at + length < end ? text[at + length] : undefined;
  return { at, length, family, ...directionOf(text[at] ?? "", before, after) };
}

/** Which way a mark faces: a curly one as written, unless the blanks around it say that it was mistyped. */
function directionOf(
  mark: string,
  before: string | undefined,
  after: string | undefined,
): Pick<Mark, "opens" | "closes"> {
  if (LEFT.has(mark) && (isBlank(before) || !isBlank(after))) return { opens: true, closes: false };
  if (RIGHT.has(mark) && !(isBlank(before) && after !== undefined && LETTER.test(after))) {
    return { opens: false, closes: true };
  }
  const mayOpen = before === undefined || BEFORE_OPENING.test(before);
  const mayClose = after === undefined || AFTER_CLOSING.test(after);
  return { opens: mayOpen && !isBlank(after), closes: mayClose || !mayOpen };
}

function singleMark(text: string, at: number, start: number, end: number): Mark | null {
  const before = at > start ? text[at - 1] : undefined;
  const after = at + 1 < end ? text[at + 1] : undefined;
  const letterBefore = before !== undefined && LETTER.test(before);
  const letterAfter = after !== undefined && LETTER.test(after);
  if (letterBefore && letterAfter) return null;
  if (!letterBefore && letterAfter && isClipped(text, at + 1, end)) return null;
  const mark = readMark(text, at, 1, "single", start, end);
  return mark.opens || mark.closes ? mark : null;
}

function isClipped(text: string, from: number, end: number): boolean {
  let to = from;
  while (to < end && to - from < 8 && LETTER.test(text[to] ?? "")) to++;
  const word = text.slice(from, to);
  return CLIPPED.has(word.toLowerCase()) || /^\d\ds?$/.test(word);
}
