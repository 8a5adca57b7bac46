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
  /** Where the sums stand that tell of the word at hand. */
  const told = new Int32Array(TOLD);
  const all = tags.map((_, index) => index);
  const open = all.filter((index) => !tags[index]?.isClosed);
  let sums = new Sums(weights);
  return (words) => {
    if (sums.isFull) sums = new Sums(weights);
    const { outside } = sums;
    const known = words.map((word) => sums.word(word));
    let previous = 0;
    let before = 0;
    return known.map((word, at) => {
      const last = known[at - 1] ?? outside;
      const next = known[at + 1] ?? outside;
      const afterNext = known[at + 2] ?? outside;
      told[0] = last.traits.isBoundary ? word.ownAsFirst : word.own;
      told[1] = last.forNext;
      told[2] = (known[at - 2] ?? outside).forLater;
      told[3] = next.forPrevious;
      told[4] = sums.tags(previous, before);
      told[5] = sums.wordAndTag(word, previous);
      told[6] = sums.cases(last.traits, word.traits, next.traits);
      told[7] = sums.nextAmbiguity(next.traits.ambiguity, previous);
      told[8] = sums.ambiguity(word.traits.ambiguity, next.traits.ambiguity);
      told[9] = sums.laterAmbiguity(next.traits.ambiguity, afterNext.traits.ambiguity);
      told[10] = sums.ambiguityAndTags(word.traits.ambiguity, previous, before);
      sums.total(told, scores);
      weights.add(wordPairFeature(word.traits, next.traits), scores);
      weights.add(endingPairFeature(word.traits, next.traits), scores);
      before = previous;
      previous = highest(scores, weights.closed.has(word.traits.ambiguity) ? all : open) + 1;
      return { tag: tags[previous - 1] as WordTag, hash: word.traits.lower };
    });
  };
}

function highest(scores: Int32Array, among: readonly number[]): number {
  let best = among[0] as number;
  for (const each of among) if ((scores[each] as number) > (scores[best] as number)) best = each;
  return best;
}

/** How many sums tell of a word. */
const TOLD = 11;

const AMBIGUITIES = 256;
const CASES = 8;

/** So many sums are kept; then all are made anew. */
const MOST_SUMS = 120_000;
/** Longer words are hardly any, and would fill the memory with what is known of them. */
const LONGEST_KEPT = 24;

/** The sums of what is said many times, each made when it is first asked for; all in one pool, side by side. */
class Sums {
  private readonly weights: Weights;
  private readonly width: number;
  private readonly scores: Int32Array;
  private pool: Int16Array<ArrayBuffer>;
  private count = 0;
  private readonly words = new Map<string, KnownWord>();
  private readonly tagPairs: Table;
  private readonly casesAround = emptyTable(2 * CASES ** 3);
  private readonly nextAmbiguities: Table;
  private readonly ambiguities = emptyTable(AMBIGUITIES ** 2);
  private readonly laterAmbiguities = emptyTable(AMBIGUITIES ** 2);
  private readonly ambiguitiesAndTags: Table;
  readonly outside: KnownWord;

  constructor(weights: Weights) {
    this.weights = weights;
    this.width = weights.classes.length + 1;
    this.scores = new Int32Array(weights.classes.length);
    this.pool = new Int16Array(1024 * weights.classes.length);
    this.tagPairs = emptyTable(this.width ** 2);
    this.nextAmbiguities = emptyTable(AMBIGUITIES * this.width);
    this.ambiguitiesAndTags = emptyTable(AMBIGUITIES * this.width ** 2);
    this.outside = this.known(OUTSIDE);
  }

  get isFull(): boolean {
    return this.count > MOST_SUMS;
  }

