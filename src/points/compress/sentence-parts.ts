import { quotedRegions } from "../../language/quote-marks.ts";
import { type Word, wordsOf } from "../../language/words.ts";
import type { TextRange } from "../../model/article.ts";

/** A sentence taken apart once, for all rules of compression. Offsets are into `text`. */
export interface SentenceParts {
  readonly text: string;
  readonly words: readonly Word[];
  /** Where commas stand outside quotes, brackets and numbers. */
  readonly commas: readonly number[];
  /** Where the end mark (with closing quote marks) starts. */
  readonly bodyEnd: number;
  readonly quoted: readonly TextRange[];
}

export function sentenceParts(text: string): SentenceParts {
  const { regions } = quotedRegions(text);
  const bodyEnd = text.length - (/[.!?]["'”’)\]]{0,3}$/.exec(text)?.[0].length ?? 0);
  return { text, words: wordsOf(text), commas: topLevelCommas(text, regions), bodyEnd, quoted: regions };
}

function topLevelCommas(text: string, quoted: readonly TextRange[]): number[] {
  const commas: number[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    if (mark === "(" || mark === "[") depth++;
    else if (mark === ")" || mark === "]") depth--;
    else if (mark === "," && depth === 0 && text[at + 1] === " " && !isInside(quoted, at)) commas.push(at);
  }
  return commas;
}

export const isInside = (ranges: readonly TextRange[], at: number): boolean =>
  ranges.some(({ start, end }) => at >= start && at < end);

/** Whether a range touches words in quote marks: quotes are kept whole. */
export const touchesQuote = ({ quoted }: SentenceParts, { start, end }: TextRange): boolean =>
  quoted.some((region) => region.start < end && start < region.end);

/** The first word at or after an offset. */
export const wordFrom = ({ words }: SentenceParts, at: number): Word | undefined =>
  words.find(({ start }) => start >= at);

export const wordsWithin = ({ words }: SentenceParts, { start, end }: TextRange): Word[] =>
  words.filter((word) => word.start >= start && word.end <= end);

/** The text without the ranges, with blanks and commas put right. Ranges may overlap. */
export function withoutRanges(text: string, ranges: readonly TextRange[]): string {
  let kept = "";
  let from = 0;
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    if (start > from) kept += text.slice(from, start);
    if (end > from) {
      from = end;
      kept += " ";
    }
  }
  const joined = (kept + text.slice(from)).replace(/ {2,}/g, " ").replace(/ ([,.;:!?])/g, "$1");
  const trimmed = joined.replace(/^[\s,;:]+/, "").trim();
  return trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
}
