import { withoutPossessive } from "../../language/words.ts";
import type { Alignment, Side } from "./alignment.ts";
import type { Statement } from "./statement.ts";

const NEARNESS = new Set("last this next past coming previous following".split(" "));
const SPANS = new Set(
  `week weekend month quarter season summer autumn fall winter spring year decade century monday tuesday wednesday
  thursday friday saturday sunday january february march april may june july august september october november december`.split(/\s+/),
);

/** Whether every "last year" and "next Monday" of the point is the same in its evidence. */
export function timesAreBorne(point: Statement, evidence: readonly Statement[]): boolean {
  const known = new Set(evidence.flatMap(relativeTimes));
  return relativeTimes(point).every((time) => known.has(time));
}

function relativeTimes({ words }: Statement): string[] {
  return words.flatMap(({ lower }, index) => {
    const next = withoutPossessive(words[index + 1]?.lower ?? "");
    return NEARNESS.has(lower) && SPANS.has(next) ? [`${lower} ${next}`] : [];
  });
}

/** -1 for what comes before something, 1 for what comes after it. */
const SEQUENCE: ReadonlyMap<string, 1 | -1> = new Map([
  ["before", -1],
  ["prior", -1],
  ["ahead", -1],
  ["after", 1],
  ["following", 1],
]);
const LIMITS = new Set(["since", "until", "till"]);
const NEAR = 3;

/** Whether what a point puts before or after something else comes so in its evidence. */
export function sequenceIsKept(alignment: Alignment): boolean {
  const { point, pairs } = alignment;
  return point.statement.words.every(({ lower }, at) => {
    const told = SEQUENCE.get(lower);
    const behind = point.tokens.findIndex(({ from }, index) => from > at && isPaired(pairs[index]));
    const ahead = point.tokens.findLastIndex(({ from }, index) => from < at && isPaired(pairs[index]));
    if (LIMITS.has(lower)) return keepsLimit(alignment, pairs[behind]);
    if (told === undefined || behind < 0) return true;
    const [other, one] = [pairs[behind] ?? -1, pairs[ahead] ?? -1];
    const first = point.clauses[point.tokens[behind]?.from ?? 0] ?? 0;
    const later = point.tokens.findIndex(({ from }, index) => (point.clauses[from] ?? 0) > first && isPaired(pairs[index]));
    const subject = ahead >= 0 ? one : (pairs[later] ?? -1);
    return subject < 0 || sequenceOf(alignment.evidence, subject, other) === told;
  });
}

const isPaired = (pair: number | null | undefined): boolean => pair !== null && pair !== undefined;

/** Whether one token of a sentence comes before (-1) or after (1) another one in time; in telling order where it says nothing. */
function sequenceOf(side: Side, one: number, other: number): 1 | -1 {
  const [from, to] = [side.tokens[one]?.from ?? 0, side.tokens[other]?.from ?? 0];
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  for (const [at, { lower }] of side.statement.words.entries()) {
    const told = SEQUENCE.get(lower);
    if (told === undefined) continue;
    if (at > first && at < last) return from < to ? told : (-told as 1 | -1);
    if (at < first && first - at <= NEAR) return from < to ? (-told as 1 | -1) : told;
  }
  const [early, late] = [isPluperfect(side, one), isPluperfect(side, other)];
  if (early !== late) return late ? 1 : -1;
  return from < to ? -1 : 1;
}

/** "had been trapped": before what is told. */
const isPluperfect = ({ statement: { words }, tokens }: Side, index: number): boolean => {
  const from = tokens[index]?.from ?? 0;
  return words.slice(Math.max(0, from - NEAR), from).some(({ lower }) => lower === "had");
};

function keepsLimit({ evidence }: Alignment, pair: number | null | undefined): boolean {
  const from = evidence.tokens[pair ?? -1]?.from;
  const words = evidence.statement.words;
  const near = from === undefined ? words : words.slice(Math.max(0, from - NEAR), from);
  return near.some(({ lower }) => LIMITS.has(lower));
}
