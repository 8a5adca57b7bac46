import type { Kinship } from "../../lexicon/kinship.ts";
import { type Alignment, align } from "./alignment.ts";
import { isSameName, type Utterance } from "./utterance.ts";

/** From this score on, two wordings of one speaker at one time are likely translations of one sentence. */
export const TRANSLATED = 2;
/** The same where the outlets have other words alike. */
export const TRANSLATED_BESIDE = 4;
const FEWEST_WORDS = 4;
/** Less than this in common, by weight, is chance. */
const LEAST_MASS = 0.4;
/** Where one tells so many times more than the other (its logarithm), it is not the same told otherwise. */
const UNEVEN = 1.2;

/**
 * How likely it is that two quotes of one speaker translate one sentence, as log odds of a logistic model fitted on
 * invented translations and on different sentences of one speaker in real articles; null where it cannot be: one denies
 * what the other says, or they have other figures or names.
 */
export function translationScore(one: Utterance, other: Utterance, kinship: Kinship): number | null {
  if (Math.min(one.words, other.words) < FEWEST_WORDS || one.matter.length === 0 || other.matter.length === 0)
    return null;
  if (
    haveOtherFigures(one, other) ||
    isTwin(one, other) ||
    Math.abs(Math.log(weightOf(one) / weightOf(other))) > UNEVEN
  )
    return null;
  const alignment = align(one, other, kinship);
  const polarity = polarityOf(one, other, alignment, kinship);
  const names = namesOf(one, other, alignment);
  if (polarity === null || names === null || alignment.mass < LEAST_MASS) return null;
  const [short, long] = weightOf(one) <= weightOf(other) ? alignment.shares : alignment.shares.toReversed();
  return (
    -0.31 +
    2.41 * (short ?? 0) +
    2.13 * (long ?? 0) +
    3.35 * Math.log(1 + alignment.mass) -
    1.74 * Math.log(Math.min(one.matter.length, other.matter.length)) +
    1.7 * frameLikeness(one, other) +
    0.43 * polarity +
    1.16 * figuresOf(one, other) +
    0.86 * names -
    2.58 * Math.abs(Math.log(weightOf(one) / weightOf(other)))
  );
}

/** "This stage belongs to the town" and "This archive belongs to the town": one word for another, all else the same. */
const isTwin = (one: Utterance, other: Utterance): boolean =>
  one.words === other.words &&
  one.matter.length === other.matter.length &&
  one.matter.filter(({ term }, at) => term !== other.matter[at]?.term).length === 1;

/** Whether two quotes have enough in common that they, or parts of them, can be one utterance. */
export const haveEnough = (one: Utterance, other: Utterance, kinship: Kinship): boolean =>
  align(one, other, kinship).mass >= LEAST_MASS;

/** Whether two quotes have most of their very words in common: one of them was taken down or edited otherwise. */
export function isReworded(one: Utterance, other: Utterance, kinship: Kinship): boolean {
  const { sameWords } = align(one, other, kinship);
  return Math.max(...sameWords) >= 0.75 && Math.min(...sameWords) >= 0.5;
}

const weightOf = ({ matter }: Utterance): number => matter.reduce((total, { weight }) => total + weight, 0);

function haveOtherFigures({ figures: one }: Utterance, { figures: other }: Utterance): boolean {
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one];
  return fewer.some((value) => !more.includes(value));
}

const figuresOf = ({ figures: one }: Utterance, { figures: other }: Utterance): number => {
  if (one.length === 0 && other.length === 0) return 0;
  return one.length === 0 || other.length === 0 ? -0.5 : 1;
};

/** Both deny or none does; else one says with an opposite what the other denies ("not sold", "kept"). */
function polarityOf(one: Utterance, other: Utterance, { alone }: Alignment, kinship: Kinship): number | null {
  const areOpposed = alone[0].some(({ word }) => alone[1].some((next) => kinship.areOpposed(word, next.word)));
  const agree = one.denials > 0 === other.denials > 0;
  if (agree === areOpposed) return null;
  return agree && one.denials % 2 === other.denials % 2 ? 1 : 0.3;
}

/** Names that only one has may be spared or described by the other; where each has its own, they tell of others. */
function namesOf(one: Utterance, other: Utterance, { alone }: Alignment): number | null {
  const [own, others] = [alone[0].filter(({ isName }) => isName), alone[1].filter(({ isName }) => isName)];
  const left = own.some((name) => !others.some((next) => isSameName(name, next)));
  const right = others.some((name) => !own.some((next) => isSameName(name, next)));
  if (left && right) return null;
  if (left || right) return -1;
  return [...one.matter, ...other.matter].some(({ isName }) => isName) ? 1 : 0;
}

function frameLikeness({ frame: one }: Utterance, { frame: other }: Utterance): number {
  const all = one.union(other).size;
  return all === 0 ? 0.5 : one.intersection(other).size / all;
}
