import type { Alignment, Side } from "./alignment.ts";
import { leapIsSound } from "./leaps.ts";
import { clauseOf, type Pair, pairsOf, type Turning, tokenOf } from "./pairs.ts";
import { attributionTokens } from "./speaker-of.ts";
import { withoutStandIns } from "./stand-ins.ts";
import { isMovedPhrase } from "./turns/moved-phrase.ts";
import { isAttribute, isNameAndDescription, isNounBeforeNoun } from "./turns/nouns.ts";
import { isOnlyDay, isPeriod } from "./turns/times.ts";
import { isParticipleTurn, isPassiveTurn, isTransfer } from "./turns/voice.ts";

/**
 * Whether a point tells things in the order of its evidence, so that who did what to whom and which number belongs to
 * what are the same. Turned may be what grammar turns: a passive, a speaker, a phrase with its preposition, a noun before
 * another one ("forecast for profit", "profit forecast"), a name and what it is.
 */
export const orderIsKept = (alignment: Alignment): boolean => turnIn(alignment) === null;

/** The index of the first token of the point that stands out of order, or leaps where it may not; null for none. */
export function turnIn(alignment: Alignment): number | null {
  const all = pairsOf(alignment);
  const pairs = withoutStandIns(alignment, all);
  const attribution = attributionTokens(alignment.point);
  const turn = pairs.find((pair, index) => {
    const before = pairs[index - 1];
    if (!before || pairs.findIndex(({ e }) => e === pair.e) < index) return false;
    if (before.e < pair.e) return !leapIsSound(alignment, before, pair);
    if (attribution.has(before.p) !== attribution.has(pair.p)) return false;
    if (isSpeech(alignment.point, before.p) || isSpeech(alignment.point, pair.p)) return false;
    const turning = { ...alignment, list: pairs };
    const outside = lastOutside(alignment.point, pairs, index);
    return !mayTurn(turning, index - 1, index) && !(outside >= 0 && goesOn(turning, outside, index));
  });
  return turn?.p ?? null;
}

/** The index of the last pair before an aside with "who" or "which" that ends where a token stands; -1 for none. */
function lastOutside(point: Side, pairs: readonly Pair[], index: number): number {
  const clause = (at: number) => clauseOf(point, tokenOf(point, pairs[at]?.p ?? 0));
  const aside = clause(index - 1);
  const opening = point.statement.words[point.clauses.indexOf(aside)]?.lower ?? "";
  if (clause(index) === aside || !RELATIVE.has(opening)) return -1;
  return pairs.findLastIndex((_, at) => at < index && clause(at) < aside);
}

const RELATIVE = new Set(["who", "which", "that", "where", "whose"]);

function goesOn(turning: Turning, one: number, other: number): boolean {
  const [before, pair] = [turning.list[one], turning.list[other]];
  if (!before || !pair) return false;
  return before.e < pair.e ? leapIsSound(turning, before, pair) : mayTurn(turning, one, other);
}

const isSpeech = ({ tokens }: Side, index: number): boolean => tokens[index]?.kind === "speech";

function mayTurn(turning: Turning, one: number, other: number): boolean {
  return (
    isMovedPhrase(turning, one, other) ||
    isPassiveTurn(turning, one, other) ||
    isNounBeforeNoun(turning, one, other) ||
    isParticipleTurn(turning, one, other) ||
    isPeriod(turning, one, other) ||
    isAttribute(turning, one, other) ||
    isTransfer(turning, one, other) ||
    isOnlyDay(turning, one, other) ||
    isNameAndDescription(turning, one, other)
  );
}
