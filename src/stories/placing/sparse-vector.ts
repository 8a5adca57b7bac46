/** Terms (hashes, ascending, each once) with their weights. */
export interface SparseVector {
  readonly terms: Uint32Array;
  readonly weights: Float32Array;
}

/** The sum over the terms of both of the product of their weights, each term weighed. */
export function dot(one: SparseVector, other: SparseVector, weigh: (term: number) => number): number {
  const [a, b] = [one.terms, other.terms];
  let sum = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const term = a[i] ?? 0;
    const difference = term - (b[j] ?? 0);
    if (difference === 0) sum += (one.weights[i] ?? 0) * (other.weights[j] ?? 0) * weigh(term);
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return sum;
}

export function add(one: SparseVector, other: SparseVector): SparseVector {
  const [a, b] = [one.terms, other.terms];
  const terms = new Uint32Array(a.length + b.length);
  const weights = new Float32Array(terms.length);
  let [i, j, size] = [0, 0, 0];
  for (; i < a.length && j < b.length; size++) {
    const [ofA = 0, ofB = 0] = [a[i], b[j]];
    const difference = ofA - ofB;
    terms[size] = Math.min(ofA, ofB);
    if (difference <= 0) weights[size] = one.weights[i++] ?? 0;
    if (difference >= 0) weights[size] = (weights[size] ?? 0) + (other.weights[j++] ?? 0);
  }
  for (const [rest, from] of [
    [one, i],
    [other, j],
  ] as const) {
    terms.set(rest.terms.subarray(from), size);
    weights.set(rest.weights.subarray(from), size);
    size += rest.terms.length - from;
  }
  return { terms: terms.slice(0, size), weights: weights.slice(0, size) };
}

/** The vector with every weight multiplied. */
export function scaled({ terms, weights }: SparseVector, factor: (term: number) => number): SparseVector {
  const product = new Float32Array(weights.length);
  for (let i = 0; i < product.length; i++) product[i] = (weights[i] ?? 0) * factor(terms[i] ?? 0);
  return { terms, weights: product };
}

/** The length of the vector, each weight multiplied by its term's factor. */
export function lengthOf({ terms, weights }: SparseVector, factor: (term: number) => number): number {
  let sum = 0;
  for (let i = 0; i < terms.length; i++) sum += ((weights[i] ?? 0) * factor(terms[i] ?? 0)) ** 2;
  return Math.sqrt(sum);
}

/** The `most` heaviest terms, the heaviest first. */
export function heaviestTerms({ terms, weights }: SparseVector, most: number): number[] {
  const order = Array.from(weights.keys()).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b);
  return order.slice(0, most).map((at) => terms[at] ?? 0);
}

/** The vector without its lightest terms, at most `most` of them left. */
export function pruned(vector: SparseVector, most: number): SparseVector {
  if (vector.terms.length <= most) return vector;
  const kept = new Set(heaviestTerms(vector, most));
  const keep = (_: number, at: number) => kept.has(vector.terms[at] ?? 0);
  return { terms: vector.terms.filter(keep), weights: vector.weights.filter(keep) };
}

export function hasTerm({ terms }: SparseVector, term: number): boolean {
  let [from, to] = [0, terms.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((terms[middle] ?? 0) < term) from = middle + 1;
    else to = middle;
  }
  return terms[from] === term;
}
