import { isNegation } from "../../language/speech.ts";
import type { Alignment, Side } from "./alignment.ts";
import type { Token } from "./tokens.ts";

const AHEAD = 9;
const BACK = 9;
const MOST_DENIED = 2;
const FAR = 16;
/** Verbs that deny a whole clause behind them. */
const LEXICAL = /^(?:den[iy]|reject|dismiss|refut|rebuff|doubt)/;
/** Verbs and adjectives that deny what follows them. */
const DENYING =
  /^(?:refus|declin|den[iy]|reject|rebuff|doubt|fail|lack|dismiss|refut|unlikely|unclear|uncertain|unable|against|oppos)/;
/** Those after which the rest of a sentence is what is denied. */
const DENIES = /^(?:reject|dismiss|refut|rebuff|doubt)/;

/** Whether what is denied in the evidence is denied in the point, and nothing else is. */
export function denialsAgree(alignment: Alignment): boolean {
  const { point, evidence, pairs } = alignment;
  const back = evidence.tokens.map((_, index) => pairs.indexOf(index)).map((at) => (at < 0 ? null : at));
  return denies(evidence, point, back) && denies(point, evidence, pairs) && !deniesAnew(alignment);
}

/** Whether a point denies something although its evidence denies nothing at all: "without a permit". */
function deniesAnew({ point, evidence }: Alignment): boolean {
  const isDenying = (lower: string) => isNegation(lower) || DENYING.test(lower) || /^(?:un|non|in|im|dis)/.test(lower);
  const isNew = point.statement.words.some(({ lower }, at) => isNegation(lower) && !isWholePhrase(point, at));
  return isNew && !evidence.statement.words.some(({ lower }) => isDenying(lower));
}

/** Every denied token of one side that has a partner on the other is denied there. */
function denies(side: Side, other: Side, partners: readonly (number | null)[]): boolean {
  return side.statement.words.every((word, at) => {
    if (!(isNegation(word.lower) || DENIES.test(word.lower)) || isWholePhrase(side, at)) return true;
    if (
      BEHIND_VERB.has(word.lower) &&
      !side.tokens.some(({ from }) => from > at && side.clauses[from] === side.clauses[at])
    ) {
      return isDeniedBefore(side, at, partners, other);
    }
    const denied = partnersAfter(side, at, partners);
    return denied.length === 0 || denied.some((partner) => isDenied(other, partner));
  });
}

const BEHIND_VERB = new Set(["nothing", "nobody", "none", "neither"]);

/** "won nothing": the verb before is denied. */
function isDeniedBefore(side: Side, at: number, partners: readonly (number | null)[], other: Side): boolean {
  const verb = side.tokens.findLastIndex(({ from }) => from < at);
  const partner = partners[verb];
  return partner === null || partner === undefined || other.statement.words.some(({ lower }) => isNegation(lower));
}

/** "no more than 3", "not only": no denial of what follows. */
const isWholePhrase = ({ statement: { words } }: Side, at: number): boolean =>
  ["more", "fewer", "less", "only", "least"].includes(words[at + 1]?.lower ?? "") &&
  ["no", "not"].includes(words[at]?.lower ?? "");

/** The partners of the first tokens from a negation on; a negating verb counts itself. */
function partnersAfter(side: Side, at: number, partners: readonly (number | null)[]): number[] {
  const isVerb = LEXICAL.test(side.statement.words[at]?.lower ?? "");
  const reach = isVerb ? FAR : AHEAD;
  const isOwn = ({ from }: Token) =>
    from >= at && from <= at + reach && (isVerb || side.clauses[from] === side.clauses[at]);
  const isEmpty = !side.tokens.some((token) => isOwn(token) && token.from > at);
  return side.tokens
    .flatMap((token, index) => {
      const isNear = isOwn(token) || (isEmpty && token.from >= at && token.from <= at + AHEAD);
      return isNear ? [partners[index] ?? null] : [];
    })
    .filter((partner) => partner !== null)
    .slice(0, MOST_DENIED);
}

function isDenied({ statement: { words }, tokens }: Side, index: number): boolean {
  const from = tokens[index]?.from ?? 0;
  const near = words.slice(Math.max(0, from - BACK), from);
  if (isNegation(words[from]?.lower ?? "") || LEXICAL.test(words[from]?.lower ?? "")) return true;
  return (
    near.some(({ lower }) => isNegation(lower) || lower === "non" || DENYING.test(lower)) ||
    /^(?:un|non)/.test(words[from]?.lower ?? "")
  );
}
