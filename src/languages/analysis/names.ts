import { isComma, isFiniteVerb, type TaggedToken } from "./token.ts";
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

/** "Rose Maddow says", "Will Harkness, who left": before a name and its verb no other verb opens a sentence, but a question. */
export function withGivenNames(tokens: readonly TaggedToken[]): readonly TaggedToken[] {
  if (tokens.at(-1)?.text === "?") return tokens;
  const opens = (at: number): boolean => {
    const [before, token, next, behind] = [tokens[at - 1], ...tokens.slice(at, at + 3)];
    const isVerb = token?.capital === true && isFiniteVerb(token);
    const isName = next?.capital === true && (next.tag.wordClass === "PROPN" || NAMED.has(next.tag.wordClass));
    return isVerb && isName && (!before || isBoundary(before.text)) && (isComma(behind) || isFiniteVerb(behind));
  };
  return tokens.map((token, at) => (opens(at) ? { ...token, tag: NAME } : token));
}

/** "Van Dijk zegt", "Van Dijk, inmiddels met pensioen": surnames that open a sentence with the small word that is their part. */
export function withOpenedNames(
  tokens: readonly TaggedToken[],
  isParticle: (lower: string) => boolean,
): readonly TaggedToken[] {
  const opens = (at: number): boolean => {
    const [token, next, behind] = tokens.slice(at, at + 3);
    const isSurname = token?.tag.wordClass === "ADP" && token.capital && isParticle(token.lower);
    return (
      isSurname === true && next?.tag.wordClass === "PROPN" && next.capital && (isComma(behind) || isFiniteVerb(behind))
    );
  };
  return tokens.map((token, at) => (opens(at) ? { ...token, tag: NAME } : token));
}

function isNamed({ kind, text, tag }: TaggedToken, before: TaggedToken): boolean {
  if (kind !== "word" || text === "I") return false;
  return (
    NAMED.has(tag.wordClass) ||
    (NAMED_BEHIND_NAMES.has(tag.wordClass) && before.tag.wordClass === "PROPN" && before.capital)
  );
}

/**
 * The tokens of a language in which all nouns have a capital or none has, with a given name and the word behind it taken for a name:
 * "Ute Kranz".
 */
export function withFullNames(
  tokens: readonly TaggedToken[],
  isGivenName: (lower: string) => boolean,
  isParticle: (lower: string) => boolean,
): TaggedToken[] {
  const named = [...tokens];
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    if (!next || !isGivenName(token.lower) || !mayBeFirst(token, next) || !(mayBeName(next) || isParticle(next.lower)))
      continue;
    const end = isParticle(next.lower) && tokens[at + 2] ? at + 2 : at + 1;
    for (let each = at; each <= end; each++) named[each] = { ...(tokens[each] as TaggedToken), tag: NAME };
  }
  return named;
}

/** In a script without capitals any noun may be one. */
const CASELESS = /^\p{Lo}/u;

/** Many a given name is a verb or an adjective too: it is a name before another one. */
const mayBeFirst = (token: TaggedToken, next: TaggedToken): boolean =>
  mayBeName(token) || (CASELESS.test(token.text) && next.tag.wordClass === "PROPN");

const mayBeName = ({ kind, capital, text, tag }: TaggedToken): boolean =>
  kind === "word" &&
  (capital || CASELESS.test(text)) &&
  (tag.wordClass === "NOUN" || tag.wordClass === "PROPN" || tag.wordClass === "X");
