import type { TaggedToken } from "../../languages/analysis/token.ts";
import { wordTag } from "../../languages/analysis/word-class.ts";
import type { Language } from "../../languages/language.ts";

const NAME = wordTag("PROPN");
const VERBS = new Set(["AUX", "VERB"]);

const isName = (token: TaggedToken | undefined): boolean => token?.tag.wordClass === "PROPN" && token.capital;

/** The last words of the names of two and more words. */
export function surnamesIn(blocks: readonly (readonly TaggedToken[])[]): ReadonlySet<string> {
  const surnames = new Set<string>();
  for (const tokens of blocks)
    for (const [at, token] of tokens.entries())
      if (isName(token) && isName(tokens[at - 1]) && !isName(tokens[at + 1])) surnames.add(token.lower);
  return surnames;
}

/**
 * The tokens with the surnames of the article as names where a sentence begins with one before a verb: "Akin told", taken
 * for an adverb, "Christian told" for an adjective. A word has one sense in a text (Gale, Church and Yarowsky 1992).
 */
export function withSurnames(
  language: Language,
  tokens: readonly TaggedToken[],
  surnames: ReadonlySet<string>,
): readonly TaggedToken[] {
  if (!language.capitalsAreNames || surnames.size === 0) return tokens;
  return tokens.map((token, at) =>
    token.capital && !isName(token) && surnames.has(token.lower) && isBeforeVerb(tokens, at)
      ? { ...token, tag: NAME }
      : token,
  );
}

function isBeforeVerb(tokens: readonly TaggedToken[], at: number): boolean {
  const next = tokens[at + 1]?.tag.wordClass === "ADV" ? tokens[at + 2] : tokens[at + 1];
  return VERBS.has(next?.tag.wordClass ?? "") && next?.tag.form !== "infinitive";
}
