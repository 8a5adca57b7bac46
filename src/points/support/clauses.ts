import { SPEECH_VERBS } from "../../language/speech.ts";
import { isCapitalised, type Word } from "../../language/words.ts";
import { isFiniteVerb } from "./finite.ts";
import type { Statement } from "./statement.ts";

const BEGINS_CLAUSE = new Set(
  "who which whose whom where when while whereas because if although though than that whether unless but".split(" "),
);
/** Prepositions, unless a verb follows. */
const MAY_BEGIN_CLAUSE = new Set(["as", "since", "before", "after", "until"]);
const JOINS = new Set(["and", "or"]);
const VERB_REACH = 5;
const BREAKS = /[,;()–—]|:\s|\s-\s/;

/** The number of the clause that each word of a statement stands in, counted from 0: commas and conjunctions part them. */
export function clauseNumbers(statement: Statement): number[] {
  const { words, text } = statement;
  let clause = 0;
  let hasVerb = false;
  let relativeFrom = -1;
  return words.map((word, index) => {
    const between = text.slice(words[index - 1]?.end ?? 0, word.start);
    if (index > 0 && (BREAKS.test(between) || beginsClause(statement, index, hasVerb))) {
      clause++;
      hasVerb = false;
      relativeFrom = -1;
    }
    if (isRelativeOver(statement, index, relativeFrom)) {
      clause++;
      relativeFrom = -1;
    }
    if (RELATIVE.has(word.lower) && index > 0) relativeFrom = index;
    hasVerb ||= isFiniteVerb(word.lower);
    return clause;
  });
}

const RELATIVE = new Set(["who", "which", "that"]);
const NO_VERB_BEHIND = new Set(
  "the a an its his her their this that and or of in on at by for from to with he she it they we as not".split(" "),
);
const AUXILIARIES = new Set(
  "had has have was were is are be been being will would could can may might not did do does".split(" "),
);

/** "a whale that had been stranded off Koppen | died": a second verb ends a clause that "who" or "that" began. */
function isRelativeOver({ words }: Statement, index: number, from: number): boolean {
  const word = words[index];
  if (from < 0 || !word || !isFiniteVerb(word.lower)) return false;
  const before = words[index - 1]?.lower ?? "";
  if (NO_VERB_BEHIND.has(before) || AUXILIARIES.has(before) || before.endsWith("ly")) return false;
  const verb = words[from + 1];
  if (!verb || index <= from + 2 || SPEECH_VERBS.has(verb.lower)) return false;
  return isFiniteVerb(verb.lower) || (isPlainVerb(verb) && !isFiniteVerb(words[from - 1]?.lower ?? ""));
}

/** "plantations that earn": neither an article nor a name nor a plural. */
const isPlainVerb = ({ lower, text }: Word): boolean =>
  !NO_VERB_BEHIND.has(lower) && !isCapitalised(text) && !lower.endsWith("s");

/** "and" joins clauses where a verb stands before it and soon after it. */
function beginsClause({ words }: Statement, index: number, hasVerb: boolean): boolean {
  const lower = words[index]?.lower ?? "";
  if (BEGINS_CLAUSE.has(lower)) return true;
  if (JOINS.has(lower) && words[index + 1]?.lower.endsWith("ing")) return true;
  if (!MAY_BEGIN_CLAUSE.has(lower) && !(JOINS.has(lower) && hasVerb)) return false;
  const ahead = words.slice(index + 1, index + 1 + VERB_REACH);
  const end = ahead.findIndex((word) => BEGINS_CLAUSE.has(word.lower));
  return ahead.slice(0, end < 0 ? ahead.length : end).some((word) => isFiniteVerb(word.lower));
}
