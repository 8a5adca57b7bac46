import type { PointSource } from "./point-source.ts";
import { type ReportedSentence, reportedSentences } from "./reported.ts";
import { type Salience, salienceOf } from "./salience.ts";
import { featuresOf, scoreOf, sentenceScore } from "./score.ts";
import { type Telling, tellingsOf } from "./tellings.ts";
import { type TermStatistics, termLikelihood, termStatistics } from "./term-statistics.ts";

/** A telling with its worth. `source` is the number of its source in the list given. */
export interface Candidate extends Omit<Telling, "stems"> {
  /** The stems of its content words, each with the likelihood that a summary by a person has it. */
  readonly stems: ReadonlyMap<string, number>;
  /** How much it deserves to be told; comparable within one call only. */
  readonly score: number;
}

export interface CandidateOptions {
  /** Only the tellings of so many sentences, the most salient ones that can stand alone; null for all. */
  readonly most: number | null;
  /** Also tellings from which asides and tails are left out. */
  readonly shortened: boolean;
}

const EVERYTHING: CandidateOptions = { most: null, shortened: true };

/**
 * The candidates for key points of one article or of several articles on one event, in the order of the sources and
 * their sentences. Every candidate can stand alone; one sentence may give several, of which `selectPoints` takes one.
 *
 *     const candidates = candidatesOf([{ text, sentences, title }, …]);
 *     const points = selectPoints(candidates, { points: 5, words: 125 });
 *     // each point: source (index into the list), sentences (its evidence), text
 */
export function candidatesOf(sources: readonly PointSource[], options = EVERYTHING): Candidate[] {
  const reported = sources.flatMap(reportedSentences);
  const statistics = termStatistics(reported);
  const salience = salienceOf(reported, statistics);
  const features = featuresOf(sources, salience);
  const likelihood = likelihoods(statistics);
  return tellings(reported, salience, options).map((telling) => ({
    ...telling,
    stems: likelihoodsOf(telling.stems, likelihood),
    score: scoreOf(features(telling), telling.language),
  }));
}

function likelihoodsOf(stems: ReadonlySet<string>, likelihood: (stem: string) => number): Map<string, number> {
  const found = new Map<string, number>();
  for (const stem of stems) found.set(stem, likelihood(stem));
  return found;
}

function tellings(reported: readonly ReportedSentence[], salience: Salience, options: CandidateOptions): Telling[] {
  const { most, shortened } = options;
  if (most === null) return reported.flatMap((_, index) => tellingsOf(reported, index, shortened));
  const order = reported.map(({ position }, index) => ({ index, score: sentenceScore(position, index, salience) }));
  const found: Telling[][] = [];
  for (const { index } of order.sort((a, b) => b.score - a.score)) {
    const some = tellingsOf(reported, index, shortened);
    if (some.length > 0) found.push(some);
    if (found.length >= most) break;
  }
  return found.flat().sort((a, b) => a.index - b.index);
}

/** The likelihood of each stem, computed once. */
function likelihoods({ terms, sentences }: TermStatistics): (stem: string) => number {
  const known = new Map<string, number>();
  return (stem) => {
    const value = known.get(stem) ?? termLikelihood(stem, terms.get(stem), sentences);
    known.set(stem, value);
    return value;
  };
}
