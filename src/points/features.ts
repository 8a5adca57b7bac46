import { quotedRegions } from "../language/quote-marks.ts";
import { contentStems } from "../language/stems.ts";
import type { UnscoredCandidate } from "./candidates.ts";
import type { PointSource } from "./point-source.ts";
import type { Salience } from "./salience.ts";

/** What speaks for a candidate, or against it; each between 0 and about 1, `takenUp` a little more. */
export interface Features {
  /** 1 for a source's first reporting sentence, 1/2 for its second, 1/3 … */
  readonly early: number;
  /** Likeness to the sources as a whole. */
  readonly centrality: number;
  /** How much later sentences take up what its sentence says. */
  readonly takenUp: number;
  /** The share of it that stands in quote marks. */
  readonly quoted: number;
  /** 1 where it tells two sentences. */
  readonly isPair: number;
  readonly isVeryShort: number;
  /** The share of its stems that its source's headline has. */
  readonly headline: number;
}

const VERY_SHORT = 8;

/** The features of candidates, in their order. */
export function featuresOf(
  candidates: readonly UnscoredCandidate[],
  sources: readonly PointSource[],
  salience: Salience,
): Features[] {
  const headlines = sources.map(({ title }) => new Set(contentStems(title ?? "")));
  return candidates.map((candidate) => ({
    early: 1 / (1 + candidate.position),
    centrality: salience.centrality(candidate.stems),
    takenUp: Math.log(1 + salience.forward(candidate.index)),
    quoted: quotedShare(candidate.text),
    isPair: candidate.sentences.length > 1 ? 1 : 0,
    isVeryShort: candidate.words < VERY_SHORT ? 1 : 0,
    headline: shareIn(candidate.stems, headlines[candidate.source] ?? new Set()),
  }));
}

const quotedShare = (text: string): number =>
  quotedRegions(text).regions.reduce((total, { start, end }) => total + end - start, 0) / Math.max(1, text.length);

function shareIn(stems: ReadonlySet<string>, known: ReadonlySet<string>): number {
  let common = 0;
  for (const stem of stems) if (known.has(stem)) common++;
  return stems.size === 0 ? 0 : common / stems.size;
}
