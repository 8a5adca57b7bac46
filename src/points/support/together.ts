import { contentStem } from "../../language/stems.ts";
import { isCapitalised, type Word, wordsOf } from "../../language/words.ts";
import { align, type Side, sideOf } from "./alignment.ts";
import { type Bearer, doubtOfClause } from "./bearing.ts";
import type { Doubt } from "./doubt.ts";
import { hangsOnNothingLeftOut } from "./leaps.ts";
import { lentKeys } from "./lent.ts";
import { isVerb, prepositionBefore } from "./places.ts";
import { wordKey } from "./same-words.ts";
import { attributionTokens } from "./speaker-of.ts";
import { subjectOf } from "./subject-of.ts";
import type { Token } from "./tokens.ts";

const MOST_JOINS = 8;
const JOINS = new Set("and but while whereas after as when although though before who which".split(" "));
const AUXILIARIES = new Set("is are was were has have had will would may might could can did does do not".split(" "));
const NOTHING: Token = { from: 0, to: 0, kind: "word", key: "" };
const FEWEST_TOKENS = 2;

/**
 * The reason why a point is not borne clause by clause, each by one of its evidence sentences alone, so that it makes no
 * claim out of halves of two; null where it is.
 */
export function doubtOfClauses(point: string, evidence: readonly string[], article: string): Doubt | null {
  const sides = evidence.map(sideOf);
  const names = nameKeys(article);
  const bearers = sides.map((side, index): Bearer => {
    const others = sides.filter((other) => other !== side);
    const lent = lentKeys(side, others, sides[index - 1] ?? null, names);
    return { side, lent, others: new Set(others.flatMap(({ tokens }) => tokens.map(({ key }) => key))) };
  });
  const whole = sideOf(point);
  const doubts = bearers.map((bearer) => doubtOfClause(whole, bearer));
  if (doubts.includes(null)) return null;
  const search: Search = { point: whole, bearers, joins: joinsOf(whole), known: new Map() };
  if (isBorneFrom(search, 0, null)) return null;
  return evidence.length > 1 ? "merged" : (doubts[0] ?? "merged");
}

/** The names of an article, a key for each word: capitalised words side by side. */
function nameKeys(article: string): string[][] {
  const names: string[][] = [];
  let last: Word | undefined;
  for (const word of wordsOf(article)) {
    if (!isCapitalised(word.text) || contentStem(word.lower) === null) continue;
    const isNext = last?.end === word.start - 1 && article[last.end] === " ";
    if (isNext && !/['’]s?$/.test(last?.text ?? "")) names.at(-1)?.push(wordKey(word.text));
    else names.push([wordKey(word.text)]);
    last = word;
  }
  return names;
}

interface Search {
  /** The doubts about clauses looked at already, by where they start and end and by their bearer. */
  readonly known: Map<string, Doubt | null>;
  readonly point: Side;
  readonly bearers: readonly Bearer[];
  /** Where a clause may begin: offsets of joining words, in order. */
  readonly joins: readonly number[];
}

function isBorneFrom(search: Search, start: number, earlier: Bearer | null): boolean {
  const { point, joins, bearers } = search;
  const { text } = point.statement;
  const ends = [...joins.filter((join) => join > start), text.length];
  return ends.toReversed().some((end) => {
    const isPart = (from: number, to: number) => from > 0 || to < text.length;
    const isAtComma = (from: number, to: number) => text[from] === "," || text[to] === ",";
    const clause = sideOf(text.slice(start, end));
    if (isPart(start, end) && (isAttribution(clause) || (isAtComma(start, end) && !hasVerb(clause)))) return false;
    return bearers.some(
      (bearer, at) =>
        (earlier === null || fitsOn(clause, bearer, earlier, point)) &&
        knownDoubt(search, clause, `${start}-${end}-${at}`, bearer) === null &&
        (earlier === null ||
          (earlier.side === bearer.side ? isBesides(search, start, end, bearer) : !isTimed(clause))) &&
        (end === text.length || isBorneFrom(search, end, bearer)),
    );
  });
}

function knownDoubt({ known }: Search, clause: Side, key: string, bearer: Bearer): Doubt | null {
  const doubt = known.has(key) ? (known.get(key) ?? null) : doubtOfClause(clause, bearer);
  known.set(key, doubt);
  return doubt;
}

const TIMING = new Set("before after when as until since because".split(" "));

/** That one thing happened before or when another did is a claim of its own. */
const isTimed = ({ statement: { words } }: Side): boolean => TIMING.has(words[0]?.lower ?? "");

/** Whether a clause does not hang on one that the point leaves out. */
const isBesides = ({ point }: Search, start: number, end: number, { side }: Bearer): boolean =>
  hangsOnNothingLeftOut(align(sideOf(point.statement.text.slice(0, end)), side), start);

/** Who said it is no clause of its own. */
function isAttribution(clause: Side): boolean {
  if (clause.statement.quoted.regions.length > 0) return false;
  const attribution = attributionTokens(clause);
  return clause.tokens.every((_, index) => attribution.has(index));
}

function hasVerb(clause: Side): boolean {
  if (clause.statement.quoted.regions.length > 0) return true;
  return clause.tokens.some((token) => token.kind === "word" && isVerb(clause, token));
}

/** Semicolons and joining words outside quote marks. */
function joinsOf({ statement: { text, words, quoted } }: Side): number[] {
  const isQuoted = (at: number) => quoted.regions.some(({ start, end }) => at >= start && at < end);
  const atWords = words.filter(({ lower }) => JOINS.has(lower)).map(({ start }) => start);
  const atMarks = [...text.matchAll(/[;,]\s/g)].map(({ index }) => index);
  const atWays = words.flatMap(({ lower, start }, index) =>
    lower === "by" && words[index + 1]?.lower.endsWith("ing") ? [start] : [],
  );
  return [...atWords, ...atMarks, ...atWays]
    .filter((at) => at > 0 && !isQuoted(at))
    .sort((a, b) => a - b)
    .slice(0, MOST_JOINS);
}

/**
 * A later clause that does not begin with a subject of its own has that of an earlier one: the sentence that bears it must
 * be about something told.
 */
function fitsOn(clause: Side, { side }: Bearer, earlier: Bearer, point: Side): boolean {
  const { words } = clause.statement;
  const at = words.findIndex(({ lower }) => !JOINS.has(lower) && lower !== "by");
  const token = clause.tokens.find(({ from }) => from >= at);
  const isSubject = token !== undefined && !isVerb(clause, token) && !AUXILIARIES.has(words[at]?.lower ?? "");
  if (isSubject) return clause.tokens.length >= FEWEST_TOKENS;
  if (side === earlier.side) return true;
  const { pairs } = align(clause, side);
  const verb = pairs.find((pair, index) => pair !== null && isVerb(clause, clause.tokens[index] ?? NOTHING));
  const subject = subjectOf(side, verb ?? pairs.find((pair) => pair !== null) ?? 0);
  return subject.every((index) => {
    const token = side.tokens[index] ?? NOTHING;
    return prepositionBefore(side, token) !== null || point.tokens.some(({ key }) => key === token.key);
  });
}
