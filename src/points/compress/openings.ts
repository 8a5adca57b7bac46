import type { Language } from "../../languages/language.ts";
import { wordsOfKind } from "../../languages/word-kinds.ts";
import type { TextRange } from "../../model/article.ts";
import { isCapitalised, type Word } from "../../text/words.ts";
import { mayGo } from "./asides.ts";
import { endsInAnyParticiple } from "./participles.ts";
import { hasFinite, isFiniteWord, type SentenceParts, wordFrom, wordsWithin } from "./sentence-parts.ts";

/** Words that open an adverbial phrase before the main clause which states, and does not condition, something. */
const openers = wordsOfKind("function-words", "opener");
const mainClause = wordsOfKind("function-words", "main-clause");
const attributing = wordsOfKind("function-words", "attributing");
const subordinators = wordsOfKind("function-words", "subordinator");
const adding = wordsOfKind("linking-phrases", "opener");

const FEWEST_WORDS_LEFT = 7;

/** "After a night on the mountain, ": an adverbial opening up to the comma before the main clause. */
export function openings(parts: SentenceParts): TextRange[] {
  const first = parts.words[0];
  if (first?.start !== 0 || !isOpener(first.lower, parts.words[1]?.lower ?? "", parts.language)) return [];
  const comma = parts.commas.find((each) => startsMainClause(parts, each, first.lower));
  if (comma === undefined) return [];
  const range = { start: 0, end: comma + 1 };
  return isReport(parts, range) || !leavesEnough(parts, comma) || !mayGo(parts, range) ? [] : [range];
}

const isOpener = (first: string, second: string, language: Language): boolean =>
  openers(language).has(first) || endsInAnyParticiple(first, language) || adding(language).has(`${first} ${second}`);

const isReport = (parts: SentenceParts, range: TextRange): boolean =>
  wordsWithin(parts, range).some(({ lower }) => attributing(parts.language).has(lower));

const leavesEnough = (parts: SentenceParts, comma: number): boolean =>
  wordsWithin(parts, { start: comma, end: parts.text.length }).length >= FEWEST_WORDS_LEFT;

/**
 * Whether the main clause starts after a comma: a subject and a verb follow, and an opening clause has had its own verb.
 * "While Berg, Lund and Dahl are away, the others …" shows why a list of names is no main clause.
 */
function startsMainClause(parts: SentenceParts, comma: number, opener: string): boolean {
  const next = wordFrom(parts, comma);
  if (!next || !isClauseStart(next, parts.language) || describesSubject(parts, comma, next)) return false;
  if (subordinators(parts.language).has(opener) && !hasFinite(parts, wordsWithin(parts, { start: 0, end: comma })))
    return false;
  const until = parts.commas.find((each) => each > comma) ?? parts.bodyEnd;
  const clause = wordsWithin(parts, { start: comma, end: until });
  const verb = clause.findIndex((word) => isFiniteWord(parts, word));
  const isList = clause.slice(0, Math.max(0, verb)).some(({ lower }) => joining(parts.language).has(lower));
  return (verb > 0 && !isList) || (verb < 0 && until < parts.bodyEnd && !isList);
}

/** "Although …, even Ines Doyle, a teacher, …": what opens with "a" behind a name and an earlier comma is no subject. */
const describesSubject = (parts: SentenceParts, comma: number, next: Word): boolean =>
  parts.language.words("articles").get(next.lower) === "indefinite" &&
  parts.commas.some((each) => each < comma) &&
  parts.words.some(({ end, text }) => end === comma && isCapitalised(text));

const isClauseStart = ({ text, lower }: Word, language: Language): boolean =>
  mainClause(language).has(lower) || (language.capitalsAreNames && /^\p{Lu}/u.test(text));

const joining = wordsOfKind("function-words", "conjunct");
