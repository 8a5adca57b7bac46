import type { Candidate, ReportedSentence, UnscoredCandidate } from "./candidates.ts";
import { type Features, featuresOf } from "./features.ts";
import type { PointSource } from "./point-source.ts";
import { salienceOf } from "./salience.ts";
import { termLikelihood, termStatistics } from "./term-statistics.ts";

/** The linear model of what deserves to be told. How the weights were found: docs/key-points.md. */
const WEIGHTS: Features = {
  early: 1.05,
  centrality: 1.75,
  takenUp: 0.35,
  quoted: -0.25,
  isPair: -0.18,
  isVeryShort: 0.1,
  headline: 0.4,
};

/** Gives every candidate its score, and its stems their likelihoods. */
export function scored(
  candidates: readonly UnscoredCandidate[],
  reported: readonly ReportedSentence[],
  sources: readonly PointSource[],
): Candidate[] {
  const statistics = termStatistics(reported);
  const features = featuresOf(candidates, sources, salienceOf(reported, statistics));
  const likelihood = remembered((stem) => termLikelihood(stem, statistics.terms.get(stem), statistics.sentences));
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

function remembered(compute: (stem: string) => number): (stem: string) => number {
  const known = new Map<string, number>();
  return (stem) => {
    const value = known.get(stem) ?? compute(stem);
    known.set(stem, value);
    return value;
  };
}
