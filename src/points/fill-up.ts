import { contentStems } from "../language/stems.ts";
import { blankSeparatedCount } from "../language/words.ts";
import type { KeyPoint, PointPath } from "../model/reading.ts";

/** Points with a larger share of the shorter one's content stems in common say the same. */
const MOST_OVERLAP = 0.5;
const LOSING: ReadonlySet<PointPath> = new Set(["some-dropped", "retried"]);

/**
 * A model's points, with points by rules in place of those of its answer that could not be verified: at most so many in
 * all, none from a sentence told already, in the article's order. Points of an answer that stood whole stay as they are.
 */
export function filledUp(
  points: readonly KeyPoint[],
  byRules: readonly KeyPoint[],
  limits: { readonly points: number; readonly words: number | null },
): KeyPoint[] {
  const path = points.find((point) => point.path !== undefined && LOSING.has(point.path))?.path;
  const filled = [...points];
  if (path === undefined) return filled;
  let words = points.reduce((sum, { text }) => sum + blankSeparatedCount(text), 0);
  for (const point of byRules) {
    const count = blankSeparatedCount(point.text);
    const isTooLong = limits.words !== null && words + count > limits.words;
    if (filled.length >= limits.points || isTooLong || filled.some((other) => saysSame(point, other))) continue;
    filled.push({ ...point, path });
    words += count;
  }
  return filled.sort((one, other) => startOf(one) - startOf(other));
}

const startOf = ({ evidence }: KeyPoint): number => evidence[0]?.start ?? 0;

function saysSame(one: KeyPoint, other: KeyPoint): boolean {
  if (one.evidence.some(({ start }) => other.evidence.some((range) => range.start === start))) return true;
  const [few, many] = [new Set(contentStems(one.text)), new Set(contentStems(other.text))].sort(
    (a, b) => a.size - b.size,
  );
  return few !== undefined && many !== undefined && few.intersection(many).size > MOST_OVERLAP * few.size;
}
