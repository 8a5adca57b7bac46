import type { PlacedSentence, TermStatistics } from "./term-statistics.ts";

/** How central the sentences of one or more sources are to all of them. */
export interface Salience {
  /** Cosine of a bag of stems to the centroid of all sentences, by tf-idf within the sources; 0 to 1. */
  centrality(stems: ReadonlySet<string>): number;
  /** The same for a sentence by its index, repeated stems counted. */
  ownCentrality(index: number): number;
  /** Summed cosine similarity of a sentence, by index, to those after it. */
  forward(index: number): number;
}

interface Vector {
  readonly weights: ReadonlyMap<string, number>;
  readonly norm: number;
}

/**
 * Centrality after LexRank's centroid variant (Erkan and Radev 2004) and, directed, after PacSum (Zheng and Lapata
 * 2019): what later sentences take up again counts for a sentence. Linear in the number of words: the sum of cosines to
 * many is the product with the sum of their unit vectors.
 */
export function salienceOf(sentences: readonly PlacedSentence[], { terms }: TermStatistics): Salience {
  const rarity = (stem: string): number => Math.log(1 + sentences.length / (terms.get(stem)?.sentences ?? 1));
  const vectors = sentences.map(({ stems }) => vectorOf(stems, rarity));
  const { forward, sum } = summedBackwards(vectors);
  const norm = normOf(sum);
  return {
    centrality: (stems) => product(bagOf(stems, rarity), sum) / norm,
    ownCentrality: (index) => product(vectors[index], sum) / norm,
    forward: (index) => forward[index] ?? 0,
  };
}

function vectorOf(stems: readonly string[], rarity: (stem: string) => number): Vector {
  const weights = new Map<string, number>();
  for (const stem of stems) weights.set(stem, (weights.get(stem) ?? 0) + rarity(stem));
  return { weights, norm: normOf(weights) };
}

function bagOf(stems: ReadonlySet<string>, rarity: (stem: string) => number): Vector {
  const weights = new Map<string, number>();
  for (const stem of stems) weights.set(stem, rarity(stem));
  return { weights, norm: normOf(weights) };
}

/** From the last vector to the first: its product with the sum of the unit vectors after it; and the sum of all. */
function summedBackwards(vectors: readonly Vector[]): { forward: number[]; sum: Map<string, number> } {
  const sum = new Map<string, number>();
  const forward: number[] = [];
  for (const vector of vectors.toReversed()) {
    forward.push(product(vector, sum));
    for (const [stem, weight] of vector.weights) sum.set(stem, (sum.get(stem) ?? 0) + weight / vector.norm);
  }
  return { forward: forward.reverse(), sum };
}

/** The product of a vector, made one long, with weights. */
function product(vector: Vector | undefined, weights: ReadonlyMap<string, number>): number {
  if (!vector) return 0;
  let sum = 0;
  for (const [stem, weight] of vector.weights) sum += weight * (weights.get(stem) ?? 0);
  return sum / vector.norm;
}

function normOf(weights: ReadonlyMap<string, number>): number {
  let squares = 0;
  for (const weight of weights.values()) squares += weight * weight;
  return Math.sqrt(squares) || 1;
}
