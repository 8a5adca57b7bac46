import type { Language } from "../../../languages/language.ts";
import type { TextRange } from "../../../model/article.ts";
import { isBlankAt, isClosingAt, isEndMarkAt, isUpperAt } from "../../../text/characters.ts";
import { paragraphsOf, startsItem } from "../../../text/lines.ts";

/** Longer paragraphs are never furniture, so that their words need not be looked at. */
const LONGEST_LINE = 700;

/** A paragraph of a plain text, with what its looks tell. */
export interface Paragraph extends TextRange {
  /** Without Markdown, blanks single; "" where it is too long to be anything but body. */
  readonly words: string;
  readonly wordCount: number;
  /** Whether it ends as a sentence does. */
  readonly ended: boolean;
  readonly bullet: boolean;
  /** A Markdown heading, or all of it in bold. */
  readonly heading: boolean;
  /** Whether a blank line stands before it. */
  readonly gap: boolean;
  readonly language: Language;
}

/** The paragraphs of a plain text, in order. */
export function readParagraphs(text: string, language: Language): Paragraph[] {
  const ranges = paragraphsOf(text, 0, text.length);
  return ranges.map((range, i) => ({ ...readParagraph(text, range, ranges[i - 1]?.end ?? 0), language }));
}

function readParagraph(text: string, { start, end }: TextRange, before: number): Omit<Paragraph, "language"> {
  const raw = text.slice(start, Math.min(end, start + LONGEST_LINE + 1));
  const words = end - start > LONGEST_LINE ? "" : plainWords(raw);
  return {
    start,
    end,
    words,
    wordCount: words === "" ? LONGEST_LINE : words.split(" ").length,
    ended: endsAsSentence(text, start, end),
    bullet: startsItem(text, { start, end }) && !isUpperAt(text, start) && text.charAt(start) !== "(",
    heading: raw.startsWith("#") || (raw.startsWith("**") && raw.endsWith("**") && raw.length > 4),
    gap: hasBlankLine(text, before, start),
  };
}

function hasBlankLine(text: string, from: number, to: number): boolean {
  let ends = 0;
  for (let at = from; at < to; at++) if (text.charAt(at) === "\n") ends++;
  return ends > 1;
}

function endsAsSentence(text: string, start: number, end: number): boolean {
  let at = end - 1;
  while (at > start && (isClosingAt(text, at) || "\"'*_ ".includes(text.charAt(at)))) at--;
  return isEndMarkAt(text, at) && !(text.charAt(at) === "." && isBlankAt(text, at - 1));
}

/** Markdown's marks, or blanks that are not single spaces. */
const UNEVEN = /[*_`#]|\]\(|[^\S ]| {2}/;

/** A line without Markdown's marks: "[words](address)" gives the words, emphasis and heading marks go. */
export function plainWords(line: string): string {
  if (!UNEVEN.test(line)) return line.trim();
  return withoutLinks(line)
    .replace(/^#{1,6}\s|[*_`#]{1,6}(?=\S)|(?<=\S)[*_`#]{1,6}/g, "")
    .replace(/\s{1,200}/g, " ")
    .trim();
}

function withoutLinks(line: string): string {
  if (!line.includes("](")) return line;
  let plain = "";
  let at = 0;
  while (at < line.length) {
    const middle = line.indexOf("](", at);
    const open = middle < 0 ? -1 : line.lastIndexOf("[", middle);
    const close = middle < 0 ? -1 : line.indexOf(")", middle);
    if (open < at || close < 0) break;
    plain += line.slice(at, open) + line.slice(open + 1, middle);
    at = close + 1;
  }
  return plain + line.slice(at);
}

/** Whether a paragraph reads as news prose: sentences of some length. */
export const isProse = ({ ended, wordCount, bullet, heading }: Paragraph): boolean =>
  !bullet && !heading && ((ended && wordCount >= 8) || wordCount >= 30);

/** Whether a paragraph is a short line that ends as no sentence does. */
export const isShortLine = ({ ended, words, wordCount }: Paragraph): boolean =>
  !ended && words.length <= 110 && wordCount <= 16;
