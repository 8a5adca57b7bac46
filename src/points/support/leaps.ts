import type { Alignment, Side } from "./alignment.ts";
import { isFiniteVerb } from "./finite.ts";
import { clauseOf, openingOf, type Pair, pairsOf, tokenOf, YEAR } from "./pairs.ts";
import { isCalendar, isVerb, prepositionBefore } from "./places.ts";
import { sequenceIsKept } from "./sequence.ts";
import { attributionTokens } from "./speaker-of.ts";
import type { Token } from "./tokens.ts";

/**
 * A point may leave out whole clauses, but not the beginning of one of which it keeps the rest, nor the clause on which
 * the next one hangs: "four were killed, two of them when a tree fell" does not bear "four were killed when a tree fell".
 */
export function leapIsSound(alignment: Alignment, before: Pair, pair: Pair): boolean {
  if (attributionTokens(alignment.evidence).has(pair.e)) return true;
  const { evidence, pairs } = alignment;
  const [from, to] = [clauseOf(evidence, tokenOf(evidence, before.e)), clauseOf(evidence, tokenOf(evidence, pair.e))];
  if (from === to || pair.p - before.p > 1 || isSinceYear(alignment, pair)) return true;
  const kept = new Set(pairs);
  const keys = new Set(alignment.point.tokens.map(({ key }) => key));
  const isLeftOut = (index: number) => {
    const token = tokenOf(evidence, index);
    return (
      !kept.has(index) &&
      !keys.has(token.key) &&
      !isCalendar(evidence, token) &&
      token.kind !== "speech" &&
      !isManner(evidence, token)
    );
  };
  if (evidence.statement.words[tokenOf(evidence, pair.e).from - 1]?.lower === "to") return true;
  const leftOut: number[] = [];
  for (let index = pair.e - 1; index > before.e && clauseOf(evidence, tokenOf(evidence, index)) === to; index--) {
    if (isLeftOut(index)) leftOut.push(index);
  }
  const isMere = (index: number) => {
    const between = evidence.statement.words.slice(tokenOf(evidence, index).to, tokenOf(evidence, index + 1).from);
    return isModifier(evidence, index) && between.every(({ lower }) => MEASURING.has(lower));
  };
  if (leftOut.length > MOST_MODIFIERS || !leftOut.every(isMere)) return false;
  return to === from + 1 || !hangsOnLeftOut(evidence, to, before.e, pair.e, kept);
}

/** "the lowest since 1991" where the evidence has "since votes were first counted in 1991". */
const isSinceYear = ({ point, evidence }: Alignment, { p, e }: Pair): boolean =>
  YEAR.test(tokenOf(point, p).key) &&
  prepositionBefore(point, tokenOf(point, p)) === "since" &&
  openingOf(evidence, clauseOf(evidence, tokenOf(evidence, e))) === "since";

/** Whether what a point tells from an offset on does not hang, in the evidence, on a clause that it leaves out. */
export function hangsOnNothingLeftOut(alignment: Alignment, offset: number): boolean {
  if (!sequenceIsKept(alignment)) return false;
  const { point, evidence, pairs } = alignment;
  const list = pairsOf(alignment);
  const at = list.findIndex(({ p }) => (point.statement.words[tokenOf(point, p).from]?.start ?? 0) >= offset);
  const [before, pair] = [list[at - 1], list[at]];
  if (!before || !pair || before.e >= pair.e) return true;
  return !hangsOnLeftOut(evidence, clauseOf(evidence, tokenOf(evidence, pair.e)), before.e, pair.e, new Set(pairs));
}

const HANGING = new Set("when where while because after before until as since".split(" "));

function hangsOnLeftOut(
  side: Side,
  clause: number,
  from: number,
  to: number,
  kept: ReadonlySet<number | null>,
): boolean {
  const { words, text } = side.statement;
  const opening = side.clauses.indexOf(clause);
  if (!HANGING.has(words[opening]?.lower ?? "")) return false;
  const isParted = text.slice(words[opening - 1]?.end ?? 0, words[opening]?.start ?? 0).trim() !== "";
  if (isParted || words.some(({ lower }, at) => side.clauses[at] === clause - 1 && isFiniteVerb(lower))) return false;
  return side.tokens.some(
    (token, index) => index > from && index < to && clauseOf(side, token) === clause - 1 && !kept.has(index),
  );
}

const MEASURING = new Set("of just only about some around nearly almost".split(" "));

const MOST_MODIFIERS = 2;

/** Not a number, a name or a verb. */
function isModifier(side: Side, index: number): boolean {
  const token = tokenOf(side, index);
  return token.kind === "word" && !isVerb(side, token);
}

const isManner = ({ statement }: Side, { from }: Token): boolean =>
  statement.words[from]?.lower.endsWith("ly") === true;
