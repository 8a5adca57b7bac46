import type { TextRange } from "../../model/article.ts";
import { mayGo } from "./asides.ts";
import { hasFinite, looksFinite } from "./finite-verbs.ts";
import { type SentenceParts, wordFrom, wordsWithin } from "./sentence-parts.ts";

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words that open an adverbial phrase before the main clause which states, and does not condition, something. */
const OPENERS = list(`after as while despite following amid during speaking born asked having since although though
  earlier yesterday today tonight late early along`);
const FEWEST_WORDS_LEFT = 7;
const MAIN_CLAUSE = list(`the a an his her their its this that these those he she it they we i there two three four five
  six seven eight nine ten some many most several all both police officials`);
const ATTRIBUTING = list("said says told according reported claimed alleged");

/** "After a night on the mountain, ": an adverbial opening up to the comma before the main clause. */
export function openings(parts: SentenceParts): TextRange[] {
  const first = parts.words[0];
  if (first?.start !== 0 || !isOpener(first.lower, parts.words[1]?.lower ?? "")) return [];
  const comma = parts.commas.find((each) => startsMainClause(parts, each, first.lower));
  if (comma === undefined) return [];
  const range = { start: 0, end: comma + 1 };
  return isReport(parts, range) || !leavesEnough(parts, comma) || !mayGo(parts, range) ? [] : [range];
}

const isOpener = (first: string, second: string): boolean =>
  OPENERS.has(first) || /.{4}(?:ing|ed)$/.test(first) || (first === "in" && second === "addition");

const isReport = (parts: SentenceParts, range: TextRange): boolean =>
  wordsWithin(parts, range).some(({ lower }) => ATTRIBUTING.has(lower));

const leavesEnough = (parts: SentenceParts, comma: number): boolean =>
  wordsWithin(parts, { start: comma, end: parts.text.length }).length >= FEWEST_WORDS_LEFT;

const SUBORDINATORS = list("as while since although though");

/**
 * Whether the main clause starts after a comma: a subject and a verb follow, and an opening clause has had its own verb.
 * "While Berg, Lund and Dahl are away, the others …" shows why a list of names is no main clause.
 */
function startsMainClause(parts: SentenceParts, comma: number, opener: string): boolean {
  const next = wordFrom(parts, comma);
  if (!next || !isClauseStart(next.text, next.lower)) return false;
  if (SUBORDINATORS.has(opener) && !hasFinite(wordsWithin(parts, { start: 0, end: comma }))) return false;
  const until = parts.commas.find((each) => each > comma) ?? parts.bodyEnd;
  const clause = wordsWithin(parts, { start: comma, end: until });
  const verb = clause.findIndex(({ lower }) => looksFinite(lower));
  const isList = clause.slice(0, Math.max(0, verb)).some(({ lower }) => lower === "and" || lower === "or");
  return (verb > 0 && !isList) || (verb < 0 && until < parts.bodyEnd && !isList);
}

const isClauseStart = (text: string, lower: string): boolean => MAIN_CLAUSE.has(lower) || /^\p{Lu}/u.test(text);
