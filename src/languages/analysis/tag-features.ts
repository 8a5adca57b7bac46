import { mixed } from "./hashing.ts";
import { OUTSIDE, type WordTraits } from "./word-traits.ts";

/*
 * What a tagger goes by: the word, its affixes and shape, its neighbours, the two tags before, and pairs of these. The
 * templates are those of the averaged perceptron taggers (Collins 2002), with the ambiguity classes of the words around as
 * in SVMTool (Giménez and Màrquez 2004). They stand in groups by what they look at, since most of what a group can say is
 * said many times and need be summed but once. Tags are numbers from 1; 0 before the first word.
 */

/** What a word says of its own tag; `isFirst` where a sentence may begin with it. */
export const ownFeatures = (word: WordTraits, isFirst: boolean): number[] => [
  mixed(1, 0),
  mixed(2, word.lower),
  mixed(3, word.suffix1),
  mixed(4, word.suffix2),
  mixed(5, word.suffix3, word.letterCase),
  mixed(6, word.suffix4),
  mixed(7, word.suffix5),
  mixed(8, word.prefix1),
  mixed(9, word.prefix2),
  mixed(10, word.prefix3),
  mixed(11, word.shape, isFirst ? 1 : 0),
  mixed(12, word.letterCase, isFirst ? 1 : 0),
];

/** What a word says of the tag of the word after it. */
export const featuresForNext = (word: WordTraits): number[] => [mixed(16, word.lower), mixed(20, word.suffix3)];

/** What a word says of the tag of the word before it. */
export const featuresForPrevious = (word: WordTraits): number[] => [mixed(18, word.lower), mixed(21, word.suffix3)];

/** What a word says of the tag of the second word after it. */
export const featuresForLater = (word: WordTraits): number[] => [mixed(17, word.lower)];

/** What the two tags before say. */
export const tagFeatures = (previousTag: number, tagBefore: number): number[] => [
  mixed(13, previousTag),
  mixed(14, previousTag, tagBefore),
];

/** What a word says together with the tag before it. */
export const wordAndTagFeatures = (word: WordTraits, previousTag: number): number[] => [
  mixed(15, word.lower, previousTag),
  mixed(25, word.ambiguity, previousTag),
  mixed(30, word.suffix3, previousTag),
];

/** What the letter cases of a word and of those beside it say. */
export const caseFeatures = (before: WordTraits, word: WordTraits, next: WordTraits): number[] => [
  mixed(22, before.letterCase, word.letterCase, before.isBoundary ? 1 : 0),
  mixed(23, next.letterCase, word.letterCase),
];

/** What the next word may be, together with the tag before. */
export const nextAmbiguityFeatures = (next: number, previousTag: number): number[] => [mixed(24, next, previousTag)];

/** What a word and the next one may be. */
export const ambiguityFeatures = (word: number, next: number): number[] => [mixed(26, word, next)];

/** What the next two words may be. */
export const laterAmbiguityFeatures = (next: number, afterNext: number): number[] => [mixed(27, afterNext, next)];

/** What a word may be, together with the two tags before. */
export const ambiguityAndTagFeatures = (word: number, previousTag: number, tagBefore: number): number[] => [
  mixed(31, word, previousTag, tagBefore),
];

/** Two words together. */
export const wordPairFeature = (word: WordTraits, next: WordTraits): number => mixed(28, word.lower, next.lower);
/** The ends of two words together. */
export const endingPairFeature = (word: WordTraits, next: WordTraits): number => mixed(32, word.suffix2, next.suffix2);

/** All features of the word at `at`, as a learner needs them. */
export function allFeatures(
  words: readonly WordTraits[],
  at: number,
  previousTag: number,
  tagBefore: number,
): number[] {
  const word = words[at] ?? OUTSIDE;
  const before = words[at - 1] ?? OUTSIDE;
  const next = words[at + 1] ?? OUTSIDE;
  const afterNext = words[at + 2] ?? OUTSIDE;
  return [
    ...ownFeatures(word, before.isBoundary),
    ...featuresForNext(before),
    ...featuresForPrevious(next),
    ...featuresForLater(words[at - 2] ?? OUTSIDE),
    ...tagFeatures(previousTag, tagBefore),
    ...wordAndTagFeatures(word, previousTag),
    ...caseFeatures(before, word, next),
    ...nextAmbiguityFeatures(next.ambiguity, previousTag),
    ...ambiguityFeatures(word.ambiguity, next.ambiguity),
    ...laterAmbiguityFeatures(next.ambiguity, afterNext.ambiguity),
    ...ambiguityAndTagFeatures(word.ambiguity, previousTag, tagBefore),
    wordPairFeature(word, next),
    endingPairFeature(word, next),
  ];
}
