import type { Statement } from "./statement.ts";

const MOST_IN_A_ROW = 1;

/**
 * Whether content words that the evidence does not have stand in a row in the point, with function words between them at
 * most: one is another word for the same thing, two are something added.
 */
export function hasForeignRun(
  point: Statement,
  evidence: readonly Statement[],
  also: ReadonlySet<string> = new Set(),
): boolean {
  const known = new Set(evidence.flatMap(({ stems }) => stems));
  let row = 0;
  for (const [index, stem] of point.stems.entries()) {
    if (stem === null) continue;
    row = known.has(stem) || also.has(point.words[index]?.lower ?? "") || isCounted(point, index) ? 0 : row + 1;
    if (row > MOST_IN_A_ROW) return true;
  }
  return false;
}

/** Numbers and what they are measured in are checked by value and unit. */
const isCounted = ({ quantities }: Statement, index: number): boolean =>
  quantities.some(({ from, to }) => index >= from && index <= to);
