import { clippedLetters } from "../clipped-letters.ts";
import type { MarkDirection } from "./conventions.ts";
import type { Reports } from "./dialogue.ts";

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

/** What a language says of its marks. */
export interface MarkReader {
  readonly directions: ReadonlyMap<string, MarkDirection>;
  readonly clipped: ReadonlySet<string>;
  /** Where a dash opens what is said and parts it from who says it: whether a word reports. */
  readonly dialogue?: Reports;
}

const SINGLE = new Set(["‘", "’", "'", "‚", "‹", "›"]);
const DOUBLED = new Set(["'", "`", "’", "‘"]);
const LETTER = /[\p{L}\p{N}]/u;
const BEFORE_OPENING = /[\s([{—–\-/“"‘'«»„>…:：¿¡]/;
/** Nothing that is said begins with these: what stands before them closes, behind the blank of "« oui »," too. */
const BEHIND_CLOSED = /[.,;:!?)\]]/;
const AFTER_CLOSING = /[\s)\]},.;:!?—–\-/”"’'»«“<…。，、！？：；）؟،؛]/;

const isBlank = (character: string | undefined): boolean => character === undefined || /\s/.test(character);

const MARKS = new Uint8Array(0x10000);
for (const mark of "“”\"„«»‟＂‘’'‚‹›`「」『』〝〟〈〉") MARKS[mark.charCodeAt(0)] = 1;

/** Whether a UTF-16 code unit can be part of a quote mark. */
export const mayBeMark = (code: number): boolean => MARKS[code] === 1;

/** The quote mark at `at` within [start, end), or null where that character is none, an apostrophe or an inch mark. */
export function markAt(text: string, at: number, start: number, end: number, reader: MarkReader): Mark | null {
  if (!mayBeMark(text.charCodeAt(at))) return null;
  const character = text[at] ?? "";
  if (ANGLES.test(character) && !reader.directions.has(character)) return null;
  const doubled = DOUBLED.has(character) && at + 1 < end && text[at + 1] === character;
  // Of three closing marks the first belongs to a quotation within the quotation.
  const isInner = doubled && text[at + 2] === character && at + 2 < end && at > start && !isBlank(text[at - 1]);
  const span = { at, start, end };
  if (doubled && !isInner) return readMark(text, span, 2, "double", reader);
  if (character === "`") return null;
  return SINGLE.has(character) ? singleMark(text, span, reader) : readMark(text, span, 1, "double", reader);
}

interface Span {
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

function readMark(text: string, span: Span, length: number, family: MarkFamily, reader: MarkReader): Mark {
  const { at } = span;
  const before = at > span.start ? text[at - 1] : undefined;
  const after = at + length < span.end ? text[at + length] : undefined;
  const direction = reader.directions.get(text[at] ?? "") ?? "either";
  if (CORNERS.test(text[at] ?? ""))
    return { at, length, family, opens: direction === "opens", closes: direction === "closes" };
  return { at, length, family, ...facing(length > 1 ? doubledDirection(text[at]) : direction, before, after) };
}

/** Marks that face one way only, whatever stands around them. */
const CORNERS = /[「」『』〝〟〈〉]/;

/** Marks of what somebody wrote in some languages ("〈また値上げか〉"), and of titles in others. */
const ANGLES = /[〈〉]/;

const doubledDirection = (character: string | undefined): MarkDirection =>
  character === "`" || character === "‘" ? "opens" : character === "’" ? "closes" : "either";

/**
 * Which way a mark faces: as its language has it, unless the blanks around it say that it was mistyped. Where a language's
 * marks stand between blanks on both sides ("« oui »"), or between letters, the language decides.
 */
function facing(
  direction: MarkDirection,
  before: string | undefined,
  after: string | undefined,
): Pick<Mark, "opens" | "closes"> {
  const mayOpen = (before === undefined || BEFORE_OPENING.test(before)) && !isBlank(after);
  const mayClose = !isBlank(before) && (after === undefined || AFTER_CLOSING.test(after));
  if (direction === "either") return { opens: mayOpen, closes: mayClose || !mayOpen };
  const isMistyped = mayOpen !== mayClose && mayOpen !== (direction === "opens");
  if (isMistyped && !(mayOpen && BEHIND_CLOSED.test(after ?? ""))) return { opens: mayOpen, closes: mayClose };
  return { opens: direction === "opens", closes: direction === "closes" };
}

function singleMark(text: string, span: Span, reader: MarkReader): Mark | null {
  const { at, start, end } = span;
  const before = at > start ? text[at - 1] : undefined;
  const after = at + 1 < end ? text[at + 1] : undefined;
  const letterBefore = before !== undefined && LETTER.test(before);
  const letterAfter = after !== undefined && LETTER.test(after);
  const isApostrophe = "'’‘".includes(text[at] ?? " ");
  if (isApostrophe && letterBefore && letterAfter) return null;
  if (isApostrophe && !letterBefore && letterAfter && isClipped(text, at + 1, end, reader.clipped)) return null;
  const mark = readMark(text, span, 1, "single", reader);
  return mark.opens || mark.closes ? mark : null;
}

function isClipped(text: string, from: number, end: number, clipped: ReadonlySet<string>): boolean {
  const word = clippedLetters(text, from, end);
  return clipped.has(word.toLowerCase()) || /^\d\ds?$/.test(word);
}
