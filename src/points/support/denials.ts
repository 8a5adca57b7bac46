import { isNegation } from "../../language/speech.ts";
import type { Alignment, Side } from "./alignment.ts";
import type { Token } from "./tokens.ts";

const AHEAD = 9;
const BACK = 9;
const MOST_DENIED = 2;
/** Verbs and adjectives that deny what follows them. */
const DENYING = /^(?:refus|declin|den[iy]|reject|rebuff|fail|lack|dismiss|disput|refut|unlikely|unclear|uncertain|unable|against|oppos)/;
/** Those after which the rest of a sentence is what is denied. */
const DENIES = /^(?:reject|dismiss|disput|refut|rebuff)/;

/** Whether what is denied in the evidence is denied in the point, and nothing else is. */
export function denialsAgree(alignment: Alignment): boolean {
  const { point, evidence, pairs } = alignment;
  const back = evidence.tokens.map((_, index) => pairs.indexOf(index)).map((at) => (at < 0 ? null : at));
  return denies(evidence, point, back) && denies(point, evidence, pairs);
}

/** Every denied token of one side that has a partner on the other is denied there. */
function denies(side: Side, other: Side, partners: readonly (number | null)[]): boolean {
  return side.statement.words.every((word, at) => {
    if (!(isNegation(word.lower) || DENIES.test(word.lower)) || isWholePhrase(side, at)) return true;
    const denied = partnersAfter(side, at, partners);
    return denied.length === 0 || denied.some((partner) => isDenied(other, partner));
  });
}

/** "no more than 3", "not only": no denial of what follows. */
const isWholePhrase = ({ statement: { words } }: Side, at: number): boolean =>
  ["more", "fewer", "less", "only", "least"].includes(words[at + 1]?.lower ?? "") && ["no", "not"].includes(words[at]?.lower ?? "");

/** The partners of the first tokens from a negation on; a negating verb counts itself. */
function partnersAfter(side: Side, at: number, partners: readonly (number | null)[]): number[] {
  const isOwn = ({ from }: Token) => from >= at && from <= at + AHEAD && side.clauses[from] === side.clauses[at];
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
  const near = words.slice(Math.max(0, from - BACK), from + 1);
  return near.some(({ lower }) => isNegation(lower) || DENYING.test(lower)) || /^(?:un|non)/.test(words[from]?.lower ?? "");
}
