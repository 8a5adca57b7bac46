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
import { tokenOf } from "./pairs.ts";
import { isVerb } from "./places.ts";
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
    if (!keepsItsVerb(alignment, index, pair)) return false;
    return pairs.indexOf(pair) === index && other !== undefined && isSameCount(alignment, quantity, other);
  });
}

/** "rose 3 percent after falling 5": the verb right before a number is the last one before it there too. */
function keepsItsVerb({ point, evidence, pairs }: Alignment, index: number, pair: number): boolean {
  const verb = pairs[index - 1] ?? null;
  if (verb === null || !isVerb(point, tokenOf(point, index - 1)) || !isRightBefore(point, index)) return true;
  const last = evidence.tokens.findLastIndex((token, at) => at < pair && isVerb(evidence, token));
  return last < 0 || last === verb || !isVerb(evidence, tokenOf(evidence, verb));
}

const BETWEEN = new Set(
  "about some around nearly almost at least by to from up more than over only just as many".split(" "),
);

/** Whether nothing but what bounds a number stands between it and the token before. */
const isRightBefore = (side: Side, index: number): boolean =>
  side.statement.words
    .slice(tokenOf(side, index - 1).to, tokenOf(side, index).from)
    .every(({ lower }) => BETWEEN.has(lower));

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
