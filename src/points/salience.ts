import type { PlacedSentence, TermStatistics } from "./term-statistics.ts";

/** How central the sentences of one or more sources are to all of them. */
export interface Salience {
  /** Cosine of a bag of stems to the centroid of all sentences, by tf-idf within the sources; 0 to 1. */
  centrality(stems: ReadonlySet<string>): number;
  /** Summed cosine similarity of a sentence, by index, to those after it. */
  forward(index: number): number;
}

interface Vector {
  readonly weights: ReadonlyMap<string, number>;
  readonly norm: number;
}

const MOST_COMPARED = 120;

/**
 * Centrality after LexRank's centroid variant (Erkan and Radev 2004) and, directed, after PacSum (Zheng and Lapata
 * 2019): what later sentences take up again counts for a sentence.
 */
export function salienceOf(sentences: readonly PlacedSentence[], { terms }: TermStatistics): Salience {
  const rarity = (stem: string): number => Math.log(1 + sentences.length / (terms.get(stem)?.sentences ?? 1));
  const vectors = sentences.map(({ stems }) => vectorOf(stems, rarity));
  const centroid = centroidOf(vectors);
  const compared = vectors.slice(0, MOST_COMPARED);
  const forward = new Map<number, number>();
  return {
    centrality: (stems) => similarity(stems, rarity, centroid),
    forward: (index) => {
      const known = forward.get(index);
      if (known !== undefined) return known;
      const own = compared[index];
      const sum = own ? compared.slice(index + 1).reduce((total, other) => total + cosine(own, other), 0) : 0;
      forward.set(index, sum);
      return sum;
    },
  };
}

function vectorOf(stems: readonly string[], rarity: (stem: string) => number): Vector {
  const weights = new Map<string, number>();
  for (const stem of stems) weights.set(stem, (weights.get(stem) ?? 0) + rarity(stem));
  return { weights, norm: normOf(weights) };
}

function centroidOf(vectors: readonly Vector[]): Vector {
  const weights = new Map<string, number>();
  for (const vector of vectors)
    for (const [stem, weight] of vector.weights) weights.set(stem, (weights.get(stem) ?? 0) + weight / vector.norm);
  return { weights, norm: normOf(weights) };
}

/** Cosine of a bag of stems, each weighted by its rarity, to a vector. */
function similarity(stems: ReadonlySet<string>, rarity: (stem: string) => number, vector: Vector): number {
  let product = 0;
  let squares = 0;
  for (const stem of stems) {
    const weight = rarity(stem);
    product += weight * (vector.weights.get(stem) ?? 0);
    squares += weight * weight;
  }
  return squares === 0 ? 0 : product / (Math.sqrt(squares) * vector.norm);
}

function normOf(weights: ReadonlyMap<string, number>): number {
  let squares = 0;
  for (const weight of weights.values()) squares += weight * weight;
  return Math.sqrt(squares) || 1;
}

function cosine(a: Vector, b: Vector): number {
  const [few, many] = a.weights.size < b.weights.size ? [a, b] : [b, a];
  let product = 0;
  for (const [stem, weight] of few.weights) product += weight * (many.weights.get(stem) ?? 0);
  return product / (a.norm * b.norm);
}
