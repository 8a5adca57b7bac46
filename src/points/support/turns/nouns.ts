import type { Side } from "../alignment.ts";
import { isFiniteVerb } from "../finite.ts";
import { evidenceToken, isCounting, type Pair, pointToken, runStarts, type Turning, tokenOf } from "../pairs.ts";
import { isPreposition, isVerb, prepositionBefore } from "../places.ts";
import type { Token } from "../tokens.ts";
import { UNITS } from "../units.ts";

const NOUN_LINKS = new Set("of in at for from to on with by after".split(" "));

const COUNT_LINKS = new Set(["of", "in"]);

const CONJUNCTIONS = new Set("and or but than while that who which whose".split(" "));

/** "profit forecast" and "forecast for profit", "harbour of Vestby" and "Vestby harbour". */
export function isNounBeforeNoun(turning: Turning, one: number, other: number): boolean {
  const [last, next] = [turning.list[one], turning.list[other]];
  if (!last || !next || [last, next].some((pair) => isVerb(turning.evidence, evidenceToken(turning, pair))))
    return false;
  const link = prepositionBefore(turning.point, pointToken(turning, next)) ?? "";
  if (NOUN_LINKS.has(link)) return isClose(turning, last, next, link) && isCompound(turning.evidence, next.e, last.e);
  return runStarts(turning, one).some((start) => {
    const first = turning.list[start];
    if (!first || first.e <= next.e) return false;
    if (isPossessive(turning, last) && first.e - next.e <= 3) return true;
    const links = [evidenceToken(turning, first), tokenOf(turning.evidence, next.e + 1)].flatMap(
      (token) => prepositionBefore(turning.evidence, token) ?? [],
    );
    return links.some((each) => NOUN_LINKS.has(each) && isClose(turning, first, next, each));
  });
}

/** A number takes what it counts along: "a sheet of two metres" bears no "two sheets". */
function keepsItsUnit({ evidence, pairs, point }: Turning, { p, e }: Pair): boolean {
  const [there, next] = [tokenOf(evidence, e), tokenOf(evidence, e + 1)];
  if (next.from !== there.to || next.key === "year" || isUnit(evidence, next)) return true;
  return tokenOf(point, p + 1).key === next.key || pairs[p + 1] === e + 1;
}

/** A sign may stand for it: "€300" for "300 euros". */
const isUnit = ({ statement: { words } }: Side, { from }: Token): boolean => (words[from]?.lower ?? "") in UNITS;

/** "losses of $48 million", "a 12-year-old boy" */
function isCountOf(side: Side, number: number, noun: number): boolean {
  const [count, what] = [tokenOf(side, number), tokenOf(side, noun)];
  if (count.kind !== "number" || what.kind === "number") return false;
  if (count.from > what.from) return count.from - what.to <= 2 && prepositionBefore(side, count) === "of";
  const between = side.statement.words.slice(count.to, what.from);
  return between.every(({ lower }) => ["year", "old"].includes(lower));
}

/** Nothing that links two nouns stands between them. */
const isCompound = (side: Side, one: number, other: number): boolean =>
  isCountOf(side, one, other) ||
  isCountOf(side, other, one) ||
  prepositionBefore(side, tokenOf(side, Math.max(one, other))) ===
    prepositionBefore(side, tokenOf(side, Math.min(one, other))) ||
  side.statement.words
    .slice(tokenOf(side, Math.min(one, other)).to, tokenOf(side, Math.max(one, other)).from)
    .every(({ lower }) => !isPreposition(lower));

/** Numbers are so linked by "of" and "in" alone: "a grant of €500", "a boy of 12", "€500 in losses". */
function isClose(turning: Turning, one: Pair, other: Pair, link: string): boolean {
  const counting = [one, other].filter((pair) => isCounting(pointToken(turning, pair), turning.point));
  if (counting.length > 1 || (counting.length > 0 && !COUNT_LINKS.has(link))) return false;
  if (!counting.every((pair) => keepsItsUnit(turning, pair))) return false;
  return Math.abs(one.e - other.e) <= 3 && isCalm(turning.evidence, one.e, other.e);
}

const isPossessive = (turning: Turning, pair: Pair): boolean =>
  /['’]s?$/.test(turning.point.statement.words[pointToken(turning, pair).to - 1]?.text ?? "");

/** Whether no verb and no conjunction stands between two tokens of a sentence. */
function isCalm({ statement, tokens }: Side, one: number, other: number): boolean {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  const between = statement.words.slice(tokens[from]?.to, tokens[to]?.from);
  return between.every(({ lower }) => !isFiniteVerb(lower) && !CONJUNCTIONS.has(lower));
}

/** "urgent operations" for "operations that are urgent". */
export function isAttribute(turning: Turning, one: number, other: number): boolean {
  const [last, next] = [turning.list[one], turning.list[other]];
  if (!last || !next || last.e !== next.e + 1 || last.p + 1 !== next.p) return false;
  const { words } = turning.evidence.statement;
  const between = words.slice(evidenceToken(turning, next).to, evidenceToken(turning, last).from);
  return between.length > 1 && between.every(({ lower }) => PREDICATIVE.has(lower));
}

const PREDICATIVE = new Set("that which who is are was were not".split(" "));

/** "the magnate Rufus Okonjo" and "Rufus Okonjo, a magnate": side by side, with neither verb nor preposition between. */
export function isNameAndDescription(turning: Turning, one: number, other: number): boolean {
  const [last, next] = [turning.list[one], turning.list[other]];
  if (!last || !next || Math.abs(last.e - next.e) > 5) return false;
  const isAside = (pair: Pair) =>
    !isCounting(pointToken(turning, pair), turning.point) || isSetApart(turning.evidence, evidenceToken(turning, pair));
  if (![last, next].every((pair) => isAside(pair) && !isVerb(turning.evidence, evidenceToken(turning, pair))))
    return false;
  const isSideBySide = (side: Side, from: number, to: number) =>
    isCalm(side, from, to) &&
    side.statement.words
      .slice(tokenOf(side, Math.min(from, to)).to, tokenOf(side, Math.max(from, to)).from)
      .every(({ lower }) => !isPreposition(lower));
  return isSideBySide(turning.point, last.p, next.p) && isSideBySide(turning.evidence, last.e, next.e);
}

/** An age: "Adeyemi, 17, added the third". */
const isSetApart = ({ statement: { text, words } }: Side, { from, to }: Token): boolean =>
  text.slice(words[from - 1]?.end, words[from]?.start).includes(",") && text[words[to - 1]?.end ?? 0] === ",";
