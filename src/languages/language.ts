import type { TextRange } from "../model/article.ts";
import type { NounPhrase } from "./analysis/noun-phrases.ts";
import type { VerbPlace } from "./analysis/role-features.ts";
import type { TaggedToken, Token } from "./analysis/token.ts";
import type { PackConventions } from "./conventions.ts";
import type { WordList } from "./lexicon.ts";
import type { MarkReader } from "./quote-marks/mark.ts";

/** The word lists that a pack has, a file of that name in its folder `lexicon`. What each holds: docs/adding-a-language.md. */
export const WORD_LISTS = [
  "abbreviations",
  "act-entailments",
  "act-opposites",
  "act-outcomes",
  "agencies",
  "agents",
  "articles",
  "attributions",
  "certainties",
  "claiming-verbs",
  "clause-openers",
  "clipped-words",
  "common-words",
  "cue-nouns",
  "cue-verbs",
  "demonstratives",
  "enclitics",
  "function-words",
  "genitive-articles",
  "given-names",
  "institutions",
  "irregular-forms",
  "joining-words",
  "linking-phrases",
  "linking-prepositions",
  "media-words",
  "name-particles",
  "namers",
  "negations",
  "numbers",
  "occasions",
  "page-words",
  "participle-endings",
  "passive-auxiliaries",
  "person-nouns",
  "persons",
  "phrasal-particles",
  "place-openers",
  "places",
  "plurals",
  "portfolios",
  "pronouns",
  "quantifiers",
  "quarters",
  "question-words",
  "reader-commands",
  "refuters",
  "report-nouns",
  "role-abbreviations",
  "roles",
  "seats",
  "sentence-starters",
  "speaking-nouns",
  "spellings",
  "story-words",
  "surfaces",
  "surnames",
  "time-zones",
  "tells-apart",
  "times",
  "titles",
  "tolls",
  "turn-labels",
  "unique-nouns",
  "units",
  "unreal-verbs",
  "variants",
  "verb-forms",
  "verb-particles",
] as const;

export type WordListName = (typeof WORD_LISTS)[number];

/** What the product asks of a language. A pack is data; `createLanguage` makes this of it. */
export interface Language
  extends Omit<PackConventions, "quoteMarks" | "dashDialogue" | "pluralEndings" | "possessiveEndings"> {
  readonly marks: MarkReader;
  /** A word list of the pack, read when it is first asked for. */
  words(list: WordListName): WordList;
  /** The tokens of [start, end) of a text by themselves. */
  tokens(text: string, range: TextRange): Token[];
  /**
   * The tokens of [start, end) of a text with their tags, quoted words among them. In a "title" capitals say nothing of a
   * word's class. Linear in the length.
   */
  analyse(text: string, range: TextRange, style?: "text" | "title"): TaggedToken[];
  /** Whether a noun names several. */
  isPlural(token: TaggedToken): boolean;
  /** The plain form of a verb with the particle that belongs to it, in lower case: "mitteilen" of "teilte … mit". */
  verbLemma(tokens: readonly TaggedToken[], at: number): string;
  /** The plain form of a token, in lower case. */
  lemma(token: Pick<TaggedToken, "lower" | "tag">): string;
  /** Whether a word that ends like an owner is a name which says something itself: "McDonald's" of "McDonald's said". */
  reportsItself(tokens: readonly TaggedToken[], at: number): boolean;
  /** The noun phrases of tokens [from, to), the longest ones, in order. */
  phrases(tokens: readonly TaggedToken[], from: number, to: number): NounPhrase[];
  /** The phrase that is the subject of a verb; null where it has none of its own. */
  subject(place: VerbPlace): NounPhrase | null;
}

/** What is made of a language's words once and asked for many times. */
export function perLanguage<T>(make: (language: Language) => T): (language: Language) => T {
  const made = new WeakMap<Language, { readonly value: T }>();
  return (language) => {
    const known = made.get(language) ?? { value: make(language) };
    made.set(language, known);
    return known.value;
  };
}
