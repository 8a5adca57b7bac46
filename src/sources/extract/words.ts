import { readFileSync } from "node:fs";

/** The entries of a word list, in lower case: a text file with one a line, and remarks behind "#". */
export function wordList(name: string): readonly string[] {
  const file = new URL(`./words/${name}.txt`, import.meta.url);
  return readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.trim().toLowerCase())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** Finds which of many beginnings a text has. */
export type Beginnings = (lower: string) => string | null;

/** The longest of the entries with which a text in lower case begins, whole words only; null for none. */
export function beginnings(entries: readonly string[]): Beginnings {
  const byLetter = Map.groupBy(
    entries.toSorted((one, other) => other.length - one.length),
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
