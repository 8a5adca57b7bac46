import type { Candidate, ReportedSentence, UnscoredCandidate } from "./candidates.ts";
import { type Features, featuresOf } from "./features.ts";
import type { PointSource } from "./point-source.ts";

/** The linear model of what deserves to be told. How the weights were found: docs/key-points.md. */
const WEIGHTS: Partial<Features> = {
  early: 1.05,
  centrality: 2.2,
  takenUp: 0.2,
  quoted: -0.25,
  isPair: -0.18,
  isVeryShort: 0.1,
  addressed: -0.1,
  headline: 0.4,
};

/** Gives every candidate its score. */
export function scored(
  candidates: readonly UnscoredCandidate[],
  reported: readonly ReportedSentence[],
  sources: readonly PointSource[],
): Candidate[] {
  const { features, likelihood } = featuresOf(candidates, reported, sources);
  return candidates.flatMap((candidate, index) => {
    const own = features[index];
    if (!own) return [];
    const stems = new Map([...candidate.stems].map((stem) => [stem, likelihood(stem)]));
    return [{ ...candidate, stems, features: own, score: scoreOf(own) }];
  });
}

function scoreOf(features: Features): number {
  let score = 0;
  for (const [name, weight] of Object.entries(WEIGHTS)) score += weight * features[name as keyof Features];
  return score;
}
