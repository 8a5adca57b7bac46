import type { Span } from "../../model/message.ts";
import { escapedSizeAtMost } from "./escape.ts";
import { markdownLink } from "./links.ts";

/** Per span, for its style marks, the brackets of its link and the mark of its line. */
const SPAN_OVERHEAD = 16;
const OPENING_MARKS = new Set("“«„");
const CLOSING_MARKS = new Set("”»");
const SENTENCE_ENDS = new Set(".!?…。！？");
const GRAPHEME_WINDOW = 64;
/** A paragraph or sentence end in the last part of what fits is taken before a later word end. */
const EARLIEST_SENTENCE_END = 0.5;

/** The most that spans can take as Discord Markdown, in UTF-16 units. */
export function sizeAtMost(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + overhead(span) + textSize(span.text), 0);
}

function overhead({ link }: Span): number {
  return SPAN_OVERHEAD + (markdownLink(link)?.length ?? 0);
}

function textSize(text: string): number {
  let size = 0;
  for (let at = 0; at < text.length; at++) size += escapedSizeAtMost(text.charAt(at));
  return size;
}

/**
 * The same text in pieces of at most `limit` as Markdown. A piece ends after a paragraph or a sentence where there is
 * one in its second half, else between words, not inside quotation marks where that can be avoided; in a word longer
 * than a piece between two characters as a reader sees them. Linear in the text's length.
 */
export function breakSpans(spans: readonly Span[], limit: number): readonly (readonly Span[])[] {
  if (sizeAtMost(spans) <= limit) return [spans];
  const text = spans.map((span) => span.text).join("");
  const ends = cumulativeEnds(spans);
  const overheads = spans.map(overhead);
  const pieces: (readonly Span[])[] = [];
  let start = 0;
  let span = 0;
  while (start < text.length) {
    while ((ends[span] ?? text.length) <= start) span++;
    const end = pieceEnd({ overheads, ends, text, start, span, limit });
    pieces.push(slice(spans, ends, span, start, end));
    start = end;
  }
  return pieces;
}

function cumulativeEnds(spans: readonly Span[]): number[] {
  let end = 0;
  return spans.map((span) => {
    end += span.text.length;
    return end;
  });
}

interface Piece {
  readonly overheads: readonly number[];
  readonly ends: readonly number[];
  readonly text: string;
  readonly start: number;
  /** Index of the span in which the piece starts. */
  readonly span: number;
  readonly limit: number;
}

function pieceEnd(piece: Piece): number {
  const furthest = furthestFit(piece);
  if (furthest === piece.text.length) return furthest;
  return bestBoundary(piece.text, piece.start, furthest) ?? characterBoundary(piece.text, piece.start, furthest);
}

function furthestFit({ overheads, ends, text, start, span, limit }: Piece): number {
  let current = span;
  let size = overheads[current] ?? 0;
  let at = start;
  while (at < text.length) {
    while (at >= (ends[current] ?? text.length)) {
      current++;
      size += overheads[current] ?? 0;
    }
    size += escapedSizeAtMost(text.charAt(at));
    if (size > limit) return at;
    at++;
  }
  return at;
}

/** The best place in (start, furthest] to break before; null where there is no blank at all. */
function bestBoundary(text: string, start: number, furthest: number): number | null {
  const latest = { sentence: start, word: start, quoted: start };
  let depth = 0;
  for (let at = start; at < furthest; at++) {
    const char = text.charAt(at);
    depth = depthAfter(char, depth);
    if (char === "\n" || (char === " " && depth === 0 && endsSentence(text, at))) latest.sentence = at + 1;
    if (isBlank(char) && depth === 0) latest.word = at + 1;
    if (isBlank(char)) latest.quoted = at + 1;
  }
  if (latest.sentence - start >= (furthest - start) * EARLIEST_SENTENCE_END) return latest.sentence;
  if (latest.word > start) return latest.word;
  return latest.quoted > start ? latest.quoted : null;
}

function depthAfter(char: string, depth: number): number {
  if (char === "\n") return 0;
  if (OPENING_MARKS.has(char)) return depth + 1;
  if (CLOSING_MARKS.has(char)) return Math.max(0, depth - 1);
  return char === '"' ? (depth > 0 ? depth - 1 : 1) : depth;
}

function endsSentence(text: string, blank: number): boolean {
  const last = text.charAt(blank - 1);
  const marked = CLOSING_MARKS.has(last) || last === '"' || last === ")" || last === "’";
  return SENTENCE_ENDS.has(marked ? text.charAt(blank - 2) : last);
}

function isBlank(char: string): boolean {
  return char === " " || char === "\n" || char === "\t" || char === "\u3000";
}

function characterBoundary(text: string, start: number, furthest: number): number {
  const from = Math.max(start, furthest - GRAPHEME_WINDOW);
  const window = text.slice(from, furthest + GRAPHEME_WINDOW);
  let best = from;
  for (const { index } of new Intl.Segmenter("und", { granularity: "grapheme" }).segment(window)) {
    if (from + index <= furthest) best = from + index;
  }
  return best > start ? best : atLeastOneCharacter(text, start, furthest);
}

function atLeastOneCharacter(text: string, start: number, furthest: number): number {
  const end = Math.max(furthest, start + 1);
  const splitsPair = isHighSurrogate(text.charCodeAt(end - 1)) && end < text.length;
  if (!splitsPair) return end;
  return end - 1 > start ? end - 1 : end + 1;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function slice(spans: readonly Span[], ends: readonly number[], span: number, start: number, end: number): Span[] {
  const cut: Span[] = [];
  for (let index = span; index < spans.length; index++) {
    const one = spans[index];
    const from = (ends[index] ?? 0) - (one?.text.length ?? 0);
    if (!one || from >= end) break;
    const text = one.text.slice(Math.max(0, start - from), end - from);
    if (text !== "") cut.push({ ...one, text });
  }
  return cut;
}
