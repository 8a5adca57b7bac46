import { type Language, perLanguage } from "../../../languages/language.ts";
import type { PhrasedSentence } from "../attribution/cues.ts";
import { isMark, isQuote, type TokenSpan, type ViewToken } from "../view.ts";

export const isFiniteVerb = (token: ViewToken | undefined): boolean =>
  token?.tag.form === "finite" || token?.tag.form === "subjunctive";

/** Whether a span has a finite verb. */
export function isClause(tokens: readonly ViewToken[], { from, to }: TokenSpan): boolean {
  for (let at = from; at < to; at++) if (isFiniteVerb(tokens[at])) return true;
  return false;
}

/** Whether a span has a finite verb more than it has words that open a clause of their own. */
export function hasMainVerb(tokens: readonly ViewToken[], { from, to }: TokenSpan): boolean {
  let spare = 0;
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token?.tag.wordClass === "SCONJ" || token?.tag.pronoun === "relative") spare--;
    else if (isFiniteVerb(token) && !(at > from && isFiniteVerb(tokens[at - 1]))) spare++;
  }
  return spare > 0;
}

export function hasQuote(tokens: readonly ViewToken[], { from, to }: TokenSpan): boolean {
  for (let at = from; at < to; at++) if (isQuote(tokens[at])) return true;
  return false;
}

const openers = perLanguage((language) => new Set(language.words("clause-openers").keys()));

/** Whether a token opens a clause of what is said: "that", "whether", "dass". */
export const opensContent = (language: Language, token: ViewToken | undefined): boolean =>
  token !== undefined && openers(language).has(token.lower);

const CLAUSE_REACH = 14;

/** Whether a clause begins at a token: an opener, or a subject with its verb. */
export function opensClause(language: Language, sentence: PhrasedSentence, at: number): boolean {
  const { tokens, phrases, to } = sentence;
  const first = tokens[at];
  if (!first || first.kind === "mark" || first.kind === "quote") return false;
  if (opensContent(language, first)) return true;
  const subject = phrases.find(({ from }) => from === at);
  return subject !== undefined && hasPredicate(tokens, subject.to, Math.min(to, subject.to + CLAUSE_REACH));
}

/** Whether a subject that ends at `from` has its verb: over what hangs on it and an aside, but over no clause of its own. */
function hasPredicate(tokens: readonly ViewToken[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (!token || token.kind === "quote" || token.tag.pronoun === "relative") return false;
    if (token.kind === "mark") at = isMark(token, ",") ? nextComma(tokens, at + 1, to) : to;
    else if (isFiniteVerb(token)) return true;
  }
  return false;
}

/** The comma that closes an aside; `to` where none does. */
function nextComma(tokens: readonly ViewToken[], from: number, to: number): number {
  for (let at = from; at < to; at++) if (isMark(tokens[at], ",")) return at;
  return to;
}

/** After "said" hardly anything but what is said holds a verb: "said seeking help was right", "say this is over". */
export function opensAnyClause({ tokens, to }: PhrasedSentence, at: number): boolean {
  const first = tokens[at];
  if (!first || first.kind === "mark" || first.kind === "quote" || first.tag.wordClass === "ADP") return false;
  let end = at + 1;
  while (end < Math.min(to, at + CLAUSE_REACH) && tokens[end]?.kind !== "mark" && tokens[end]?.kind !== "quote") end++;
  return isClause(tokens, { from: at, to: end });
}

/** Whether a word tells a time: "Monday", "yesterday". */
export const isTime = (language: Language, token: ViewToken | undefined): boolean =>
  token?.kind === "word" && language.words("times").has(token.lower);

/** A span without the marks at its ends; null where fewer than `shortest` tokens are left. */
export function trimmed(tokens: readonly ViewToken[], { from, to }: TokenSpan, shortest = 3): TokenSpan | null {
  let first = from;
  let last = to;
  while (first < last && tokens[first]?.kind === "mark") first++;
  while (last > first && tokens[last - 1]?.kind === "mark" && !closesBracket(tokens, first, last - 1)) last--;
  return last - first >= shortest ? { from: first, to: last } : null;
}

function closesBracket(tokens: readonly ViewToken[], from: number, at: number): boolean {
  return isMark(tokens[at], ")") && tokens.slice(from, at).some((token) => isMark(token, "("));
}
