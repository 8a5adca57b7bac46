import type { WeightTable } from "../../src/languages/analysis/weights.ts";
import { shuffled } from "./shuffled.ts";

/** One of several choices, by its features; `cost` is how much it must lose by where it is wrong. */
export interface Choice {
  readonly features: readonly number[];
  readonly isRight: boolean;
  readonly cost: number;
}

const FEWEST_SEEN = 4;
const RATE = 0.1;
const PULL = 1e-5;
const FIRST_SQUARES = 0.1;
const PARTS = 25;

/**
 * Learns to rank choices: a log-linear model whose wrong choices must lose by their cost (softmax-margin, Gimpel and Smith
 * 2010), by steps that shrink for each feature with what it moved (AdaGrad, Duchi et al. 2011), pulled to zero.
 */
export class Ranking {
  private readonly rows = new Map<number, number>();
  private readonly weights: Float64Array;
  private readonly squares: Float64Array;
  private readonly sums: Float64Array;
  private summed = 0;

  constructor(features: ReadonlyMap<number, number>) {
    for (const [feature, count] of features) if (count >= FEWEST_SEEN) this.rows.set(feature, this.rows.size);
    this.weights = new Float64Array(this.rows.size);
    this.squares = new Float64Array(this.rows.size).fill(FIRST_SQUARES);
    this.sums = new Float64Array(this.rows.size);
  }

  score(features: readonly number[]): number {
    let sum = 0;
    for (const feature of features) sum += this.weights[this.rows.get(feature) ?? -1] ?? 0;
    return sum;
  }

  learn(choices: readonly Choice[]): void {
    if (!choices.some(({ isRight }) => isRight)) return;
    const scores = choices.map(({ features, isRight, cost }) => this.score(features) + (isRight ? 0 : cost));
    const all = shares(scores);
    const right = shares(scores.map((score, index) => (choices[index]?.isRight ? score : Number.NEGATIVE_INFINITY)));
    for (const [index, { features }] of choices.entries()) {
      this.step(features, (right[index] as number) - (all[index] as number));
    }
  }

  private step(features: readonly number[], by: number): void {
    if (Math.abs(by) < 1e-4) return;
    for (const feature of features) {
      const row = this.rows.get(feature);
      if (row === undefined) continue;
      const slope = by - PULL * (this.weights[row] as number);
      const squares = (this.squares[row] as number) + slope * slope;
      this.squares[row] = squares;
      this.weights[row] = (this.weights[row] as number) + (RATE * slope) / Math.sqrt(squares);
    }
  }

  /** Takes the weights as they are now into the mean that is the result (Polyak and Juditsky 1992). */
  keep(): void {
    this.summed++;
    for (const [row, weight] of this.weights.entries()) this.sums[row] = (this.sums[row] as number) + weight;
  }

  table(name: string): WeightTable {
    const rows = new Map<number, [number, number][]>();
    for (const [feature, row] of this.rows) {
      const whole = Math.max(-127, Math.min(127, Math.round(((this.sums[row] as number) / this.summed) * PARTS)));
      if (whole !== 0) rows.set(feature, [[0, whole]]);
    }
    return { classes: [name], rows, ambiguity: new Map(), closed: [] };
  }
}

/** The exponentials of scores, as shares of their sum. */
function shares(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

const ROUNDS = 10;

/** So many times in the last rounds the weights are kept: their mean depends less on the order. */
const KEPT_FROM = 4;
const KEPT_A_ROUND = 20;

/** Learns from all items over some rounds, in an order of its own in each; the result is the mean over the last ones. */
export function learnRounds<T>(ranking: Ranking, items: readonly T[], learn: (item: T) => void): void {
  const stretch = Math.ceil(items.length / KEPT_A_ROUND);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, index] of shuffled(items.length, round + 1).entries()) {
      learn(items[index] as T);
      if (round >= KEPT_FROM && at % stretch === 0) ranking.keep();
    }
  }
}

/** How often each feature is met. */
export function countFeatures(lists: Iterable<readonly number[]>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const features of lists) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return counts;
}
