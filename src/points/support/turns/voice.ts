import type { Side } from "../alignment.ts";
import { clauseOf, evidenceToken, openingOf, type Pair, pointToken, type Turning, tokenOf } from "../pairs.ts";
import { isPassive, isVerb, prepositionBefore } from "../places.ts";
import { attributionTokens } from "../speaker-of.ts";
import type { Token } from "../tokens.ts";

/** "X was beaten by Y" and "Y beat X": subject and object change places as the voice does. */
export function isPassiveTurn(turning: Turning, one: number, other: number): boolean {
  const [last, next] = [turning.list[one], turning.list[other]];
  if (!last || !next) return false;
  const isTurnedVerb = (pair: Pair) =>
    isPassive(turning.point, pointToken(turning, pair)) !== isPassive(turning.evidence, evidenceToken(turning, pair));
  const [from, to] = [evidenceToken(turning, last), evidenceToken(turning, next)];
  const isNear = clauseOf(turning.evidence, from) === clauseOf(turning.evidence, to);
  if (isNear && (isTurnedVerb(next) || isTurnedVerb(last))) return true;
  if (isTurnedVerb(last) && next.e < last.e && isFirstInClause(turning.evidence, last.e)) return true;
  if (
    isTurnedVerb(last) &&
    sharesSubject(turning.evidence, from) &&
    clauseOf(turning.evidence, to) < clauseOf(turning.evidence, from)
  )
    return true;
  if (isTurnedVerb(next) && attributionTokens(turning.evidence).has(last.e)) return true;
  const isAgent = prepositionBefore(turning.point, pointToken(turning, next)) === "by";
  return isAgent && turning.list.slice(0, other).some(isTurnedVerb);
}

const isFirstInClause = (side: Side, index: number): boolean =>
  !side.tokens.some((token, at) => at < index && clauseOf(side, token) === clauseOf(side, tokenOf(side, index)));

/** A clause that "and" or "who" joins on has its subject in the one before. */
const sharesSubject = (side: Side, token: Token): boolean =>
  SUBJECTLESS.has(side.statement.words[side.clauses.indexOf(clauseOf(side, token))]?.lower ?? "");

const SUBJECTLESS = new Set(["and", "but", "who", "which", "that"]);

/** "the prize went to Berg", "pays a sum to farms": the receiver may come first ("Berg won", "farms get"). */
export function isTransfer(turning: Turning, one: number, other: number): boolean {
  const [receiver, gift] = [turning.list[one], turning.list[other]];
  if (!receiver || !gift) return false;
  const { evidence, point } = turning;
  const given = evidence.statement.words.slice(0, evidenceToken(turning, receiver).from).map(({ lower }) => lower);
  const told = point.statement.words.slice(pointToken(turning, receiver).to, pointToken(turning, gift).from);
  const receiving = turning.list.slice(Math.max(0, one - MOST_RECEIVER), one + 1);
  const isTo = receiving.some((pair) => prepositionBefore(evidence, evidenceToken(turning, pair)) === "to");
  return isTo && given.some((word) => GIVING.has(word)) && told.some(({ lower }) => RECEIVING.has(lower));
}

const MOST_RECEIVER = 4;

export const GIVING: ReadonlySet<string> = new Set(
  "went goes go pay pays paid give gives gave given award awards awarded hand hands handed".split(" "),
);

export const RECEIVING: ReadonlySet<string> = new Set(
  "won wins win get gets got receive receives received named awarded given paid".split(" "),
);

/** "Born in 1934, Solberg left school": what such an opening says is said of the subject behind it. */
export function isParticipleTurn(turning: Turning, one: number, other: number): boolean {
  const [last, next] = [turning.list[one], turning.list[other]];
  if (!last || !next) return false;
  const opens = (side: Side, token: Token, subject: Token) =>
    PARTICIPLE.test(side.statement.words[0]?.lower ?? "") &&
    clauseOf(side, token) === 0 &&
    clauseOf(side, subject) === 1;
  return (
    opensWithAside(turning, last, next) ||
    opens(turning.evidence, evidenceToken(turning, next), evidenceToken(turning, last)) ||
    opens(turning.point, pointToken(turning, last), pointToken(turning, next))
  );
}

/** "Smaller than a pinhead, the mite …" for "the mite, which is smaller than a pinhead, …". */
function opensWithAside(turning: Turning, last: Pair, next: Pair): boolean {
  const { point, evidence } = turning;
  const isOther = (token: Token) => token.kind === "name" || isVerb(point, token);
  if (clauseOf(point, pointToken(turning, next)) === 0 || point.tokens.slice(0, next.p).some(isOther)) return false;
  const [subject, aside] = [evidenceToken(turning, next), evidenceToken(turning, last)];
  const opening = openingOf(evidence, clauseOf(evidence, subject) + 1);
  return clauseOf(evidence, aside) > clauseOf(evidence, subject) && ["which", "who"].includes(opening);
}

const PARTICIPLE = /(?:ed|ing|born|known|held|built|made)$/;
