import { once } from "../text/once.ts";
import { LANGUAGE_CODES, languageOf } from "./known.ts";
import { type Language, perLanguage, type WordListName } from "./language.ts";
import type { WordList } from "./lexicon.ts";

/** The entries of a language's list that are of a kind, which is one of the words behind their tab. */
export const wordsOfKind = (list: WordListName, kind: string): ((language: Language) => ReadonlySet<string>) =>
  perLanguage((language) => new Set(ofKind(language.words(list), kind)));

/** The same of every language together, for texts of which the language is not known yet. */
export const wordsOfKindInAnyLanguage = (list: WordListName, kind: string): (() => ReadonlySet<string>) =>
  once(() => new Set(LANGUAGE_CODES.flatMap((code) => ofKind(languageOf(code)?.words(list) ?? new Map(), kind))));

function ofKind(words: WordList, kind: string): string[] {
  const found: string[] = [];
  for (const [word, kinds] of words) if (kind === "" || kinds.split(" ").includes(kind)) found.push(word);
  return found;
}

/** Words as the alternatives of a pattern, the longest first; what is never found where there are none. */
export const alternatives = (words: ReadonlySet<string>): string =>
  words.size === 0
    ? "(?!)"
    : [...words]
        .sort((one, other) => other.length - one.length)
        .map((word) => literal(word))
        .join("|");

/** A pattern that finds a text as it stands. */
export const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
