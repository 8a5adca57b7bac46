import type { NounPhrase } from "../../languages/analysis/noun-phrases.ts";
import type { TaggedToken } from "../../languages/analysis/token.ts";
import type { Language } from "../../languages/language.ts";
import { searchTerms } from "../../languages/terms/search-terms.ts";
import { isStopWord } from "../../languages/terms/stop-words.ts";
import { withoutPossessive } from "../../text/words.ts";
import type { AnalysedSentence } from "./analysed.ts";
import type { Extent, Party } from "./statement.ts";

/** The party that a phrase names. */
export function partyOf(sentence: AnalysedSentence, phrase: NounPhrase): Party {
  const { tokens, language } = sentence;
  const extent = extentOf(sentence, phrase);
  const at = extent.head ?? phrase.head;
  const words = tokens.slice(phrase.from, phrase.to);
  const link = words.findIndex(({ tag }) => tag.wordClass === "ADP");
  const own = link < 0 ? words : words.slice(0, link);
  const head = tokens[at];
  return {
    head: head ? withoutPossessive(language.lemma(head)) : "",
    terms: termsOf(own, language),
    linked: termsOf(words.slice(own.length), language),
    names: own.flatMap(({ text, tag }) => (tag.wordClass === "PROPN" ? searchTerms(text) : [])),
    isPronoun:
      phrase.pronoun || head?.tag.wordClass === "PRON" || head?.tag.wordClass === "NUM" || head?.kind === "number",
    isPlural: head !== undefined && language.isPlural(head),
    extent: extent.extent,
  };
}

const termsOf = (words: readonly TaggedToken[], language: Language): Set<string> =>
  new Set(words.flatMap(({ lower }) => (isStopWord(lower, language) ? [] : searchTerms(lower))));

interface FoundExtent {
  readonly extent: Extent | null;
  /** The token that says of whom a part is meant: "hospitals" of "two of the three hospitals". */
  readonly head: number | null;
}

/** "all three hospitals", "two of the three hospitals", "most of the members"; the phrase may begin behind "of". */
function extentOf(sentence: AnalysedSentence, { from, to, head }: NounPhrase): FoundExtent {
  for (const first of [from, from - 1, from - 2]) {
    const part = partFrom(sentence, first, from, to);
    if (part !== null) return { extent: part.extent, head: part.head ?? head };
  }
  return { extent: null, head: null };
}

function partFrom({ tokens, language }: AnalysedSentence, first: number, from: number, to: number): FoundExtent | null {
  const token = tokens[first];
  const word = language
    .words("quantifiers")
    .get(token?.lower ?? "")
    ?.split(" ")[0] as Extent | undefined;
  const isOf = tokens[first + 1]?.tag.wordClass === "ADP" && isDefinite(tokens[first + 2]?.tag.wordClass);
  const isAmount = token?.tag.wordClass === "NUM" || word !== undefined;
  if (isOf)
    return isAmount && first + 2 >= from
      ? { extent: word === "all" ? "all" : "part", head: nounIn(tokens, first + 2, to) }
      : null;
  return word !== undefined && first >= from - 1 ? { extent: word, head: null } : null;
}

/** The last noun of [from, to) before a preposition. */
function nounIn(tokens: readonly TaggedToken[], from: number, to: number): number | null {
  const link = tokens.findIndex(({ tag }, at) => at > from && at < to && tag.wordClass === "ADP");
  const last = tokens.slice(from, link < 0 ? to : link).findLastIndex(({ tag }) => tag.wordClass === "NOUN");
  return last < 0 ? null : from + last;
}

const isDefinite = (wordClass: string | undefined): boolean => wordClass === "DET" || wordClass === "PRON";
