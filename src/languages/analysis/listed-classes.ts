import type { TaggedToken } from "./token.ts";
import { type WordTag, wordTag } from "./word-class.ts";

/** What a pack's lists say of words whose class a small treebank leaves open. */
export interface ListedWords {
  readonly isNoun: (lower: string) => boolean;
  readonly isPronoun: (lower: string) => boolean;
  /** A verb that does nothing but report, in the form that stands there. */
  readonly isReport: (lower: string) => boolean;
}

/**
 * The tokens of a language without blanks, with what its lists know: "教授" is a noun, "指出" a verb. A report behind a
 * genitive's particle, or before a particle that only a noun has, is a noun.
 */
export function withListed(tokens: readonly TaggedToken[], words: ListedWords): TaggedToken[] {
  return tokens.map((token, at) => {
    if (token.kind !== "word") return token;
    const tag = tagOf(token, tokens[at - 1], tokens[at + 1], words);
    return tag ? { ...token, tag } : token;
  });
}

function tagOf(
  { lower, capital, text, tag }: TaggedToken,
  before: TaggedToken | undefined,
  behind: TaggedToken | undefined,
  words: ListedWords,
): WordTag | null {
  if (capital && HAN_FIRST.test(text)) return NAME;
  if (words.isPronoun(lower)) return tag.wordClass === "PRON" ? null : PRONOUN;
  if (words.isNoun(lower)) return tag.wordClass === "NOUN" || tag.wordClass === "PROPN" ? null : NOUN;
  if (!words.isReport(lower) || tag.wordClass === "VERB") return null;
  return GENITIVE.has(before?.text ?? "") || OF_NOUNS.has(behind?.text ?? "") ? null : VERB;
}

const HAN_FIRST = /^\p{sc=Han}/u;
const NAME = wordTag("PROPN");
const PRONOUN = wordTag("PRON:personal");
const NOUN = wordTag("NOUN");
const VERB = wordTag("VERB:finite");
const GENITIVE = new Set(["的", "の"]);
const OF_NOUNS = new Set(["的", "の", "は", "が", "を", "に", "で", "書", "者"]);
