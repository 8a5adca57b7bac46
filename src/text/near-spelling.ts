const SHORTEST = 4;
/** From so many letters on two slips are forgiven. */
const LONG = 8;
const LONGEST = 40;
const DIGIT = /\d/;

/**
 * Whether two words are so alike that one may be a slip for the other: the same first letter, and one letter left out,
 * put in, changed or swapped with its neighbour, two in a long word (the restricted edit distance of Damerau 1964).
 * Figures are never alike.
 */
export function isNearSpelling(first: string, second: string): boolean {
  const shorter = Math.min(first.length, second.length);
  const allowed = shorter < SHORTEST ? 0 : shorter < LONG ? 1 : 2;
  if (first === second) return true;
  if (allowed === 0 || Math.abs(first.length - second.length) > allowed || first[0] !== second[0]) return false;
  if (first.length > LONGEST || second.length > LONGEST || DIGIT.test(first) || DIGIT.test(second)) return false;
  return editDistance(first, second) <= allowed;
}

function editDistance(first: string, second: string): number {
  const rows = [Array.from({ length: second.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= first.length; row++) {
    const current = [row];
    for (let column = 1; column <= second.length; column++) current.push(cost(first, second, rows, current));
    rows.push(current);
  }
  return rows.at(-1)?.at(-1) ?? 0;
}

/** The cost of the next cell of `current`, the row after `rows`. */
function cost(first: string, second: string, rows: readonly number[][], current: readonly number[]): number {
  const row = rows.length;
  const column = current.length;
  const at = (up: number, left: number): number => rows[row - up]?.[column - left] ?? Number.POSITIVE_INFINITY;
  const changed = at(1, 1) + (first[row - 1] === second[column - 1] ? 0 : 1);
  const isSwap = first[row - 1] === second[column - 2] && first[row - 2] === second[column - 1];
  const left = current[column - 1] ?? 0;
  return Math.min(at(1, 0) + 1, left + 1, changed, isSwap ? at(2, 2) + 1 : changed);
}

/** The terms with each that the other text lacks put as that text spells it, where it only is a slip away. */
export function respelt(terms: readonly string[], known: ReadonlySet<string>): string[] {
  const own = new Set(terms);
  const others = [...known].filter((term) => !own.has(term));
  return terms.map((term) => (known.has(term) ? term : (others.find((other) => isNearSpelling(term, other)) ?? term)));
}
