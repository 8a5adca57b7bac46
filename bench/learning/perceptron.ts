/**
 * A multi-class perceptron over 32-bit features whose weights are averaged over all steps (Freund and Schapire 1999).
 * Features that are not among the `known` ones are passed over.
 */
export class AveragedPerceptron {
  private readonly width: number;
  private readonly rows = new Map<number, number>();
  private readonly weights: Float64Array;
  private readonly totals: Float64Array;
  private readonly changed: Int32Array;
  private readonly scores: Float64Array;
  private step = 0;

  constructor(classes: number, known: Iterable<number>) {
    this.width = classes;
    for (const feature of known) this.rows.set(feature, this.rows.size * classes);
    const room = this.rows.size * classes;
    this.scores = new Float64Array(classes);
    this.weights = new Float64Array(room);
    this.totals = new Float64Array(room);
    this.changed = new Int32Array(room);
  }

  /** The class with the highest score. */
  predict(features: readonly number[]): number {
    const { scores, weights, width } = this;
    scores.fill(0);
    for (const feature of features) {
      const row = this.rows.get(feature);
      if (row === undefined) continue;
      for (let each = 0; each < width; each++)
        scores[each] = (scores[each] as number) + (weights[row + each] as number);
    }
    let best = 0;
    for (let each = 1; each < width; each++) if ((scores[each] as number) > (scores[best] as number)) best = each;
    return best;
  }

  /** The sum of a class's weights for the features. */
  score(features: readonly number[], each: number): number {
    let sum = 0;
    for (const feature of features) {
      const row = this.rows.get(feature);
      if (row !== undefined) sum += this.weights[row + each] as number;
    }
    return sum;
  }

  /** Learns from one prediction. */
  learn(features: readonly number[], right: number, predicted: number): void {
    this.advance();
    if (right === predicted) return;
    this.strengthen(features, right, 1);
    this.strengthen(features, predicted, -1);
  }

  /** Counts one more prediction. */
  advance(): void {
    this.step++;
  }

  /** Adds to a class's weights of the features. */
  strengthen(features: readonly number[], each: number, by: number): void {
    for (const feature of features) {
      const row = this.rows.get(feature);
      if (row !== undefined) this.add(row + each, by);
    }
  }

  /** The averaged weights of every feature. */
  *averages(): Generator<readonly [feature: number, weights: readonly number[]]> {
    for (const [feature, row] of this.rows) {
      yield [feature, Array.from({ length: this.width }, (_, each) => this.average(row + each))];
    }
  }

  private average(at: number): number {
    const weight = this.weights[at] as number;
    return ((this.totals[at] as number) + (this.step - (this.changed[at] as number)) * weight) / Math.max(1, this.step);
  }

  private add(at: number, by: number): void {
    const weight = this.weights[at] as number;
    this.totals[at] = (this.totals[at] as number) + (this.step - (this.changed[at] as number)) * weight;
    this.changed[at] = this.step;
    this.weights[at] = weight + by;
  }
}

/** How averaged weights are made small whole numbers. */
export interface Rounding {
  /** A weight of one is so many. */
  readonly parts: number;
  /** A feature that has no larger weight is left out. */
  readonly least: number;
}

const LARGEST = 127;

/** The averaged weights as small whole numbers: for each feature pairs of class and weight, zeros left out. */
export function wholeWeights(
  perceptron: AveragedPerceptron,
  { parts, least }: Rounding,
): Map<number, [number, number][]> {
  const rows = new Map<number, [number, number][]>();
  for (const [feature, weights] of perceptron.averages()) {
    const row = weights.flatMap((weight, index): [number, number][] => {
      const whole = Math.max(-LARGEST, Math.min(LARGEST, Math.round(weight * parts)));
      return whole === 0 ? [] : [[index, whole]];
    });
    if (row.some(([, weight]) => Math.abs(weight) >= least)) rows.set(feature, row);
  }
  return rows;
}
