import type { TaggedToken } from "./token.ts";
import { type WordTag, wordTag } from "./word-class.ts";
import { isBoundary } from "./word-traits.ts";

const NAME: WordTag = wordTag("PROPN");

/** Words that a tagger may take for another class though their capital inside a sentence says that they are names. */
const NAMED = new Set(["NOUN", "VERB", "AUX", "ADV", "X", "INTJ"]);
/** "American" is no name by itself; "Green" behind "Anna" is. */
const NAMED_BEHIND_NAMES = new Set(["ADJ", "ADP", "DET", "SCONJ"]);

/** The tokens of a language in which only names have a capital inside a sentence, with that taken into account. */
export function withNames(tokens: readonly TaggedToken[]): TaggedToken[] {
  const named: TaggedToken[] = [];
  for (const [at, token] of tokens.entries()) {
    const before = named[at - 1];
    named.push(
      before && token.capital && !isBoundary(before.text) && isNamed(token, before) ? { ...token, tag: NAME } : token,
    );
  }
  return named;
}

function isNamed({ kind, text, tag }: TaggedToken, before: TaggedToken): boolean {
  if (kind !== "word" || text === "I") return false;
  return (
    NAMED.has(tag.wordClass) ||
    (NAMED_BEHIND_NAMES.has(tag.wordClass) && before.tag.wordClass === "PROPN" && before.capital)
  );
}
