import type { Span } from "../model/message.ts";

const OPENING_MARKS = new Set("“«„");
const CLOSING_MARKS = new Set("”»");
const SENTENCE_ENDS = new Set(".!?…。！？");
/** A sentence's end is taken before a later word's end where it leaves at least this much of the room used. */
const LEAST_USED = 0.5;
const GRAPHEME_WINDOW = 64;

/**
 * The best place in (start, furthest] to cut a text: after a sentence, else between words, both outside quotation marks
 * where there is such a place; in a longer word between two characters as a reader sees them. Never inside a surrogate
 * pair; a cluster longer than the room between its code points. Linear in `furthest - start`.
 */
export function bestCut(text: string, start: number, furthest: number): number {
  if (furthest >= text.length) return text.length;
  const latest = latestEnds(text, start, furthest);
  if (latest.sentence - start >= (furthest - start) * LEAST_USED) return latest.sentence;
  if (latest.word > start) return latest.word;
  return latest.quotedWord > start ? latest.quotedWord : characterEnd(text, start, furthest);
}

function latestEnds(text: string, start: number, furthest: number) {
  const latest = { sentence: start, word: start, quotedWord: start };
  let depth = 0;
  for (let at = start; at < furthest; at++) {
    depth = depthAfter(text.charAt(at), depth);
    if (!isBlank(text.charAt(at))) continue;
    latest.quotedWord = at + 1;
    if (depth > 0) continue;
    latest.word = at + 1;
    if (endsSentence(text, at)) latest.sentence = at + 1;
  }
  return latest;
}

function depthAfter(character: string, depth: number): number {
  if (OPENING_MARKS.has(character)) return depth + 1;
  if (CLOSING_MARKS.has(character)) return Math.max(0, depth - 1);
  if (character === '"') return depth > 0 ? depth - 1 : 1;
  return character === "\n" ? 0 : depth;
}

function endsSentence(text: string, blank: number): boolean {
  if (text.charAt(blank) === "\n") return true;
  const last = text.charAt(blank - 1);
  const isClosed = CLOSING_MARKS.has(last) || last === '"' || last === ")" || last === "’";
  return SENTENCE_ENDS.has(isClosed ? text.charAt(blank - 2) : last);
}

function isBlank(character: string): boolean {
  return character === " " || character === "\n" || character === "\t" || character === "\u3000";
}

/** The last end of a grapheme cluster up to `furthest`; of a code point where one cluster is longer than that. */
function characterEnd(text: string, start: number, furthest: number): number {
  const from = Math.max(start, wholeCharacter(text, furthest - GRAPHEME_WINDOW));
  let best = start;
  for (const { index, segment } of graphemes(text.slice(from, furthest + GRAPHEME_WINDOW))) {
    if (from + index + segment.length > furthest) break;
    best = from + index + segment.length;
  }
  if (best > start) return best;
  const codePointEnd = wholeCharacter(text, furthest);
  return codePointEnd > start ? codePointEnd : furthest + 1;
}

/** `at`, or one less where that is inside a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

const graphemes = (text: string) => new Intl.Segmenter("und", { granularity: "grapheme" }).segment(text);

/** The spans that make up [start, end) of the spans' joined text. `ends` are the spans' ends in it. */
export function sliceSpans(spans: readonly Span[], ends: readonly number[], start: number, end: number): Span[] {
  const cut: Span[] = [];
  for (let index = firstAfter(ends, start); index < spans.length; index++) {
    const span = spans[index];
    const from = (ends[index] ?? 0) - (span?.text.length ?? 0);
    if (!span || from >= end) break;
    const text = span.text.slice(Math.max(0, start - from), end - from);
    if (text !== "") cut.push({ ...span, text });
  }
  return cut;
}

/** Index of the first end beyond a place, by halving. */
function firstAfter(ends: readonly number[], place: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Spans in pieces that each fit, cut at the best places. `fits` must stay false when text is added. What one character
 * alone does not make fit is still a piece. Asks `fits` some 2 log2(size of a piece) times a piece, never with much more
 * text than fits.
 */
export function cutSpans(
  spans: readonly Span[],
  fits: (spans: readonly Span[]) => boolean,
): readonly (readonly Span[])[] {
  const text = spans.map((span) => span.text).join("");
  let total = 0;
  const ends = spans.map((span) => {
    total += span.text.length;
    return total;
  });
  const pieces: (readonly Span[])[] = [];
  for (let start = 0; start < text.length; ) {
    const isRoomTo = (end: number) => fits(sliceSpans(spans, ends, start, end));
    const end = bestCut(text, start, furthestFit(start, text.length, isRoomTo));
    pieces.push(sliceSpans(spans, ends, start, end));
    start = end;
  }
  return pieces;
}

/** The greatest end that has room, at least start + 1: doubling steps, then halving. */
function furthestFit(start: number, length: number, isRoomTo: (end: number) => boolean): number {
  let step = 64;
  while (start + step < length && isRoomTo(start + step)) step *= 2;
  let [low, high] = [start + 1, Math.min(length, start + step)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isRoomTo(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
