import type { Alignment, Side } from "./alignment.ts";

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
  return alignment.point.statement.words.every(({ lower }, at) => {
    const told = SEQUENCE.get(lower);
    const other = pairBehind(alignment, at);
    if (LIMITS.has(lower)) return keepsLimit(alignment, other);
    if (told === undefined || other === null) return true;
    const one = pairAhead(alignment, at) ?? pairInNextClause(alignment, at);
    return one === null || sequenceOf(alignment.evidence, one, other) === told;
  });
}

const pairBehind = ({ point, pairs }: Alignment, at: number): number | null =>
  pairs.find((pair, index) => pair !== null && (point.tokens[index]?.from ?? 0) > at) ?? null;

const pairAhead = ({ point, pairs }: Alignment, at: number): number | null =>
  pairs.findLast((pair, index) => pair !== null && (point.tokens[index]?.from ?? 0) < at) ?? null;

/** "After the raid, shares fell": what comes after stands in the next clause. */
function pairInNextClause({ point, pairs }: Alignment, at: number): number | null {
  const own = point.clauses[at] ?? 0;
  const isLater = (index: number) => (point.clauses[point.tokens[index]?.from ?? 0] ?? 0) > own;
  return pairs.find((pair, index) => pair !== null && isLater(index)) ?? null;
}

type Sequence = 1 | -1;
const turned = (sequence: Sequence): Sequence => (sequence === 1 ? -1 : 1);

/** Whether a token comes before (-1) or after (1) another one in time; in telling order where the sentence says nothing. */
function sequenceOf(side: Side, one: number, other: number): Sequence {
  const [from, to] = [side.tokens[one]?.from ?? 0, side.tokens[other]?.from ?? 0];
  const said = saidBetween(side, Math.min(from, to), Math.max(from, to));
  if (said !== null) return from < to ? said : turned(said);
  const [early, late] = [isPluperfect(side, one), isPluperfect(side, other)];
  if (early !== late) return late ? 1 : -1;
  return from < to ? -1 : 1;
}

/** What the sentence says of the first of two words: "X after Y" gives 1, and so does "before X, Y". */
function saidBetween({ statement: { words } }: Side, first: number, last: number): Sequence | null {
  for (const [at, { lower }] of words.entries()) {
    const told = SEQUENCE.get(lower);
    if (told !== undefined && at > first && at < last) return told;
    if (told !== undefined && at < first && first - at <= NEAR) return turned(told);
  }
  return null;
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
  const opening = evidence.statement.words[evidence.clauses.indexOf(evidence.clauses[from ?? 0] ?? 0)]?.lower ?? "";
  return LIMITS.has(opening) || near.some(({ lower }) => LIMITS.has(lower));
}
