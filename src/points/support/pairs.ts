import type { Alignment, Side } from "./alignment.ts";
import { isVerb } from "./places.ts";
import type { Token } from "./tokens.ts";

/** A token of the point and the one of the evidence that it stands for, by index. */
export interface Pair {
  readonly p: number;
  readonly e: number;
}

/** An alignment with its pairs in the point's order. */
export interface Turning extends Alignment {
  readonly list: readonly Pair[];
}

/** The pairs of an alignment, in the point's order. */
export const pairsOf = ({ pairs }: Alignment): Pair[] => pairs.flatMap((e, p) => (e === null ? [] : [{ p, e }]));

export const tokenOf = (side: Side, index: number): Token =>
  side.tokens[index] ?? { from: 0, to: 0, kind: "word", key: "" };

export const pointToken = ({ point }: Alignment, { p }: Pair): Token => tokenOf(point, p);

export const evidenceToken = ({ evidence }: Alignment, { e }: Pair): Token => tokenOf(evidence, e);

export const clauseOf = (side: Side, token: Token): number => side.clauses[token.from] ?? 0;

/** The first word of a clause. */
export const openingOf = (side: Side, clause: number): string =>
  side.statement.words[side.clauses.indexOf(clause)]?.lower ?? "";

/** Starts of phrases, in the point and in the evidence without a gap or verb, that end at a pair; the pair itself first. */
export function runStarts(turning: Turning, end: number): number[] {
  const starts = [end];
  for (let at = end; at > 0; at--) {
    const [one, other] = [turning.list[at - 1], turning.list[at]];
    if (!one || !other || other.e - one.e < 0 || other.e - one.e > 2) break;
    if (isVerb(turning.evidence, evidenceToken(turning, other))) break;
    starts.push(at - 1);
  }
  return starts;
}

/** A number, unless it is a year or a word that often counts nothing ("second"). */
export const isCounting = ({ from, kind, key }: Token, { statement }: Side): boolean =>
  kind === "number" &&
  !YEAR.test(key) &&
  statement.quantities.some((quantity) => quantity.from === from && !quantity.isWeak);

export const YEAR = /^(?:1[5-9]|20)\d\d$/;
