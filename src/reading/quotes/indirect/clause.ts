import { nounPhraseAfter } from "../grammar/noun-phrase-after.ts";
import type { TokenSpan } from "../grammar/sentence.ts";
import type { Token } from "../grammar/token.ts";
import { isFiniteVerb } from "../grammar/verbs.ts";
import {
  CONTRACTED,
  DETERMINERS,
  isAdverb,
  isMark,
  isNameWord,
  isPronounLike,
  PREPOSITIONS,
  RELATIVES,
  SUBORDINATORS,
} from "../grammar/words.ts";

/** Whether a span has a finite verb. */
export function isClause(tokens: readonly Token[], { from, to }: TokenSpan): boolean {
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token && (isFiniteVerb(token) || looksFinite(tokens, at))) return true;
  }
  return false;
}

/** A verb in the present after a plain subject: "prices rise", "it costs". */
function looksFinite(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[beforeAdverbs(tokens, at)];
  if (!token || !before || token.kind !== "word" || token.capital || before.kind !== "word") return false;
  if (isPronounLike(before)) return !PREPOSITIONS.has(token.lower) && !isAdverb(token);
  return isNameWord(before) && /[^s']s$/.test(token.lower) && !DETERMINERS.has(token.lower);
}

function beforeAdverbs(tokens: readonly Token[], at: number): number {
  let before = at - 1;
  while (before >= 0 && tokens[before] && isAdverb(tokens[before] as Token)) before--;
  return before;
}

/** Whether a span has a finite verb more than it has words that open a clause of their own ("what", "that", "when"). */
export function hasMainVerb(tokens: readonly Token[], { from, to }: TokenSpan): boolean {
  let spare = 0;
  for (let at = from; at < to; at++) {
    const token = tokens[at] as Token;
    if (token.lower !== "as" && (SUBORDINATORS.has(token.lower) || RELATIVES.has(token.lower))) spare--;
    else if (isFiniteVerb(token) && !(at > from && isFiniteVerb(tokens[at - 1] as Token))) spare++;
  }
  return spare > 0;
}

/** Words that open a clause of what is said. */
export const OPENERS: ReadonlySet<string> = new Set("that if whether why how what where there".split(" "));

/** Whether a clause begins at a token: an opener, or a subject with its verb. */
export function opensClause(tokens: readonly Token[], at: number, to: number): boolean {
  const first = tokens[at];
  if (!first || first.kind === "mark" || first.kind === "quote") return false;
  if (OPENERS.has(first.lower) || CONTRACTED.has(first.lower)) return true;
  const subject = nounPhraseAfter(tokens, at, to);
  return subject !== null && hasPredicate(tokens, subject.to, Math.min(to, subject.to + CLAUSE_REACH));
}

/** Whether a subject that ends at `from` has its verb: over what hangs on it and an aside, but over no clause of its own. */
function hasPredicate(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (!token || token.kind === "quote" || RELATIVES.has(token.lower)) return false;
    if (token.kind === "mark") at = isMark(token, ",") ? nextComma(tokens, at + 1, to) : to;
    else if (isPredicate(tokens, at, token)) return true;
  }
  return false;
}

const isPredicate = (tokens: readonly Token[], at: number, token: Token): boolean =>
  (isFiniteVerb(token) && !isParticiple(tokens, at)) || looksFinite(tokens, at);

/** The comma that closes an aside; `to` where none does. */
function nextComma(tokens: readonly Token[], from: number, to: number): number {
  for (let at = from; at < to; at++) if (isMark(tokens[at], ",")) return at;
  return to;
}

/** "measures designed to …", "a fire caused by …": a past form before a preposition says more about a noun. */
const isParticiple = (tokens: readonly Token[], at: number): boolean =>
  /ed$/.test(tokens[at]?.lower ?? "") && HANGS_ON.has(tokens[at + 1]?.lower ?? "");

const HANGS_ON = new Set("to by in at on for as from of with".split(" "));

const CLAUSE_REACH = 14;

/** After "said" hardly anything but what is said holds a verb: "said seeking help was right", "say this is over". */
export function opensAnyClause(tokens: readonly Token[], at: number, to: number): boolean {
  const first = tokens[at];
  if (!first || first.kind === "mark" || first.kind === "quote" || PREPOSITIONS.has(first.lower)) return false;
  let end = at + 1;
  while (end < Math.min(to, at + CLAUSE_REACH) && tokens[end]?.kind !== "mark" && tokens[end]?.kind !== "quote") end++;
  return isClause(tokens, { from: at + 1, to: end });
}
