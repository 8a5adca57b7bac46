import type { Side } from "./alignment.ts";
import { isFiniteVerb } from "./finite.ts";
import { clauseOf, openingOf, tokenOf } from "./pairs.ts";
import { isParticiple, isVerb } from "./places.ts";

const RELATIVE = new Set(["who", "which", "whose", "whom", "that", "where"]);
const BEGINNINGS = new Set(
  "before after when while as until since because if although though whereas and but or".split(" "),
);
const JOINS = new Set(["and", "but", "or", "then"]);

/** Whether a token is a verb, of speech or another. */
export function isAnyVerb(side: Side, index: number): boolean {
  const token = side.tokens[index];
  return token !== undefined && (token.kind === "speech" || isVerb(side, token));
}

/** The tokens that may name the subject of a verb: those before it in its clause, else in the clauses it goes on from. */
export function subjectOf(side: Side, verb: number): number[] {
  const { from } = tokenOf(side, verb);
  if (side.statement.words[from - 1]?.lower === "to") return subjectOfInfinitive(side, verb);
  const own = tokensOfClause(side, clauseOf(side, tokenOf(side, verb))).filter((at) => at < verb);
  const last = own.findLast((at) => isAnyVerb(side, at));
  if (last !== undefined) return subjectAfterVerb(side, verb, last);
  if (own.length > 0) return own;
  return isPronounBefore(side, from) ? [] : subjectFromBefore(side, clauseOf(side, tokenOf(side, verb)));
}

const tokensOfClause = (side: Side, clause: number): number[] =>
  side.tokens.flatMap((token, at) => (clauseOf(side, token) === clause ? [at] : []));

/** "said Kesh would", "accused Kesh of breaking": what stands between two verbs, or the first one's subject, or both. */
function subjectAfterVerb(side: Side, verb: number, last: number): number[] {
  const between = side.tokens.flatMap((_, at) => (at > last && at < verb ? [at] : []));
  if (between.length === 0 && isPronounBetween(side, last, verb)) return [];
  const isReported = tokenOf(side, last).kind === "speech" && between.length > 0;
  return isReported ? between : [...between, ...subjectOf(side, last)];
}

/** "beat Kesh to reach the final", "asked Kesh to pay": who does the first, or whom it is done to. */
function subjectOfInfinitive(side: Side, verb: number): number[] {
  const before = side.tokens.findLastIndex((_, at) => at < verb && isAnyVerb(side, at));
  if (before < 0) return [];
  const between = side.tokens.flatMap((_, at) => (at > before && at < verb ? [at] : []));
  return [...between, ...subjectOf(side, before)];
}

function isPronounBetween({ tokens, statement }: Side, one: number, other: number): boolean {
  const between = statement.words.slice(tokens[one]?.to, tokens[other]?.from);
  return between.some(({ lower }) => PRONOUNS.has(lower));
}

const isPronounBefore = ({ statement, clauses }: Side, verb: number): boolean =>
  statement.words.some(({ lower }, at) => at < verb && clauses[at] === clauses[verb] && PRONOUNS.has(lower));

const PRONOUNS = new Set("he she it they we i you".split(" "));

/** The subject of a verb that opens its clause: an aside's bearer, or whose clause it goes on from. */
function subjectFromBefore(side: Side, clause: number): number[] {
  const opening = openingOf(side, clause);
  if (RELATIVE.has(opening)) return antecedentOf(side, clause);
  const isJoined = JOINS.has(opening) || opening.endsWith("ing");
  const collected: number[] = [];
  for (let number = clause - 1; number >= 0; number--) {
    const there = openingOf(side, number);
    if (RELATIVE.has(there) || isParticiple(there)) continue;
    const { tokens, isWhole } = subjectWithin(side, number, isJoined);
    collected.push(...tokens);
    if (isWhole) break;
  }
  return collected;
}

/** What a clause gives of the subject of a later one, and whether that is all of it. */
function subjectWithin(side: Side, clause: number, isJoined: boolean): { tokens: number[]; isWhole: boolean } {
  const there = tokensOfClause(side, clause);
  const finite = there.findIndex((at) => isFiniteVerb(side.statement.words[tokenOf(side, at).from]?.lower ?? ""));
  if (finite < 0) return { tokens: there, isWhole: BEGINNINGS.has(openingOf(side, clause)) };
  if (isJoined) return { tokens: there.slice(0, finite), isWhole: finite > 0 };
  return { tokens: there.slice(there.findLastIndex((at) => isAnyVerb(side, at)) + 1), isWhole: true };
}

/** What "who" or "which" stands for: what comes right before it, back to a verb. */
function antecedentOf(side: Side, clause: number): number[] {
  const collected: number[] = [];
  for (let number = clause - 1; number >= 0; number--) {
    const there = tokensOfClause(side, number);
    const last = there.findLastIndex((at) => isAnyVerb(side, at));
    collected.push(...there.slice(last + 1));
    if (last >= 0) break;
  }
  return collected;
}
