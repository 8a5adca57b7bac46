import { isFiniteVerb, isMark } from "../../../languages/analysis/token.ts";
import { type Language, perLanguage } from "../../../languages/language.ts";
import { isQuote, type TokenSpan, type ViewToken } from "../view.ts";

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

const denials = perLanguage((language) => new Set(language.words("negations").keys()));

export const isDenial = (language: Language, token: ViewToken | undefined): boolean =>
  token !== undefined && (denials(language).has(token.lower) || /n['’]t$/.test(token.lower));

/** So many words before a verb are looked at for its helpers. */
export const LONGEST_VERB_GROUP = 4;

const openers = perLanguage((language) => new Set(language.words("clause-openers").keys()));

/** Whether a token opens a clause of what is said: "that", "whether", "dass". */
export const opensContent = (language: Language, token: ViewToken | undefined): boolean =>
  token !== undefined && openers(language).has(token.lower);

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
