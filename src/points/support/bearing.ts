import type { Quantity } from "../../language/numbers.ts";
import { type Alignment, align, type Side } from "./alignment.ts";
import { claimsStayClaims } from "./allegations.ts";
import { boundsAgree, waysAgree, wholesAgree } from "./bounds.ts";
import { denialsAgree } from "./denials.ts";
import type { Doubt } from "./doubt.ts";
import { unitsAgree } from "./figures.ts";
import { certaintyIsKept } from "./levels.ts";
import { causesAgree, marksAgree } from "./marks.ts";
import { orderIsKept } from "./order.ts";
import { countIsKept } from "./plurals.ts";
import { quotationsAreBorne } from "./quotations.ts";
import { sequenceIsKept } from "./sequence.ts";
import { speakersAgree } from "./speakers.ts";
import { subjectsAgree } from "./subjects.ts";
import type { Token } from "./tokens.ts";
import { wordsStand } from "./wording.ts";

/** A sentence that may bear a clause, with the keys that other evidence lends it. */
export interface Bearer {
  readonly side: Side;
  /** Keys of the other evidence sentences. */
  readonly others: ReadonlySet<string>;
  readonly lent: ReadonlySet<string>;
}

type Check = (alignment: Alignment, lent: ReadonlySet<string>, others: ReadonlySet<string>) => boolean;

const CHECKS: readonly (readonly [Doubt, Check])[] = [
  ["name", namesStand],
  ["number", numbersStand],
  ["quotation", ({ point, evidence }) => quotationsAreBorne(point.statement, [evidence.statement])],
  ["speaker", speakersAgree],
  ["negation", denialsAgree],
  ["negation", certaintyIsKept],
  ["negation", claimsStayClaims],
  ["roles", orderIsKept],
  ["roles", subjectsAgree],
  ["name", sequenceIsKept],
  ["number", countIsKept],
  ["wording", marksAgree],
  ["wording", causesAgree],
  ["wording", wordsStand],
];

/** The first reason why one sentence alone does not bear a clause; null where it does. */
export function doubtOfClause(clause: Side, { side, lent, others }: Bearer): Doubt | null {
  const alignment = align(clause, side);
  return CHECKS.find(([, holds]) => !holds(alignment, lent, others))?.[0] ?? null;
}

function namesStand({ point, pairs }: Alignment, lent: ReadonlySet<string>): boolean {
  return point.tokens.every(({ kind, key }, index) => kind !== "name" || pairs[index] !== null || lent.has(key));
}

function numbersStand(alignment: Alignment): boolean {
  const { point, evidence, pairs } = alignment;
  return point.tokens.every((token, index) => {
    const quantity = quantityOf(point, token);
    const pair = pairs[index] ?? null;
    if (token.kind !== "number" || !quantity) return true;
    if (pair === null) return isOneOfSeveral(point, evidence, token);
    const other = quantityOf(evidence, evidence.tokens[pair]);
    return pairs.indexOf(pair) === index && other !== undefined && isSameCount(alignment, quantity, other);
  });
}

const quantityOf = ({ statement }: Side, token: Token | undefined): Quantity | undefined =>
  statement.quantities.find(({ from }) => from === token?.from);

function isSameCount({ point, evidence }: Alignment, quantity: Quantity, other: Quantity): boolean {
  const [told, known] = [point.statement, evidence.statement];
  return [wholesAgree, unitsAgree, boundsAgree, waysAgree].every((agree) => agree(told, quantity, known, other));
}

/** "one of them": the evidence may have "a". */
const isOneOfSeveral = (point: Side, evidence: Side, { from }: Token): boolean =>
  point.statement.words[from]?.lower === "one" &&
  evidence.statement.words.some(({ lower }) => ["a", "an", "single"].includes(lower));
