import { isCapitalised } from "../../language/words.ts";
import type { Side } from "./alignment.ts";
import { isFiniteVerb } from "./finite.ts";
import { clauseOf, openingOf, tokenOf } from "./pairs.ts";
import { isParticiple, isVerb } from "./places.ts";
import { subjectOf } from "./subject-of.ts";
import type { Token } from "./tokens.ts";

const REACH = 14;

/** The tokens that name who speaks: those before a verb of speech in its clause, or behind it where it comes first. */
export function speakerTokens(side: Side): Set<number> {
  return new Set(side.tokens.flatMap((verb, index) => (verb.kind === "speech" ? speakerOf(side, index) : [])));
}

/** The tokens that name who speaks by a verb of speech. */
export function speakerOf(side: Side, index: number): number[] {
  const { words } = side.statement;
  const { from } = tokenOf(side, index);
  const near = tokensNear(side, index);
  const behind = near.filter((at) => at > index);
  if (words[from]?.lower === "according") return behind;
  if (near.some((at) => at < index)) return subjectOf(side, index);
  if (PRONOUNS.has(words[from - 1]?.lower ?? "")) return [];
  return isInverted(side, from) ? behind : subjectOf(side, index);
}

function tokensNear(side: Side, index: number): number[] {
  const verb = tokenOf(side, index);
  const isNear = (token: Token) =>
    clauseOf(side, token) === clauseOf(side, verb) && Math.abs(token.from - verb.from) <= REACH;
  return side.tokens.flatMap((token, at) => (at !== index && isNear(token) ? [at] : []));
}

export const PRONOUNS: ReadonlySet<string> = new Set("he she it they".split(" "));
const RELATIVE = new Set(["who", "which", "whose", "whom", "that", "and", "but"]);

/** "“…,” said Eng", "it could go on, said Eng": the verb comes first in its clause, behind a quotation or another clause. */
function isInverted(side: Side, verb: number): boolean {
  const { words, text } = side.statement;
  const clause = side.clauses[verb] ?? 0;
  const opening = openingOf(side, clause);
  if (opening.endsWith("ing") || RELATIVE.has(opening)) return false;
  if (/["”»’]$/.test(text.slice(0, words[verb]?.start).trimEnd())) return true;
  return words[verb]?.lower !== "told" && isBehindClause(side, verb, clause - 1);
}

/** Whether the clause before has a subject and verb of its own, so that the speaker comes behind. */
function isBehindClause(side: Side, verb: number, clause: number): boolean {
  const { words } = side.statement;
  const before = words.filter((_, at) => side.clauses[at] === clause);
  const hasVerb = before.some(({ lower }) => isFiniteVerb(lower));
  const isAside = !hasVerb && before.some(({ text: word }) => isCapitalised(word));
  if (isCapitalised(words[verb + 1]?.text ?? "")) return !isAside;
  const opening = openingOf(side, clause);
  return hasVerb && !RELATIVE.has(opening) && !isParticiple(opening);
}

const MOST_IN_ATTRIBUTION = 7;

/** The tokens that only say who said it: speakers, verbs of speech, and short clauses that hold one. */
export function attributionTokens(side: Side): Set<number> {
  const told = speakerTokens(side);
  for (const [index, verb] of side.tokens.entries()) {
    if (verb.kind !== "speech") continue;
    told.add(index);
    const clause = side.tokens.flatMap((token, at) => (clauseOf(side, token) === clauseOf(side, verb) ? [at] : []));
    const isAlone = clause.every((at) => at === index || !isVerb(side, tokenOf(side, at)));
    if (isAlone && clause.length <= MOST_IN_ATTRIBUTION) for (const at of clause) told.add(at);
  }
  return told;
}
