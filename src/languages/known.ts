import { madeIn } from "../text/made-in.ts";
import type { Language, WordListName } from "./language.ts";
import type { WordList } from "./lexicon.ts";
import { listsOf } from "./list-files.ts";
import { createLanguage } from "./pack.ts";

/** The languages that the product reads: each has a folder of its code here. */
export const LANGUAGE_CODES = ["ar", "de", "en", "es", "fr", "it", "ja", "nl", "pt", "ru", "zh"] as const;

/**
 * The language of what has none of its own: what is asked for in a search (stored terms must be the same), names of
 * persons and outlets, addresses and dates that machines write, orders to a model. Every text is read in its own.
 */
export const usualLanguage = (): Language => languageOf("en") as Language;

const folderOf = (code: string): URL => new URL(`./${code}/`, import.meta.url);

/** The lists of a name that there are, of all languages. */
export const listsOfAll = (name: WordListName): WordList[] => listsOf(LANGUAGE_CODES.map(folderOf), name);

const made = new Map<string, Language>();

/** The language of a BCP 47 primary subtag; null where no pack reads it. */
export function languageOf(code: string | null): Language | null {
  if (code === null || !LANGUAGE_CODES.some((known) => known === code)) return null;
  return madeIn(made, code, () => createLanguage(folderOf(code)));
}
