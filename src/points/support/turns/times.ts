import { clauseOf, evidenceToken, pointToken, type Turning } from "../pairs.ts";
import { isCalendar, PERIODS } from "../places.ts";
import { attributionTokens } from "../speaker-of.ts";

/** "third-quarter sales" for "sales in the third quarter". */
export function isPeriod(turning: Turning, one: number, other: number): boolean {
  const [last, next] = [turning.list[one], turning.list[other]];
  if (!last || !next || !PERIODS.has(pointToken(turning, last).key)) return false;
  const [there, to] = [evidenceToken(turning, last), evidenceToken(turning, next)];
  return clauseOf(turning.evidence, there) === clauseOf(turning.evidence, to) && next.p === last.p + 1;
}

/** The only day that a sentence names, unless a speaker's or an aside's, may stand by another verb of it. */
export function isOnlyDay(turning: Turning, one: number, other: number): boolean {
  return [turning.list[one], turning.list[other]].some((pair) => {
    if (!pair || !isCalendar(turning.evidence, evidenceToken(turning, pair))) return false;
    const { evidence } = turning;
    const opening =
      evidence.statement.words[evidence.clauses.indexOf(clauseOf(evidence, evidenceToken(turning, pair)))];
    if (attributionTokens(evidence).has(pair.e) || BEGINS_ASIDE.has(opening?.lower ?? "")) return false;
    const days = evidence.tokens.filter((token) => isCalendar(evidence, token));
    return (days.at(-1)?.to ?? 0) - (days[0]?.from ?? 0) <= MOST_DAY_WORDS;
  });
}

/** "9 March", "third quarter": one time. */
const MOST_DAY_WORDS = 2;

const BEGINS_ASIDE = new Set(
  "who which whose that where when while because if although as before after until since but".split(" "),
);
