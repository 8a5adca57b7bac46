import type { TaggedToken } from "./analysis/token.ts";
import { wordTag } from "./analysis/word-class.ts";
import { type Language, perLanguage } from "./language.ts";
import { wordsOfKind } from "./word-kinds.ts";

const FINITE = wordTag("VERB:finite");
const according = wordsOfKind("function-words", "according");

/** Whether a lower-case word is a finite form of a verb that reports words: "said". */
export function reportsWords(lower: string, language: Language): boolean {
  const kind = language.words("cue-verbs").get(language.lemma({ lower, tag: FINITE })) ?? "";
  return kind.startsWith("saying") || kind.startsWith("naming");
}

/** The same, or a word that names a source without a verb: "according". */
export const attributes = (lower: string, language: Language): boolean =>
  reportsWords(lower, language) || according(language).has(lower);

/** Whether a word gives what follows it in marks a name: "titled", "called". */
export const isNamer = (word: { readonly lower: string } | undefined, language: Language): boolean =>
  word !== undefined && language.words("namers").has(word.lower);

/** Whether a noun is what words stand on that nobody signs: a banner, a wall. */
export const isSurface = (noun: Pick<TaggedToken, "lower" | "tag">, language: Language): boolean =>
  language.words("surfaces").has(noun.lower) || language.words("surfaces").has(language.lemma(noun));

/** Endings that deny: "n't" of "didn't". */
const negativeEndings = perLanguage((language) =>
  [...language.words("negations").keys()].filter((word) => word.includes("'")),
);

/** Whether a word says that something is not so: "denied". */
export function refutes(token: TaggedToken, language: Language): boolean {
  const refuters = language.words("refuters");
  return refuters.has(token.lower) || refuters.has(language.lemma(token));
}

/** Whether a lower-case word denies; contractions ("didn't") included. */
export function isNegation(lower: string, language: Language): boolean {
  if (language.words("negations").has(lower)) return true;
  const straight = lower.replace("’", "'");
  return negativeEndings(language).some((ending) => straight.endsWith(ending));
}
