import type { Language } from "../languages/language.ts";
import { contentStems } from "../languages/terms/stems.ts";
import { readLanguage } from "../languages/wordless.ts";
import { sentenceParts } from "./compress/sentence-parts.ts";
import type { PointSource } from "./point-source.ts";
import { quotedRegions } from "./quoted.ts";
import type { Salience } from "./salience.ts";
import type { Telling } from "./tellings.ts";

/** What speaks for a telling, or against it; each between 0 and about 1, `takenUp` a little more. */
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
  /** 1 where it has a number: how many, how much, on which day. */
  readonly figure: number;
}

/**
 * The linear model of what deserves to be told; what a figure adds, its language says. How the weights were found:
 * docs/key-points.md.
 */
const WEIGHTS: Omit<Features, "figure"> = {
  early: 1.05,
  centrality: 1.75,
  takenUp: 0.35,
  quoted: -0.25,
  isPair: -0.18,
  isVeryShort: 0.1,
  headline: 0.4,
};

const VERY_SHORT = 8;

/** What gives the features of tellings of these sources. */
export function featuresOf(sources: readonly PointSource[], salience: Salience): (telling: Telling) => Features {
  const headlines = sources.map(({ title, language }) => new Set(contentStems(title ?? "", readLanguage(language))));
  return (telling) => ({
    early: 1 / (1 + telling.position),
    centrality: salience.centrality(telling.stems),
    takenUp: Math.log(1 + salience.forward(telling.index)),
    quoted: quotedShare(telling),
    isPair: telling.sentences.length > 1 ? 1 : 0,
    isVeryShort: telling.words < VERY_SHORT ? 1 : 0,
    headline: shareIn(telling.stems, headlines[telling.source] ?? new Set()),
    figure: hasNumber(telling) ? 1 : 0,
  });
}

export function scoreOf(features: Features, { figureWeight }: Language): number {
  let score = figureWeight * features.figure;
  for (const [name, weight] of Object.entries(WEIGHTS)) score += weight * features[name as keyof Features];
  return score;
}

/** The score of a reporting sentence by itself, before it is known how it can be told. */
export const sentenceScore = (position: number, index: number, salience: Salience): number =>
  WEIGHTS.early / (1 + position) +
  WEIGHTS.centrality * salience.ownCentrality(index) +
  WEIGHTS.takenUp * Math.log(1 + salience.forward(index));

const quotedShare = ({ text, language }: Pick<Telling, "text" | "language">): number =>
  quotedRegions(text, language).regions.reduce((total, { start, end }) => total + end - start, 0) /
  Math.max(1, text.length);

const hasNumber = ({ text, language }: Pick<Telling, "text" | "language">): boolean =>
  sentenceParts(text, language).tokens.some(({ kind, tag }) => kind === "number" || tag.wordClass === "NUM");

function shareIn(stems: ReadonlySet<string>, known: ReadonlySet<string>): number {
  let common = 0;
  for (const stem of stems) if (known.has(stem)) common++;
  return stems.size === 0 ? 0 : common / stems.size;
}
