import type { TextRange } from "../model/article.ts";
import { remembered } from "./remembered.ts";

export interface QuotedRegions {
  /** The regions between quote marks, marks included, in text order; a region inside another one is not listed. */
  readonly regions: readonly TextRange[];
  /** Where the mark stands that opens a region and is never closed; null where all are closed. */
  readonly openAt: number | null;
  /** Whether a double or curly closing mark stands where nothing is open. */
  readonly strayClosing: boolean;
}

const CLOSING: Readonly<Record<string, readonly string[]>> = {
  '"': ['"', "”"],
  "“": ["”", '"'],
  "„": ["“", "”"],
  "«": ["»"],
  "‘": ["’", "'"],
  "'": ["'", "’"],
  "`": ["'", "`"],
};
const MARKS = new Set(Array.from("\"“”„«»‘’'`", (mark) => mark.charCodeAt(0)));
const isMark = (code: number): boolean =>
  code < 128 ? code === 0x22 || code === 0x27 || code === 0x60 : MARKS.has(code);
const SINGLE = new Set(["'", "‘", "’", "`"]);

/**
 * The quoted regions of a text. A single mark opens only at the start of a word and closes only at the end of one, so
 * that apostrophes ("don't", "the players' bus", "the '90s") count as neither as long as nothing single is open.
 */
export const quotedRegions: (text: string) => QuotedRegions = remembered(findRegions);

function findRegions(text: string): QuotedRegions {
  const regions: TextRange[] = [];
  let openAt: number | null = null;
  let strayClosing = false;
  for (let at = nextMark(text, 0); at < text.length; at = nextMark(text, at + 1)) {
    if (openAt !== null) {
      if (!closes(text, at, text[openAt] ?? "")) continue;
      regions.push({ start: openAt, end: at + 1 });
      openAt = null;
    } else if (opens(text, at)) openAt = at;
    else strayClosing ||= text[at] === "”" || text[at] === "»";
  }
  return { regions, openAt, strayClosing };
}

/** Where the first mark from an offset on stands; the text's length where none does. */
function nextMark(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isMark(text.charCodeAt(at))) at++;
  return at;
}

function opens(text: string, at: number): boolean {
  const mark = text[at] ?? "";
  if (!(mark in CLOSING)) return false;
  if (!SINGLE.has(mark)) return true;
  return !isWordCharacter(text[at - 1]) && isWordStart(text, at + 1) && !isShortenedDecade(text, at + 1);
}

function closes(text: string, at: number, opening: string): boolean {
  const mark = text[at] ?? "";
  if (!CLOSING[opening]?.includes(mark)) return false;
  return !SINGLE.has(mark) || (!isBlank(text[at - 1]) && !isWordCharacter(text[at + 1]));
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const BLANK = /\s/;
const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && WORD_CHARACTER.test(character);
const isBlank = (character: string | undefined): boolean => character === undefined || BLANK.test(character);
const isWordStart = (text: string, at: number): boolean =>
  isWordCharacter(text[at]) || "[($£€.…".includes(text[at] ?? " ");
const isShortenedDecade = (text: string, at: number): boolean =>
  /^\d\ds?(?![\p{L}\p{N}])/u.test(text.slice(at, at + 4));

/** A text with everything in quote marks replaced by blanks; offsets stay. An open region reaches to the end. */
export function withoutQuoted(text: string): string {
  const { regions, openAt } = quotedRegions(text);
  const all = openAt === null ? regions : [...regions, { start: openAt, end: text.length }];
  let rest = text;
  for (const { start, end } of all) rest = rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end);
  return rest;
}

/** Quoted words without the comma that American printing puts inside the marks: it belongs to the report. */
export const withoutLastComma = (quoted: string): string => (quoted.endsWith(",") ? quoted.slice(0, -1) : quoted);
