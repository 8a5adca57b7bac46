import { looksFinite } from "../compress/finite-verbs.ts";
import type { Statement } from "./statement.ts";

const BEGINS_CLAUSE = new Set(
  "who which whose whom where when while whereas because if although though than that whether unless but so".split(" "),
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
  return words.map((word, index) => {
    const between = text.slice(words[index - 1]?.end ?? 0, word.start);
    if (index > 0 && (BREAKS.test(between) || beginsClause(statement, index, hasVerb))) {
      clause++;
      hasVerb = false;
    }
    hasVerb ||= looksFinite(word.lower);
    return clause;
  });
}

/** "and" joins clauses where a verb stands before it and soon after it. */
function beginsClause({ words }: Statement, index: number, hasVerb: boolean): boolean {
  const lower = words[index]?.lower ?? "";
  if (BEGINS_CLAUSE.has(lower)) return true;
  if (JOINS.has(lower) && words[index + 1]?.lower.endsWith("ing")) return true;
  if (!MAY_BEGIN_CLAUSE.has(lower) && !(JOINS.has(lower) && hasVerb)) return false;
  const ahead = words.slice(index + 1, index + 1 + VERB_REACH);
  const end = ahead.findIndex((word) => BEGINS_CLAUSE.has(word.lower));
  return ahead.slice(0, end < 0 ? ahead.length : end).some((word) => looksFinite(word.lower));
}
