import { nounPhraseAfter } from "../grammar/noun-phrase-after.ts";
import type { Token } from "../grammar/token.ts";
import { isFiniteVerb } from "../grammar/verbs.ts";
import { isAdverb, isMark, isTime, OBJECT_PRONOUNS } from "../grammar/words.ts";
import { OPENERS } from "./clause.ts";

const MOST_ADJUNCTS = 6;

/** Over "on Monday", "in a statement", "at a rally in Ohio", ", however,". */
export function afterAdjuncts(tokens: readonly Token[], from: number, to: number): number {
  let at = from;
  for (let steps = 0; steps < MOST_ADJUNCTS && at < to; steps++) {
    const next = afterAdjunct(tokens, at, to, steps > 0);
    if (next === at) return at;
    at = next;
  }
  return at;
}

function afterAdjunct(tokens: readonly Token[], at: number, to: number, mayCloseAside: boolean): number {
  const token = tokens[at];
  if (!token || OPENERS.has(token.lower)) return at;
  if (isAdverb(token)) return tokens[at + 1]?.lower === "of" ? at : at + 1;
  if (isTime(token) || (mayCloseAside && isMark(token, ","))) return at + 1;
  if (WHICH_TIME.has(token.lower)) return isTimeToken(tokens[at + 1]) ? at + 2 : at;
  return ADJUNCT.has(token.lower) ? afterPreposition(tokens, at + 1, to) : at;
}

const isTimeToken = (token: Token | undefined): boolean => token !== undefined && isTime(token);

/** Over "Monday", "2019" or "a statement" at `at`; the preposition's own place where no such thing follows. */
function afterPreposition(tokens: readonly Token[], at: number, to: number): number {
  const isDate = isTimeToken(tokens[at]) || tokens[at]?.kind === "number";
  return isDate ? at + 1 : (nounPhraseAfter(tokens, at, to)?.to ?? at - 1);
}

const ADJUNCT = new Set("in on at during after before of to via through from for".split(" "));
/** "this week", "late Monday"; without a time "this" begins what is said. */
const WHICH_TIME = new Set("late early last this that next".split(" "));

/** Over "reporters on Monday" after a verb such as "told". */
export function afterListener(tokens: readonly Token[], at: number, to: number): number {
  const token = tokens[at];
  if (!token || OPENERS.has(token.lower)) return at;
  if (OBJECT_PRONOUNS.has(token.lower) || token.lower === "her") return afterAdjuncts(tokens, at + 1, to);
  const listener = nounPhraseAfter(tokens, at, to);
  if (!listener) return at;
  const next = tokens[listener.to];
  // "told it was over" has no listener: what follows would be the verb.
  return next && isFiniteVerb(next) ? at : afterAdjuncts(tokens, listener.to, to);
}
