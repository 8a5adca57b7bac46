import type { Word } from "../../language/words.ts";
import type { Side } from "./alignment.ts";
import { isFiniteVerb } from "./finite.ts";
import type { Token } from "./tokens.ts";

const PREPOSITIONS = new Set(
  `of in on at by for from to with after before since until during between among near over under about against into
  through within without towards toward despite amid last next this per as behind across around off onto outside inside beside along below above via upon beyond`.split(
    /\s+/,
  ),
);
const CALENDAR = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
  october november december yesterday today tomorrow tonight`.split(/\s+/),
);
const RELATIVE = new Set(["last", "next", "this"]);
export const PERIODS: ReadonlySet<string> = new Set(["quarter", "half", "year", "season", "month", "week", "weekend"]);
const REACH = 4;

export const isPreposition = (word: string): boolean => PREPOSITIONS.has(word);

/** Whether a token names a day or a month; "May" and "march" only with a capital. */
export function isCalendar({ statement }: Side, token: Token): boolean {
  const word = statement.words[token.from];
  if (word === undefined) return false;
  const next = statement.words[token.to];
  if (token.kind === "number" && token.key.startsWith("#") && PERIODS.has(next?.lower ?? "")) return true;
  if (PERIODS.has(token.key) && /(?:first|second|third|fourth)$/.test(statement.words[token.from - 1]?.lower ?? ""))
    return true;
  const isRelative = RELATIVE.has(statement.words[token.from - 1]?.lower ?? "") && PERIODS.has(token.key);
  return isRelative || CALENDAR.has(word.lower) || word.text === "May";
}

/** The preposition that brings in a token, with function words between them at most; a day always has "on". */
export function prepositionBefore(side: Side, token: Token): string | null {
  const neighbour = side.tokens.find(({ to, kind }) => to === token.from && kind === "name");
  if (token.kind === "name" && neighbour) return prepositionBefore(side, neighbour);
  const { words } = side.statement;
  for (let at = token.from - 1; at >= Math.max(0, token.from - REACH); at--) {
    const lower = words[at]?.lower ?? "";
    if (PREPOSITIONS.has(lower)) return lower;
    if (side.tokens.some(({ from, to }) => at >= from && at < to)) break;
  }
  return isCalendar(side, token) ? "on" : null;
}

const BE = new Set("be been being is are was were get got getting gets".split(" "));
/** "wants cars banned" */
const WANT = new Set(["want", "wants", "wanted"]);
const PARTICIPLES = new Set(
  `beaten taken given seen known found held lost won paid sold told left kept led met built bought brought caught sent
  struck hit cut put set shot shut hurt made drawn driven chosen broken stolen written spoken torn worn thrown shown sworn
  fought sought taught thought understood withdrawn swept spent frozen hidden forgotten forgiven born borne burnt`.split(
    /\s+/,
  ),
);

/** Whether a word that opens an aside looks like a participle: "ranked", "led", "born". */
export const isParticiple = (word: string): boolean =>
  (word.length > 3 && word.endsWith("ed")) || PARTICIPLES.has(word);

/** Whether a token looks like a participle of the passive voice: "was beaten", "owned by". */
export function isPassive({ statement: { words } }: Side, { from, to }: Token): boolean {
  const lower = words[from]?.lower ?? "";
  if (!lower.endsWith("ed") && !PARTICIPLES.has(lower)) return false;
  if (words[to]?.lower === "by") return true;
  const before = words.slice(Math.max(0, from - 3), from);
  return (
    before.some((word) => BE.has(word.lower)) ||
    (before.length > 1 && before.slice(0, -1).some((word) => WANT.has(word.lower)))
  );
}

/** Whether a token looks like a verb of its own clause. */
export function isVerb(side: Side, { from, kind }: Token): boolean {
  if (kind === "name" || kind === "number") return false;
  const lower = side.statement.words[from]?.lower ?? "";
  if (isFiniteVerb(lower)) return true;
  const before = wordAhead(side, from);
  if (lower.endsWith("ing")) return !isNounAfter(side, from, before?.lower ?? "");
  return before !== undefined && before.text !== "May" && AUXILIARIES.has(before.lower);
}

/** The word before, adverbs aside. */
function wordAhead({ statement: { words } }: Side, from: number): Word | undefined {
  let at = from - 1;
  while (at > 0 && isAdverb(words[at]?.lower ?? "")) at--;
  return words[at];
}

/** "the steering", "its steering", "two warnings" */
function isNounAfter({ tokens }: Side, from: number, before: string): boolean {
  const isCounted = tokens.some(({ kind, to }) => kind === "number" && to === from);
  return isCounted || DETERMINERS.has(before) || /['’]s?$/.test(before);
}

const ADVERBS = new Set("even also still again soon already now then once never ever only just first".split(" "));
const isAdverb = (word: string): boolean => ADVERBS.has(word) || (word.length > 4 && word.endsWith("ly"));
const DETERMINERS = new Set("the a an its his her their this that some no any our my next last first new".split(" "));

const AUXILIARIES = new Set(
  "to will would may might could can should must shall not has have had did does do is are was were be been".split(" "),
);
