import {
  ambiguityAndTagFeatures,
  ambiguityFeatures,
  caseFeatures,
  endingPairFeature,
  featuresForLater,
  featuresForNext,
  featuresForPrevious,
  laterAmbiguityFeatures,
  nextAmbiguityFeatures,
  ownFeatures,
  tagFeatures,
  wordAndTagFeatures,
  wordPairFeature,
} from "./tag-features.ts";
import type { Weights } from "./weights.ts";
import { type WordTag, wordTag } from "./word-class.ts";
import { OUTSIDE, type WordTraits, wordTraits } from "./word-traits.ts";

/** Gives each of a run of words its tag, from left to right, and the hash of its lower-case letters. */
export type Tagger = (words: readonly string[]) => TaggedWord[];

export interface TaggedWord {
  readonly tag: WordTag;
  readonly hash: number;
}

/** A word with what it adds to the scores of its own tag and of those around it: where its sums stand in the pool. */
interface KnownWord {
  readonly traits: WordTraits;
  readonly own: number;
  readonly ownAsFirst: number;
  readonly forNext: number;
  readonly forPrevious: number;
  readonly forLater: number;
  /** By the tag before; filled as they are met. */
  readonly withTag: (number | undefined)[];
}

/** A tagger by learnt weights: a greedy averaged perceptron (Collins 2002). Linear in the number of words. */
export function createTagger(weights: Weights): Tagger {
  const tags = weights.classes.map(wordTag);
  const scores = new Int32Array(tags.length);
  let sums = createSums(weights);
  return (words) => {
    if (sums.isFull()) sums = createSums(weights);
    const { word: knownWord, outside } = sums;
    const add = (sum: number): void => addSum(scores, sums.pool(), sum);
    const known = words.map(knownWord);
    let previous = 0;
    let before = 0;
    return known.map((word, at) => {
      const last = known[at - 1] ?? outside;
      const next = known[at + 1] ?? outside;
      const afterNext = known[at + 2] ?? outside;
      scores.fill(0);
      add(last.traits.isBoundary ? word.ownAsFirst : word.own);
      add(last.forNext);
      add((known[at - 2] ?? outside).forLater);
      add(next.forPrevious);
      add(sums.tags(previous, before));
      add(sums.wordAndTag(word, previous));
      add(sums.cases(last.traits, word.traits, next.traits));
      add(sums.nextAmbiguity(next.traits.ambiguity, previous));
      add(sums.ambiguity(word.traits.ambiguity, next.traits.ambiguity));
      add(sums.laterAmbiguity(next.traits.ambiguity, afterNext.traits.ambiguity));
      add(sums.ambiguityAndTags(word.traits.ambiguity, previous, before));
      weights.add(wordPairFeature(word.traits, next.traits), scores);
      weights.add(endingPairFeature(word.traits, next.traits), scores);
      before = previous;
      previous = highest(scores) + 1;
      return { tag: tags[previous - 1] as WordTag, hash: word.traits.lower };
    });
  };
}

function addSum(scores: Int32Array, pool: Int16Array, start: number): void {
  for (let each = 0; each < scores.length; each++) {
    scores[each] = (scores[each] as number) + (pool[start + each] as number);
  }
}

function highest(scores: Int32Array): number {
  let best = 0;
  for (let each = 1; each < scores.length; each++) if ((scores[each] as number) > (scores[best] as number)) best = each;
  return best;
}

const AMBIGUITIES = 256;
const CASES = 8;

/** So many sums are kept; then all are made anew. */
const MOST_SUMS = 120_000;
/** Longer words are hardly any, and would fill the memory with what is known of them. */
const LONGEST_KEPT = 24;

/** The sums of what is said many times, each made when it is first asked for; all in one pool, side by side. */
function createSums(weights: Weights) {
  const classes = weights.classes.length;
  const width = classes + 1;
  let pool = new Int16Array(1024 * classes);
  let count = 0;
  const scores = new Int32Array(classes);
  const sum = (features: readonly number[]): number => {
    scores.fill(0);
    for (const feature of features) weights.add(feature, scores);
    const start = count++ * classes;
    if (start + classes > pool.length) pool = enlarged(pool);
    pool.set(scores, start);
    return start;
  };
  const tags = emptyTable(width * width);
  const cases = emptyTable(2 * CASES ** 3);
  const nextAmbiguity = emptyTable(AMBIGUITIES * width);
  const ambiguity = emptyTable(AMBIGUITIES ** 2);
  const laterAmbiguity = emptyTable(AMBIGUITIES ** 2);
  const ambiguityAndTags = emptyTable(AMBIGUITIES * width * width);
  const words = new Map<string, KnownWord>();
  const known = (traits: WordTraits): KnownWord => ({
    traits,
    own: sum(ownFeatures(traits, false)),
    ownAsFirst: sum(ownFeatures(traits, true)),
    forNext: sum(featuresForNext(traits)),
    forPrevious: sum(featuresForPrevious(traits)),
    forLater: sum(featuresForLater(traits)),
    withTag: [],
  });
  return {
    pool: () => pool,
    isFull: () => count > MOST_SUMS,
    outside: known(OUTSIDE),
    word: (word: string): KnownWord => {
      const kept = words.get(word);
      if (kept) return kept;
      const fresh = known(wordTraits(word, weights.ambiguityOf));
      if (word.length <= LONGEST_KEPT) words.set(word, fresh);
      return fresh;
    },
    wordAndTag: ({ traits, withTag }: KnownWord, previous: number): number => {
      withTag[previous] ??= sum(wordAndTagFeatures(traits, previous));
      return withTag[previous];
    },
    tags: (previous: number, before: number): number =>
      remembered(tags, previous * width + before, () => sum(tagFeatures(previous, before))),
    cases: (last: WordTraits, word: WordTraits, next: WordTraits): number => {
      const key = (last.letterCase * CASES + word.letterCase) * CASES + next.letterCase;
      const place = last.isBoundary ? key : key + CASES ** 3;
      return remembered(cases, place, () => sum(caseFeatures(last, word, next)));
    },
    nextAmbiguity: (next: number, previous: number): number =>
      remembered(nextAmbiguity, next * width + previous, () => sum(nextAmbiguityFeatures(next, previous))),
    ambiguity: (word: number, next: number): number =>
      remembered(ambiguity, word * AMBIGUITIES + next, () => sum(ambiguityFeatures(word, next))),
    laterAmbiguity: (next: number, afterNext: number): number =>
      remembered(laterAmbiguity, next * AMBIGUITIES + afterNext, () => sum(laterAmbiguityFeatures(next, afterNext))),
    ambiguityAndTags: (word: number, previous: number, before: number): number =>
      remembered(ambiguityAndTags, (word * width + previous) * width + before, () =>
        sum(ambiguityAndTagFeatures(word, previous, before)),
      ),
  };
}

/** Where sums stand, by what they say; -1 for those not made yet. */
type Table = Int32Array;

const emptyTable = (length: number): Table => new Int32Array(length).fill(-1);

function enlarged(pool: Int16Array<ArrayBuffer>): Int16Array<ArrayBuffer> {
  const larger = new Int16Array(pool.length * 2);
  larger.set(pool);
  return larger;
}

function remembered(known: Table, key: number, make: () => number): number {
  const kept = known[key] as number;
  if (kept >= 0) return kept;
  const fresh = make();
  known[key] = fresh;
  return fresh;
}
