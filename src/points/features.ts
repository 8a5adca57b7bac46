import { quotedRegions } from "../language/quote-marks.ts";
import { contentStems } from "../language/stems.ts";
import { isCapitalised, type Word, wordsOf } from "../language/words.ts";
import type { ReportedSentence, UnscoredCandidate } from "./candidates.ts";
import type { PointSource } from "./point-source.ts";
import { salienceOf } from "./salience.ts";
import { termLikelihood, termStatistics } from "./term-statistics.ts";

/** What speaks for a candidate, each roughly between 0 and 1. */
export interface Features {
  readonly isFirst: number;
  readonly isSecond: number;
  readonly isThird: number;
  readonly isEarly: number;
  readonly early: number;
  readonly late: number;
  readonly depth: number;
  readonly centrality: number;
  readonly takenUp: number;
  readonly repeated: number;
  readonly likelyTerms: number;
  readonly likelyWords: number;
  readonly likelyTotal: number;
  readonly length: number;
  readonly isShort: number;
  readonly isVeryShort: number;
  readonly isLong: number;
  readonly names: number;
  readonly numbers: number;
  readonly quoted: number;
  readonly addressed: number;
  readonly exclaimed: number;
  readonly loose: number;
  readonly reported: number;
  readonly pronouns: number;
  readonly isPair: number;
  readonly headline: number;
}

const REPORTING = new Set(["said", "says", "told", "according"]);
const PRONOUNS = new Set("he she they it his her their its this that these".split(" "));

/** The features of candidates, in their order, and how likely a summary by a person has each stem. */
export function featuresOf(
  candidates: readonly UnscoredCandidate[],
  reported: readonly ReportedSentence[],
  sources: readonly PointSource[],
): { readonly features: Features[]; readonly likelihood: (stem: string) => number } {
  const statistics = termStatistics(reported);
  const salience = salienceOf(reported, statistics);
  const headlines = sources.map(({ title }) => new Set(contentStems(title ?? "")));
  const likelihood = remembered((stem) => termLikelihood(stem, statistics.terms.get(stem), statistics.sentences));
  const isRepeated = (stem: string): boolean => (statistics.terms.get(stem)?.sentences ?? 1) > 1;
  const features = candidates.map((candidate) => {
    const stems = [...candidate.stems];
    const likely = stems.reduce((total, stem) => total + likelihood(stem), 0);
    const words = wordsOf(candidate.text);
    return {
      ...placeFeatures(candidate),
      ...wordFeatures(candidate, words),
      centrality: salience.centrality(candidate.stems),
      takenUp: Math.log(1 + salience.forward(candidate.index)),
      repeated: share(stems, isRepeated),
      likelyTerms: (3 * likely) / Math.max(1, stems.length),
      likelyWords: (5 * likely) / Math.max(1, words.length),
      likelyTotal: likely / 4,
      headline: share(stems, (stem) => headlines[candidate.source]?.has(stem) ?? false),
    };
  });
  return { features, likelihood };
}

function remembered(compute: (stem: string) => number): (stem: string) => number {
  const known = new Map<string, number>();
  return (stem) => {
    const value = known.get(stem) ?? compute(stem);
    known.set(stem, value);
    return value;
  };
}

function placeFeatures({ position, outOf, isLoose, sentences }: UnscoredCandidate) {
  return {
    isFirst: position === 0 ? 1 : 0,
    isSecond: position === 1 ? 1 : 0,
    isThird: position === 2 ? 1 : 0,
    isEarly: position === 3 || position === 4 ? 1 : 0,
    early: 1 / (1 + position),
    late: position / outOf,
    depth: Math.log(1 + position) / 3,
    loose: isLoose ? 1 : 0,
    isPair: sentences.length > 1 ? 1 : 0,
  };
}

function wordFeatures({ text }: UnscoredCandidate, words: readonly Word[]) {
  const quoted = quotedRegions(text).regions.reduce((total, { start, end }) => total + end - start, 0);
  const count = (test: (word: Word, index: number) => boolean): number => words.filter(test).length;
  return {
    length: words.length / 25,
    isShort: words.length < 10 ? 1 : 0,
    isVeryShort: words.length < 8 ? 1 : 0,
    isLong: words.length > 32 ? 1 : 0,
    names:
      Math.min(
        6,
        count((word, index) => index > 0 && isCapitalised(word.text)),
      ) / 6,
    numbers:
      Math.min(
        3,
        count(({ lower }) => /^\d/.test(lower)),
      ) / 3,
    quoted: quoted / Math.max(1, text.length),
    addressed: count(({ lower }) => lower === "you" || lower === "your") > 0 ? 1 : 0,
    exclaimed: text.includes("!") ? 1 : 0,
    reported: count(({ lower }) => REPORTING.has(lower)) > 0 ? 1 : 0,
    pronouns: count(({ lower }) => PRONOUNS.has(lower)) / 3,
  };
}

const share = (stems: readonly string[], test: (stem: string) => boolean): number =>
  stems.length === 0 ? 0 : stems.filter(test).length / stems.length;
