import { soundKey } from "../text/sound-key.ts";

/**
 * Whether two names, by their words, can be two spellings or parts of one, or one the other's initials; "Anna Berg" and
 * "Anna Holm" are two. `plain`: what of a word is compared.
 */
export function canBeOneName(
  one: readonly string[],
  other: readonly string[],
  plain: (word: string) => string = (word) => word,
): boolean {
  const isIn = (words: readonly string[]) => (word: string) =>
    words.some((next) => plain(word) === plain(next) || soundsAlike(word, next));
  if (one.some(isIn(other))) return isIn(other)(one.at(-1) ?? "") || isIn(one)(other.at(-1) ?? "");
  return initialsOf(one) === other.join("") || initialsOf(other) === one.join("");
}

const initialsOf = (words: readonly string[]): string => words.map((word) => word.charAt(0)).join("");

function soundsAlike(one: string, other: string): boolean {
  const key = soundKey(one);
  return key !== "" && key === soundKey(other);
}
