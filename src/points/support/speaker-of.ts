import { isCapitalised } from "../../language/words.ts";
import type { Side } from "./alignment.ts";
import { isFiniteVerb } from "./finite.ts";
import { clauseOf, openingOf, tokenOf } from "./pairs.ts";
import { isParticiple, isVerb } from "./places.ts";
import { isRole } from "./roles.ts";
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
  const isAside = !hasVerb && side.tokens.some((token) => token.kind === "name" && clauseOf(side, token) === clause);
  if (isBeforeName(side, verb)) return !isAside;
  const opening = openingOf(side, clause);
  return hasVerb && !RELATIVE.has(opening) && !isParticiple(opening) && !goesOnWithVerb(side, verb);
}

/** "said his clients deny it": what is said, and no speaker. */
const goesOnWithVerb = (side: Side, verb: number): boolean =>
  side.statement.words.some(
    ({ lower }, at) => at > verb && side.clauses[at] === side.clauses[verb] && isSayingMore(lower),
  );

const isSayingMore = (word: string): boolean => isFiniteVerb(word) || PRONOUNS.has(word) || POSSESSIVES.has(word);
const POSSESSIVES = new Set(["his", "her", "its", "their"]);

/** "said Berg", "said lawyer Knut Berge": a name soon behind. */
function isBeforeName({ statement: { words }, tokens }: Side, verb: number): boolean {
  if (isCapitalised(words[verb + 1]?.text ?? "")) return true;
  const next = tokens.findIndex(({ from }) => from === verb + 1);
  return isRole(tokens[next]?.key ?? "") && tokens[next + 1]?.kind === "name";
}

const MOST_IN_ATTRIBUTION = 7;

/** The tokens that only say who said it: speakers, verbs of speech, and short clauses that hold one. */
export function attributionTokens(side: Side): ReadonlySet<number> {
  const known = attributions.get(side) ?? attributionOf(side);
  attributions.set(side, known);
  return known;
}

const attributions = new WeakMap<Side, ReadonlySet<number>>();

function attributionOf(side: Side): Set<number> {
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
