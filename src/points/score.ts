import type { Candidate, ReportedSentence, UnscoredCandidate } from "./candidates.ts";
import { type Features, featuresOf } from "./features.ts";
import type { PointSource } from "./point-source.ts";

/** The linear model of what deserves to be told. How the weights were found: docs/key-points.md. */
const WEIGHTS: Partial<Features> = {
  isFirst: -0.77,
  early: 0.97,
  late: -0.57,
  depth: 0.05,
  centrality: 1.0,
  takenUp: 0.5,
  repeated: 0.21,
  likelyTerms: 0.09,
  likelyWords: 0.15,
  isShort: 0.06,
  numbers: 0.12,
  quoted: -0.28,
  addressed: -0.16,
  loose: -0.12,
  headline: 0.3,
};

/** Gives every candidate its score. */
export function scored(
  candidates: readonly UnscoredCandidate[],
  reported: readonly ReportedSentence[],
  sources: readonly PointSource[],
): Candidate[] {
  return featuresOf(candidates, reported, sources).flatMap((features, index) => {
    const candidate = candidates[index];
    return candidate ? [{ ...candidate, features, score: scoreOf(features) }] : [];
  });
}

function scoreOf(features: Features): number {
  let score = 0;
  for (const [name, weight] of Object.entries(WEIGHTS)) score += weight * features[name as keyof Features];
  return score;
}
