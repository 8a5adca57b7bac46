import { madeIn } from "../text/made-in.ts";
import { once } from "../text/once.ts";
import { listsOfAll } from "./known.ts";
import { type Language, perLanguage, type WordListName } from "./language.ts";
import type { WordList } from "./lexicon.ts";

/** The entries of a language's list that are of a kind, which is one of the words behind their tab. */
export const wordsOfKind = (list: WordListName, kind: string): ((language: Language) => ReadonlySet<string>) =>
  perLanguage((language) => new Set(ofKind(language.words(list), kind)));

/** The same of every language together, for texts of which the language is not known yet. */
export const wordsOfKindInAnyLanguage = (list: WordListName, kind: string): (() => ReadonlySet<string>) =>
  once(() => new Set(listsOfAll(list).flatMap((words) => ofKind(words, kind))));

/** The entries of a list by their kinds, which are told apart once. */
const byKind = new WeakMap<WordList, ReadonlyMap<string, readonly string[]>>();

function ofKind(words: WordList, kind: string): readonly string[] {
  if (kind === "") return [...words.keys()];
  const known = byKind.get(words) ?? kindsOf(words);
  byKind.set(words, known);
  return known.get(kind) ?? [];
}

function kindsOf(words: WordList): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const known = new Map<string, readonly string[][]>();
  for (const [word, kinds] of words) {
    const lists = madeIn(known, kinds, () => kinds.split(" ").map((kind) => madeIn(found, kind, () => [])));
    for (const list of lists) list.push(word);
  }
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
