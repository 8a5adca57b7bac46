/** How the sources use one content stem. */
export interface Term {
  /** Occurrences over all sources. */
  count: number;
  /** Sentences it stands in. */
  sentences: number;
  /** The lowest position of a sentence with it, 0 for a source's first. */
  first: number;
  /** The last sentence counted, so that none is counted twice. */
  lastSentence: number;
  isName: boolean;
}

export interface TermStatistics {
  readonly terms: ReadonlyMap<string, Term>;
  readonly sentences: number;
}

/** One sentence to be counted, with its position in its source. */
export interface PlacedSentence {
  /** The stems of its content words, in order, repeats included. */
  readonly stems: readonly string[];
  /** Those of them that are written with a capital inside the sentence. */
  readonly names: ReadonlySet<string>;
  readonly position: number;
}

/** Counts the content stems of sentences. */
export function termStatistics(sentences: readonly PlacedSentence[]): TermStatistics {
  const terms = new Map<string, Term>();
  for (const [index, { stems, names, position }] of sentences.entries()) {
    for (const stem of stems) {
      const term = terms.get(stem);
      if (!term) terms.set(stem, { count: 1, sentences: 1, first: position, lastSentence: index, isName: false });
      else countAgain(term, index, position);
    }
    for (const name of names) markName(terms.get(name));
  }
  return { terms, sentences: sentences.length };
}

function countAgain(term: Term, sentence: number, position: number): void {
  term.count++;
  if (term.lastSentence !== sentence) term.sentences++;
  term.lastSentence = sentence;
  term.first = Math.min(term.first, position);
}

function markName(term: Term | undefined): void {
  if (term) term.isName = true;
}

/**
 * How likely a summary by a person has this stem, estimated from its use in the article: a logistic model of frequency
 * and of how early it first stands. Weights: see docs/key-points.md.
 */
export function termLikelihood(stem: string, term: Term | undefined, sentences: number): number {
  if (!term) return UNSEEN;
  const frequency = Math.log(term.count);
  const early = 1 / (1 + term.first);
  const score =
    -3.66 +
    0.82 * frequency -
    0.14 * frequency * frequency +
    Math.min(7, (2.33 * 3 * term.sentences) / Math.max(sentences, 12)) +
    6.11 * early -
    (term.first === 0 ? 3.99 : 0) -
    (term.first === 1 ? 1.28 : 0) -
    (term.first === 2 ? 0.42 : 0) +
    (term.isName ? 0.25 : 0) +
    (/^\d/.test(stem) ? 0.3 : 0) -
    0.023 * Math.min(stem.length, 10);
  return 1 / (1 + Math.exp(-score));
}

const UNSEEN = 0.03;
