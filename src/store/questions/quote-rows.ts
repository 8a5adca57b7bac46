import type { TextRange } from "../../model/article.ts";
import type { Excerpt, Quote } from "../../model/reading.ts";
import { storable } from "../storable.ts";

/** More context than this is not shown. */
const LONGEST_CONTEXT = 700;

/** The quoted words by range; empty where a range does not stand in the text. */
export function partsOf(text: string, { ranges }: Quote): Excerpt[] {
  const parts = ranges.map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
  return parts.every((part) => part.start < part.end && stands(text, part)) ? parts : [];
}

/** Whether an excerpt is exactly what the text has in its place. */
export const stands = (text: string, { start, end, text: words }: Excerpt): boolean =>
  Number.isInteger(start) && start >= 0 && end <= text.length && text.slice(start, end) === storable(words);

/**
 * The sentences that hold the parts, and the one before them where it is near and short enough. Where no sentence
 * holds them (a headline, a caption) the line.
 */
export function contextOf(text: string, sentences: readonly TextRange[], parts: readonly Excerpt[]): TextRange {
  const quote = { start: parts[0]?.start ?? 0, end: parts.at(-1)?.end ?? 0 };
  const first = sentences.findIndex(({ end }) => end > quote.start);
  const holding = sentences[first];
  if (!holding || holding.start > quote.start) return lineOf(text, quote);
  let end = Math.max(holding.end, quote.end);
  for (const sentence of sentences.slice(first)) if (sentence.start < quote.end) end = Math.max(end, sentence.end);
  const before = sentences[first - 1];
  const start = before && end - before.start <= LONGEST_CONTEXT ? before.start : holding.start;
  return trimmed({ start, end }, quote);
}

/** Keeps a context in bounds; the quote itself is never cut. */
function trimmed({ start, end }: TextRange, quote: TextRange): TextRange {
  return {
    start: Math.min(quote.start, Math.max(start, quote.start - LONGEST_CONTEXT)),
    end: Math.max(quote.end, Math.min(end, quote.end + LONGEST_CONTEXT)),
  };
}

function lineOf(text: string, quote: TextRange): TextRange {
  const before = text.lastIndexOf("\n", quote.start - 1);
  const after = text.indexOf("\n", quote.end);
  return trimmed({ start: before < 0 ? 0 : before + 1, end: after < 0 ? text.length : after }, quote);
}
