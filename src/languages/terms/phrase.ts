import { withoutPossessive } from "../../text/words.ts";
import type { TaggedToken, Token } from "../analysis/token.ts";
import type { Language } from "../language.ts";

const whole = (text: string) => ({ start: 0, end: text.length });

/**
 * Which of the phrases stands in a text, the first that does; null where none does. The words of a phrase stand together,
 * each in any of its forms ("strike" in "strikes"), and none as a part of another ("sport" in "transport" or "e-sport").
 * A word in capitals is meant so: "US" is not "us".
 */
export function phraseIn(
  text: string,
  phrases: readonly string[],
  language: Language,
  style: "text" | "title" = "text",
): string | null {
  if (phrases.length === 0) return null;
  const tokens = language.analyse(text, whole(text), style);
  return phrases.find((phrase) => standsIn(tokens, language.tokens(phrase, whole(phrase)), language)) ?? null;
}

function standsIn(tokens: readonly TaggedToken[], phrase: readonly Token[], language: Language): boolean {
  if (phrase.length === 0) return false;
  return tokens.some((_, from) =>
    phrase.every((asked, place) => {
      const token = tokens[from + place];
      return token !== undefined && isFormOf(token, asked, language);
    }),
  );
}

function isFormOf(token: TaggedToken, asked: Token, language: Language): boolean {
  const { tag } = token;
  const [lower, wanted] = [withoutPossessive(token.lower), withoutPossessive(asked.lower)];
  if (isInCapitals(asked.text)) return withoutPossessive(token.text) === withoutPossessive(asked.text);
  return lower === wanted || language.lemma({ lower, tag }) === language.lemma({ lower: wanted, tag });
}

const isInCapitals = (word: string): boolean =>
  word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
