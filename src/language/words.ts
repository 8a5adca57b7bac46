import type { TextRange } from "../model/article.ts";

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
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < text.length) {
    if (!isWordUnit(text, at)) {
      at++;
      continue;
    }
    const start = at;
    do at++;
    while (isWordUnit(text, at) || isInnerMark(text, at));
    const word = text.slice(start, at);
    words.push({ start, end: at, text: word, lower: word.toLowerCase() });
  }
  return words;
}

const BEYOND_ASCII = /[\p{L}\p{N}\p{M}]/u;

/** Whether a letter, digit or mark stands at an offset; emoji and the like, beyond the basic plane, count too. */
function isWordUnit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return isAsciiLetter(code) || isAsciiDigit(code);
  if (code >= 0xd800 && code <= 0xdfff) return true;
  return BEYOND_ASCII.test(text.charAt(at));
}

const isAsciiLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
const isAsciiDigit = (code: number): boolean => code >= 48 && code <= 57;

function isInnerMark(text: string, at: number): boolean {
  const mark = text.charAt(at);
  if (mark === "." || mark === ",")
    return isAsciiDigit(text.charCodeAt(at - 1)) && isAsciiDigit(text.charCodeAt(at + 1));
  return mark !== "" && APOSTROPHES.includes(mark) && isInsideLetters(text, at);
}

const isInsideLetters = (text: string, at: number): boolean =>
  isWordUnit(text, at + 1) && !isAsciiDigit(text.charCodeAt(at - 1)) && !isAsciiDigit(text.charCodeAt(at + 1));

/** How many runs of non-blanks a text has: the measure of `--words`. */
export function blankSeparatedCount(text: string): number {
  const trimmed = text.trim();
  return trimmed === "" ? 0 : trimmed.split(/\s+/).length;
}

const CAPITAL = /^\p{Lu}/u;

/** Whether a word starts with a capital letter. */
export const isCapitalised = (word: string): boolean => CAPITAL.test(word);

/** A word without a possessive ending: "Smith's" and "Smiths’" give "Smith" and "Smiths". */
export function withoutPossessive(word: string): string {
  const last = word.at(-1) ?? "";
  if (APOSTROPHES.includes(last)) return word.slice(0, -1);
  const mark = word.at(-2) ?? "";
  return (last === "s" || last === "S") && mark !== "" && APOSTROPHES.includes(mark) ? word.slice(0, -2) : word;
}
