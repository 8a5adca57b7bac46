import { alternatives, wordsOfKindInAnyLanguage } from "../../languages/word-kinds.ts";

const made = new Map<string, ReadonlySet<string>>();

/** What pages of any language say around their articles, of a kind, in lower case. */
export function pageWords(kind: string): ReadonlySet<string> {
  const words = made.get(kind) ?? wordsOfKindInAnyLanguage("page-words", kind)();
  made.set(kind, words);
  return words;
}

/** The same as the alternatives of a pattern. */
export const anyOf = (...kinds: readonly string[]): string =>
  `(?:${alternatives(new Set(kinds.flatMap((kind) => [...pageWords(kind)])))})`;

/** Finds which of many beginnings a text has. */
export type Beginnings = (lower: string) => string | null;

/** The longest of the entries with which a text in lower case begins, whole words only; null for none. */
export function beginnings(entries: Iterable<string>): Beginnings {
  const byLetter = Map.groupBy(
    [...entries].sort((one, other) => other.length - one.length),
    (entry) => entry.charCodeAt(0),
  );
  return (lower) =>
    byLetter.get(lower.charCodeAt(0))?.find((entry) => lower.startsWith(entry) && endsAWord(lower, entry)) ?? null;
}

function endsAWord(text: string, beginning: string): boolean {
  return (
    !/[\p{L}\p{M}\p{N}]/u.test(beginning.at(-1) ?? "") || !/^[\p{L}\p{M}\p{N}]/u.test(text.slice(beginning.length))
  );
}
