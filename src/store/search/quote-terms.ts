import { compoundTerms } from "../../languages/terms/compound-terms.ts";
import { searchTerms } from "../../languages/terms/search-terms.ts";
import { readLanguage } from "../../languages/wordless.ts";
import { soundKey } from "../../text/sound-key.ts";
import { wordsOf } from "../../text/words.ts";
import type { Indexed, QuoteField } from "./search-index.ts";

/** The least common bound of what the databases hold of one row. */
const MOST_TERMS = 3000;

export interface SearchedQuote {
  readonly words: string;
  readonly speaker: { readonly name: string; readonly role: string | null } | null;
  readonly context: string;
  readonly outlet: string | null;
  /** BCP 47 primary subtag of the article. */
  readonly language: string | null;
}

export function quoteTerms({ words, speaker, context, outlet, language }: SearchedQuote): Indexed<QuoteField> {
  const terms = (text: string) => searchTerms(text).slice(0, MOST_TERMS);
  const withParts = (text: string) =>
    [...searchTerms(text), ...compoundTerms(text, readLanguage(language))].slice(0, MOST_TERMS);
  return {
    words: withParts(words),
    speaker: terms(`${speaker?.name ?? ""} ${speaker?.role ?? ""}`),
    sound: soundTerms(speaker?.name ?? ""),
    context: withParts(context),
    outlet: terms(outlet ?? ""),
  };
}

const LONGEST_NAME_PART = 40;

/** The sound keys of a name's words that have one. */
export function soundTerms(name: string): string[] {
  return wordsOf(name)
    .slice(0, 20)
    .map(({ text }) => soundKey(text.slice(0, LONGEST_NAME_PART)))
    .filter((key) => key !== "");
}
