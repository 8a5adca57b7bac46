import type { Side } from "../alignment.ts";
import {
  clauseOf,
  evidenceToken,
  isCounting,
  openingOf,
  type Pair,
  pointToken,
  runStarts,
  type Turning,
  YEAR,
} from "../pairs.ts";
import { isCalendar, isPreposition, isVerb, prepositionBefore } from "../places.ts";
import type { Token } from "../tokens.ts";

/** A phrase that keeps its preposition may stand before or behind what it belongs to, within its clause. */
export function isMovedPhrase(turning: Turning, one: number, other: number): boolean {
  const [last, next] = [turning.list[one], turning.list[other]];
  if (!last || !next) return false;
  const fronted = runStarts(turning, one).some((start) => isPhraseOf(turning, turning.list[start], next));
  return fronted || isPhraseOf(turning, next, last);
}

function isPhraseOf(turning: Turning, start: Pair | undefined, neighbour: Pair): boolean {
  if (!start) return false;
  const there = evidenceToken(turning, start);
  if (isVerb(turning.evidence, there)) return false;
  if (there.kind === "word" && clauseOf(turning.evidence, there) === 0 && isSetting(turning.evidence)) return true;
  const preposition = prepositionBefore(turning.evidence, there);
  if (preposition === null || preposition === "of") return false;
  if (![start, neighbour].every((pair) => keepsCount(turning, pair))) return false;
  if (prepositionBefore(turning.point, pointToken(turning, start)) !== preposition) return false;
  if (isRepeated(turning.evidence, there, preposition)) return false;
  return inOneClause(turning.evidence, there, evidenceToken(turning, neighbour));
}

/** A number keeps what brings it in: "of 58" is not "58". */
function keepsCount(turning: Turning, pair: Pair): boolean {
  const token = pointToken(turning, pair);
  if (!isCounting(token, turning.point)) return true;
  return prepositionBefore(turning.point, token) === prepositionBefore(turning.evidence, evidenceToken(turning, pair));
}

/** "two behind Kesh and one behind Varrow": what is behind what would be lost. */
function isRepeated(side: Side, token: Token, preposition: string): boolean {
  const { clauses, tokens } = side;
  const { words } = side.statement;
  const { from } = token;
  if (YEAR.test(token.key)) return tokens.filter(({ key }) => YEAR.test(key)).length > 1;
  if (isCalendar(side, token)) return tokens.filter((other) => isCalendar(side, other)).length > 2;
  const alike = tokens.filter((other) => other.kind === token.kind && clauses[other.from] === clauses[from]);
  const starts = alike.filter((other) => words[startOf(side, other) - 1]?.lower === preposition);
  return starts.length > 1;
}

/** Where the phrase of a token starts: articles before it belong to it. */
function startOf({ statement: { words } }: Side, { from }: Token): number {
  let at = from;
  while (ARTICLES.has(words[at - 1]?.lower ?? "")) at--;
  return at;
}

const ARTICLES = new Set(["the", "a", "an", "its", "his", "her", "their"]);

/** "In the doubles, …": an opening clause that is a phrase with its preposition. */
const isSetting = (side: Side): boolean =>
  isPreposition(side.statement.words[0]?.lower ?? "") &&
  side.tokens.every((token) => clauseOf(side, token) > 0 || !isVerb(side, token));

/** Whether a verb stands in one of several clauses: where none does, they are the subject and what is said of it. */
const hasVerbFrom = (side: Side, first: number, last: number): boolean =>
  side.tokens.some((token) => clauseOf(side, token) >= first && clauseOf(side, token) <= last && isVerb(side, token));

/** The same clause; or a phrase set apart by a comma, at the very start or brought in by its preposition. */
function inOneClause(side: Side, phrase: Token, neighbour: Token): boolean {
  const [own, other] = [clauseOf(side, phrase), clauseOf(side, neighbour)];
  if (own === other) return true;
  if (own === 0 && other === 1) return isPreposition(side.statement.words[0]?.lower ?? "") || isCalendar(side, phrase);
  if (other < own && !hasVerbFrom(side, other, own - 1)) return true;
  const opening = openingOf(side, own);
  return isPreposition(opening) && Math.abs(own - other) === 1;
}
