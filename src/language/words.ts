import type { TextRange } from "../model/article.ts";

/** A word of a text, with the range where it stands. */
export interface Word extends TextRange {
  /** As written. */
  readonly text: string;
  readonly lower: string;
}

const RUN = /[\p{L}\p{N}\p{M}]+/gu;
const APOSTROPHES = "'’";

/**
 * The words of a text, in order: runs of letters and digits. An apostrophe between letters stays in the word ("don't",
 * "Smith's"), a comma or full stop between digits too ("1,200", "2.5"); a hyphen parts two words.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let start = -1;
  let end = -1;
  const close = () => {
    if (start < 0) return;
    const word = text.slice(start, end);
    words.push({ start, end, text: word, lower: word.toLowerCase() });
  };
  for (const { index, 0: run } of text.matchAll(RUN)) {
    if (index !== end + 1 || !isInnerMark(text, end)) {
      close();
      start = index;
    }
    end = index + run.length;
  }
  close();
  return words;
}

function isInnerMark(text: string, at: number): boolean {
  const mark = text[at] ?? "";
  const between = (text[at - 1] ?? "") + (text[at + 1] ?? "");
  if (mark === "." || mark === ",") return isDigit(between[0]) && isDigit(between[1]);
  return mark !== "" && APOSTROPHES.includes(mark) && !isDigit(between[0]) && !isDigit(between[1]);
}

const isDigit = (character: string | undefined): boolean =>
  character !== undefined && character >= "0" && character <= "9";

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
