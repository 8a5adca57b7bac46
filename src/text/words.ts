import type { TextRange } from "../model/article.ts";
import { once } from "./once.ts";
import { remembered } from "./remembered.ts";

/** A word of a text, with the range where it stands. */
export interface Word extends TextRange {
  /** As written. */
  readonly text: string;
  readonly lower: string;
}

const APOSTROPHES = "'’";

/**
 * The words of a text, in order: runs of letters and digits. An apostrophe between letters stays in the word ("don't",
 * "Smith's"), a comma or full stop between digits too ("1,200", "2.5"); a hyphen parts two words.
 */
export const wordsOf: (text: string) => readonly Word[] = remembered(findWords);

function findWords(text: string): readonly Word[] {
  const words: Word[] = [];
  let start = -1;
  for (let at = 0; at < text.length; at++) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind !== OTHER) {
      if (start < 0) start = at;
    } else if (start >= 0 && !isInnerMark(text, at)) {
      addWords(words, text, start, at);
      start = -1;
    }
  }
  if (start >= 0) addWords(words, text, start, text.length);
  return words;
}

/** Scripts whose words stand without blanks between them. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
const UNSPACED_CHARACTERS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]/gu;
/** Cuts Chinese and Japanese alike: both are in one dictionary of ICU. */
const segmenter = once(() => new Intl.Segmenter("ja", { granularity: "word" }));

/** Whether a text has words of scripts without blanks. */
export const hasUnspaced = (text: string): boolean => UNSPACED.test(text);

/** A run of letters as one word, or as several where they stand without blanks. */
function addWords(words: Word[], text: string, start: number, end: number): void {
  const run = text.slice(start, end);
  if (!UNSPACED.test(run)) {
    words.push(wordAt(text, start, end));
    return;
  }
  for (const { segment, index } of segmenter().segment(run))
    words.push(wordAt(text, start + index, start + index + segment.length));
}

function wordAt(source: string, start: number, end: number): Word {
  const text = source.slice(start, end);
  return { start, end, text, lower: text.toLowerCase() };
}

const OTHER = 1;
const LETTER = 2;
const ASCII_DIGIT = 3;
/** The kind of every code unit; 0 where it was not asked for yet. */
const KINDS = new Uint8Array(0x10000);
const BEYOND_ASCII = /[\p{L}\p{N}\p{M}]/u;

const kindOf = (code: number): number => KINDS[code] || findKind(code);

/** Letters, digits and marks make words; emoji and the like, beyond the basic plane, count as letters too. */
function findKind(code: number): number {
  if (Number.isNaN(code)) return OTHER;
  const isWord = (code >= 0xd800 && code <= 0xdfff) || BEYOND_ASCII.test(String.fromCharCode(code));
  KINDS[code] = code >= 48 && code <= 57 ? ASCII_DIGIT : isWord ? LETTER : OTHER;
  return KINDS[code];
}

const FULL_STOP = 0x2e;
const COMMA = 0x2c;

/** Whether the mark at an offset, after a word unit, stays inside the word. */
function isInnerMark(text: string, at: number): boolean {
  const mark = text.charCodeAt(at);
  const before = kindOf(text.charCodeAt(at - 1));
  const after = kindOf(text.charCodeAt(at + 1));
  if (mark === FULL_STOP || mark === COMMA) return before === ASCII_DIGIT && after === ASCII_DIGIT;
  return before !== ASCII_DIGIT && after === LETTER && APOSTROPHES.includes(text.charAt(at));
}

const CHARACTERS_A_WORD = 2;

/** How many runs of non-blanks a text has, of scripts without blanks two characters for one: the measure of `--words`. */
export function blankSeparatedCount(text: string): number {
  let count = Math.floor((text.match(UNSPACED_CHARACTERS)?.length ?? 0) / CHARACTERS_A_WORD);
  let isBefore = true;
  for (let at = 0; at < text.length; at++) {
    const isBlank = isBlankCode(text.charCodeAt(at));
    if (isBefore && !isBlank) count++;
    isBefore = isBlank;
  }
  return count;
}

const BLANK = /\s/;
const isBlankCode = (code: number): boolean =>
  code < 128 ? code === 32 || (code >= 9 && code <= 13) : BLANK.test(String.fromCharCode(code));

const CAPITAL = /^\p{Lu}/u;

/** Whether a word starts with a capital letter. */
export function isCapitalised(word: string): boolean {
  const code = word.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : CAPITAL.test(word);
}

/** A word without a possessive ending: "Smith's" and "Smiths’" give "Smith" and "Smiths". */
export function withoutPossessive(word: string): string {
  const last = word.at(-1) ?? "";
  if (APOSTROPHES.includes(last)) return word.slice(0, -1);
  const mark = word.at(-2) ?? "";
  return (last === "s" || last === "S") && mark !== "" && APOSTROPHES.includes(mark) ? word.slice(0, -2) : word;
}
