import type { Candidate } from "./candidates.ts";

export interface SelectionLimits {
  /** At most this many points. */
  readonly points: number;
  /** At most this many words (runs between blanks) over all points; null for no limit. */
  readonly words: number | null;
}

/** How much the overlap with a point already chosen counts against a candidate. */
const REDUNDANCY = 0.4;
/** Two points with a larger share of the shorter one's content stems in common say the same. */
const MOST_OVERLAP = 0.6;

/**
 * The best candidates within the limits, in the order they came in; no two from one sentence, none that says again what
 * another says. Maximal marginal relevance (Carbonell and Goldstein 1998), greedily.
 */
export function selectPoints(candidates: readonly Candidate[], limits: SelectionLimits): Candidate[] {
  const overlap = new Float64Array(candidates.length);
  const chosen: number[] = [];
  let wordsLeft = limits.words ?? Number.POSITIVE_INFINITY;
  while (chosen.length < limits.points) {
    const next = bestIndex(candidates, overlap, wordsLeft, limits);
    const best = candidates[next];
    if (!best) break;
    chosen.push(next);
    wordsLeft -= best.words;
    for (const [index, other] of candidates.entries()) {
      overlap[index] = Math.max(overlap[index] ?? 0, overlapOf(best, other));
    }
  }
  return chosen.sort((a, b) => a - b).flatMap((index) => candidates[index] ?? []);
}

function bestIndex(
  candidates: readonly Candidate[],
  overlap: Float64Array,
  wordsLeft: number,
  { words }: SelectionLimits,
): number {
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (const [index, candidate] of candidates.entries()) {
    const common = overlap[index] ?? 0;
    if (common > MOST_OVERLAP || candidate.words > wordsLeft) continue;
    const gain = candidate.score - REDUNDANCY * common;
    const value = words === null ? gain : perWord(gain, candidate.words);
    if (value > most) {
      most = value;
      best = index;
    }
  }
  return best;
}

/** Where words are short, a point must earn its length. */
const perWord = (gain: number, words: number): number => gain / words ** 0.5;

/** The share of the shorter candidate's stems that the other has too; 1 for two of one sentence. */
function overlapOf(a: Candidate, b: Candidate): number {
  if (a.source === b.source && a.sentences.some(({ start }) => b.sentences.some((other) => other.start === start)))
    return 1;
  const [few, many] = a.stems.size < b.stems.size ? [a.stems, b.stems] : [b.stems, a.stems];
  if (few.size === 0) return 0;
  let common = 0;
  for (const stem of few) if (many.has(stem)) common++;
  return common / few.size;
}