  /** Puts together, class by class, the sums that stand at eleven places. */
  total(places: Int32Array, scores: Int32Array): void {
    const { pool } = this;
    const a = places[0] as number;
    const b = places[1] as number;
    const c = places[2] as number;
    const d = places[3] as number;
    const e = places[4] as number;
    const f = places[5] as number;
    const g = places[6] as number;
    const h = places[7] as number;
    const i = places[8] as number;
    const j = places[9] as number;
    const k = places[10] as number;
    for (let each = 0; each < scores.length; each++) {
      scores[each] =
        (pool[a + each] as number) +
        (pool[b + each] as number) +
        (pool[c + each] as number) +
        (pool[d + each] as number) +
        (pool[e + each] as number) +
        (pool[f + each] as number) +
        (pool[g + each] as number) +
        (pool[h + each] as number) +
        (pool[i + each] as number) +
        (pool[j + each] as number) +
        (pool[k + each] as number);
    }
  }

  word(word: string): KnownWord {
    const kept = this.words.get(word);
    if (kept) return kept;
    const fresh = this.known(wordTraits(word, this.weights.ambiguityOf));
    if (word.length <= LONGEST_KEPT) this.words.set(word, fresh);
    return fresh;
  }

  wordAndTag({ traits, withTag }: KnownWord, previous: number): number {
    withTag[previous] ??= this.sum(wordAndTagFeatures(traits, previous));
    return withTag[previous];
  }

  tags(previous: number, before: number): number {
    return remembered(this.tagPairs, previous * this.width + before, () => this.sum(tagFeatures(previous, before)));
  }

  cases(last: WordTraits, word: WordTraits, next: WordTraits): number {
    const key = (last.letterCase * CASES + word.letterCase) * CASES + next.letterCase;
    const place = last.isBoundary ? key : key + CASES ** 3;
    return remembered(this.casesAround, place, () => this.sum(caseFeatures(last, word, next)));
  }

  nextAmbiguity(next: number, previous: number): number {
    const make = () => this.sum(nextAmbiguityFeatures(next, previous));
    return remembered(this.nextAmbiguities, next * this.width + previous, make);
  }

  ambiguity(word: number, next: number): number {
    return remembered(this.ambiguities, word * AMBIGUITIES + next, () => this.sum(ambiguityFeatures(word, next)));
  }

  laterAmbiguity(next: number, afterNext: number): number {
    const make = () => this.sum(laterAmbiguityFeatures(next, afterNext));
    return remembered(this.laterAmbiguities, next * AMBIGUITIES + afterNext, make);
  }

  ambiguityAndTags(word: number, previous: number, before: number): number {
    const make = () => this.sum(ambiguityAndTagFeatures(word, previous, before));
    return remembered(this.ambiguitiesAndTags, (word * this.width + previous) * this.width + before, make);
  }

  private known(traits: WordTraits): KnownWord {
    return {
      traits,
      own: this.sum(ownFeatures(traits, false)),
      ownAsFirst: this.sum(ownFeatures(traits, true)),
      forNext: this.sum(featuresForNext(traits)),
      forPrevious: this.sum(featuresForPrevious(traits)),
      forLater: this.sum(featuresForLater(traits)),
      withTag: [],
    };
  }

  private sum(features: readonly number[]): number {
    const classes = this.scores.length;
    this.scores.fill(0);
    for (const feature of features) this.weights.add(feature, this.scores);
    const start = this.count++ * classes;
    if (start + classes > this.pool.length) this.pool = enlarged(this.pool);
    this.pool.set(this.scores, start);
    return start;
  }
}

/** One more than where sums stand, by what they say; 0 for those not made yet: most never are, and cost no memory so. */
type Table = Int32Array;

const emptyTable = (length: number): Table => new Int32Array(length);

function enlarged(pool: Int16Array<ArrayBuffer>): Int16Array<ArrayBuffer> {
  const larger = new Int16Array(pool.length * 2);
  larger.set(pool);
  return larger;
}

function remembered(known: Table, key: number, make: () => number): number {
  const kept = known[key] as number;
  if (kept > 0) return kept - 1;
  const fresh = make();
  known[key] = fresh + 1;
  return fresh;
}
