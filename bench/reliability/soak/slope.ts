/** A straight line through numbers at equal distances. */
export interface Slope {
  /** By how much they rise from one to the next. */
  readonly each: number;
  /** With 95 % confidence the rise lies within so much of it. */
  readonly within: number;
}

/** Student's t for 95 %, from 15 degrees of freedom on; beyond 30 it hardly changes. */
const STUDENT = 2.13;

/** Least squares. Take means of many measurements each: neighbours are then hardly bound to one another. */
export function slopeOf(numbers: readonly number[]): Slope {
  const count = numbers.length;
  const middle = (count - 1) / 2;
  const mean = numbers.reduce((sum, number) => sum + number, 0) / count;
  const spread = numbers.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  const each = numbers.reduce((sum, number, at) => sum + (at - middle) * (number - mean), 0) / spread;
  const amiss = numbers.reduce((sum, number, at) => sum + (number - mean - each * (at - middle)) ** 2, 0);
  return { each, within: STUDENT * Math.sqrt(amiss / (count - 2) / spread) };
}
