import { isFinite } from "./finite.ts";
import type { Alignment, Side } from "./alignment.ts";
import type { Token } from "./tokens.ts";
import { isCalendar, isPassive, isVerb, prepositionBefore } from "./places.ts";

const NOTHING: Token = { from: 0, to: 0, kind: "word", key: "" };
const RELATIVE = new Set(["who", "which", "whose", "whom", "that", "where"]);
const BEGINNINGS = new Set("before after when while as until since because if although though whereas and but or".split(" "));
const JOINS = new Set(["and", "but", "or", "then"]);

/** Whether a name that stands as the subject of a verb in a point stands so in its evidence. */
export function subjectsAgree(alignment: Alignment, lent: ReadonlySet<string>): boolean {
  const { point, evidence, pairs } = alignment;
  return pairs.every((pair, index) => {
    const [verb, other] = [point.tokens[index], evidence.tokens[pair ?? -1]];
    if (pair === null || !verb || !other || isQuoted(point, verb) || verb.kind !== "word" || verb.key !== other.key) return true;
    if (!isVerb(point, verb) || !isVerb(evidence, other)) return true;
    const isTurned = isPassive(point, verb) !== isPassive(evidence, other);
    if (isTurned) return !keepsSubject(alignment, index, pair);
    const known = new Set(subjectOf(evidence, pair));
    if (known.size === 0) return true;
    const told = subjectOf(point, index);
    const isKnown = (at: number) => pairs[at] !== null || lent.has(point.tokens[at]?.key ?? "");
    if (told.length > 0 && !told.some(isKnown)) return false;
    return told
      .filter((at) => isOwnName(point, at))
      .every((at) => pairs[at] === null || pairs[at] === undefined || known.has(pairs[at]));
  });
}

/** Whether a name is the subject in both, though the voice is another one. */
function keepsSubject({ point, evidence, pairs }: Alignment, verb: number, other: number): boolean {
  const known = new Set(subjectOf(evidence, other).filter((at) => isOwnName(evidence, at)));
  const names = subjectOf(point, verb).filter((at) => isOwnName(point, at));
  return names.length > 0 && names.every((at) => known.has(pairs[at] ?? -1));
}

const isQuoted = ({ statement: { quoted, words } }: Side, { from }: Token): boolean =>
  quoted.regions.some(({ start, end }) => (words[from]?.start ?? 0) >= start && (words[from]?.start ?? 0) < end);

/** A name that belongs to the subject itself: not "of Kesh", "Kesh's" or "on Monday". */
function isOwnName(side: Side, index: number): boolean {
  const token = side.tokens[index];
  if (!token || (token.kind !== "name" && !(token.from === 0 && token.kind === "word")) || isCalendar(side, token) || prepositionBefore(side, token) !== null) return false;
  return !/['’]s?$/.test(side.statement.words[token.from]?.text ?? "");
}

function isOtherVerb(side: Side, index: number): boolean {
  const token = side.tokens[index];
  return token !== undefined && (token.kind === "speech" || isVerb(side, token));
}

/** The tokens that may name the subject of a verb: those before it in its clause, else in the clauses it goes on from. */
export function subjectOf(side: Side, verb: number): number[] {
  const { tokens, clauses } = side;
  const clause = clauses[tokens[verb]?.from ?? 0] ?? 0;
  const inClause = (number: number) => tokens.flatMap(({ from }, at) => (clauses[from] === number ? [at] : []));
  if (side.statement.words[(tokens[verb]?.from ?? 0) - 1]?.lower === "to") return subjectOfInfinitive(side, verb);
  const own = inClause(clause).filter((at) => at < verb);
  const last = own.findLast((at) => isOtherVerb(side, at));
  const nearest = own.filter((at) => last === undefined || at > last);
  if (last === undefined) {
    if (own.length > 0) return own;
    return isPronounBefore(side, clause, tokens[verb]?.from ?? 0) ? [] : subjectFromBefore(side, clause);
  }
  if (nearest.length === 0 && isPronounBetween(side, last, verb)) return [];
  return tokens[last]?.kind === "speech" && nearest.length > 0 ? nearest : [...nearest, ...subjectOf(side, last)];
}

/** "beat Kesh to reach the final", "asked Kesh to pay": who does the first, or whom it is done to. */
function subjectOfInfinitive(side: Side, verb: number): number[] {
  const before = side.tokens.findLastIndex((_, at) => at < verb && isOtherVerb(side, at));
  if (before < 0) return [];
  const between = side.tokens.flatMap((_, at) => (at > before && at < verb ? [at] : []));
  return [...between, ...subjectOf(side, before)];
}

function isPronounBetween({ tokens, statement }: Side, one: number, other: number): boolean {
  const between = statement.words.slice(tokens[one]?.to, tokens[other]?.from);
  return between.some(({ lower }) => PRONOUNS.has(lower));
}

const isPronounBefore = ({ statement, clauses }: Side, clause: number, verb: number): boolean =>
  statement.words.some(({ lower }, at) => at < verb && clauses[at] === clause && PRONOUNS.has(lower));

const PRONOUNS = new Set("he she it they we i you".split(" "));

/** The subject of a verb that opens its clause: an aside's bearer, or whose clause it goes on from. */
function subjectFromBefore(side: Side, clause: number): number[] {
  const { tokens, clauses, statement } = side;
  const inClause = (number: number) => tokens.flatMap(({ from }, at) => (clauses[from] === number ? [at] : []));
  const opening = (number: number) => statement.words[clauses.indexOf(number)]?.lower ?? "";
  if (RELATIVE.has(opening(clause))) return antecedentOf(side, clause);
  const isJoined = JOINS.has(opening(clause)) || opening(clause).endsWith("ing");
  const collected: number[] = [];
  for (let number = clause - 1; number >= 0; number--) {
    if (RELATIVE.has(opening(number)) || isPassive(side, tokens[inClause(number)[0] ?? -1] ?? NOTHING)) continue;
    const there = inClause(number);
    const finite = there.findIndex((at) => isFinite(statement.words[tokens[at]?.from ?? 0]?.lower ?? ""));
    if (finite >= 0) {
      if (isJoined) collected.push(...there.slice(0, finite));
      else collected.push(...there.slice(there.findLastIndex((at) => isOtherVerb(side, at)) + 1));
      if (!isJoined || finite > 0) break;
      continue;
    }
    collected.push(...there);
    if (BEGINNINGS.has(opening(number))) break;
  }
  return collected;
}

/** What "who" or "which" stands for: what comes right before it, back to a verb. */
function antecedentOf(side: Side, clause: number): number[] {
  const collected: number[] = [];
  for (let number = clause - 1; number >= 0; number--) {
    const there = side.tokens.flatMap(({ from }, at) => (side.clauses[from] === number ? [at] : []));
    const last = there.findLastIndex((at) => isOtherVerb(side, at));
    collected.push(...there.slice(last + 1));
    if (last >= 0) break;
  }
  return collected;
}
