import type { NounPhrase } from "../../../languages/analysis/noun-phrases.ts";
import { isComma, type TaggedToken } from "../../../languages/analysis/token.ts";
import { wordTag } from "../../../languages/analysis/word-class.ts";
import { type Language, perLanguage } from "../../../languages/language.ts";
import { isDash, type TokenSpan, type ViewToken } from "../view.ts";

/** Words that name a source without a verb, "according to the police", and the source, where the sentence has it. */
export interface Attributive extends TokenSpan {
  readonly source: NounPhrase | null;
}

/** The tokens of a sentence with its noun phrases. */
export interface PhrasedTokens extends TokenSpan {
  readonly tokens: readonly ViewToken[];
  readonly phrases: readonly NounPhrase[];
}

type Place = "after" | "before" | "noun";

interface Pattern {
  readonly words: readonly string[];
  readonly places: readonly Place[];
  /** A comma, a dash or a quotation stands before it. */
  readonly isParted: boolean;
}

/** The longest first: "según cuenta" before "según". */
const patterns = perLanguage((language) =>
  [...language.words("attributions")].map(patternOf).toSorted((a, b) => b.words.length - a.words.length),
);

function patternOf([words, traits]: readonly [string, string]): Pattern {
  const named = traits.split(" ");
  const isParted = named.includes("parted");
  return { words: words.split(" "), places: named.filter((trait) => trait !== "parted") as Place[], isParted };
}

/** The attributive words that begin at a token; null where none do. */
export function attributiveAt(language: Language, sentence: PhrasedTokens, at: number): Attributive | null {
  const { tokens } = sentence;
  for (const { words, places, isParted } of patterns(language)) {
    const to = language.unspaced ? endOfRun(tokens, at, words.join("")) : endOfWords(tokens, at, words);
    if (to === at || (isParted && !isParting(tokens[at - 1]))) continue;
    const cue = { from: at, to };
    for (const place of places) {
      const found = FINDERS[place](language, sentence, cue);
      if (found) return found;
    }
  }
  return null;
}

/** Behind the words, where they stand at `at`; `at` where they don't. */
const endOfWords = (tokens: readonly ViewToken[], at: number, words: readonly string[]): number =>
  words.every((word, index) => tokens[at + index]?.lower === word) ? at + words.length : at;

/** The same where it is left open how words without blanks are cut. */
function endOfRun(tokens: readonly ViewToken[], at: number, run: string): number {
  let rest = run;
  for (let to = at; to < tokens.length; to++) {
    const { kind, lower } = tokens[to] as ViewToken;
    if (kind !== "word" || lower === "" || !rest.startsWith(lower)) return at;
    rest = rest.slice(lower.length);
    if (rest === "") return to + 1;
  }
  return at;
}

const isParting = (token: ViewToken | undefined): boolean => token?.kind === "quote" || isComma(token) || isDash(token);

type Finder = (language: Language, sentence: PhrasedTokens, cue: TokenSpan) => Attributive | null;

const FINDERS: Readonly<Record<Place, Finder>> = {
  after: (language, sentence, cue) => ({ ...cue, source: sourceFrom(language, sentence, cue.to) }),
  before: (language, sentence, cue) => {
    const end = isComma(sentence.tokens[cue.from - 1]) ? cue.from - 1 : cue.from;
    return { ...cue, source: sentence.phrases.find(({ to }) => to === end) ?? phraseUpTo(language, sentence, end) };
  },
  noun: (language, sentence, cue) => behindNoun(language, sentence, cue) ?? beforeItself(language, sentence, cue),
};

/** The phrase from a token on, over "of" and the like. */
function sourceFrom(language: Language, sentence: PhrasedTokens, at: number): NounPhrase | null {
  const start = linkingWords(language).has(sentence.tokens[at]?.lower ?? "") ? at + 1 : at;
  const whole = sentence.phrases.find(({ from }) => from === start) ?? phraseWithin(language, sentence, start);
  return whole ?? loneWord(sentence, start);
}

/** A word that no phrase was made of, the name of a site or an acronym perhaps. */
function loneWord({ tokens, to }: PhrasedTokens, at: number): NounPhrase | null {
  const token = tokens[at];
  const isNoun = at < to && token?.kind === "word" && MAY_NAME.has(token.tag.wordClass);
  return isNoun ? { from: at, to: at + 1, head: at, pronoun: false } : null;
}

const MAY_NAME = new Set(["NOUN", "PROPN", "ADJ", "ADV", "X"]);

export const linkingWords = perLanguage((language) => new Set(language.words("linking-prepositions").keys()));

/** What is left from `at` on of the phrase that holds it: "the bank" of "a statement of the bank". */
export function phraseWithin(language: Language, { tokens, phrases }: PhrasedTokens, at: number): NounPhrase | null {
  const around = phrases.find(({ from, to }) => from < at && at < to);
  const [first] = around ? language.phrases(tokens, at, around.to) : [];
  return first?.from === at ? first : null;
}

/** What of the phrase that runs over `end` stands before it: "弁護士" of "弁護士の話". */
function phraseUpTo(language: Language, { tokens, phrases }: PhrasedTokens, end: number): NounPhrase | null {
  const around = phrases.find(({ from, to }) => from < end && end < to);
  const last = around ? language.phrases(tokens, around.from, end).at(-1) : undefined;
  return last?.to === end ? last : null;
}

/** "nach [offiziellen Angaben] der Polizei": with the noun a part of the cue, and whoever it belongs to as the source. */
function behindNoun(language: Language, sentence: PhrasedTokens, cue: TokenSpan): Attributive | null {
  const phrase = sentence.phrases.find(({ from }) => from === cue.to);
  if (phrase?.pronoun) return ofPronoun(language, sentence, cue, phrase);
  const noun = phrase ? sourceNoun(language, sentence, phrase) : -1;
  if (!phrase || noun < 0) return null;
  const owner = noun + 1 < phrase.to ? sourceFrom(language, sentence, noun + 1) : null;
  return {
    from: cue.from,
    to: owner ? noun + 1 : cue.to,
    source: owner ?? ownerOrWhole(language, sentence, phrase, noun),
  };
}

/** "nach deren Angaben" */
function ofPronoun(
  language: Language,
  sentence: PhrasedTokens,
  cue: TokenSpan,
  pronoun: NounPhrase,
): Attributive | null {
  const next = sentence.phrases.find(({ from }) => from === pronoun.to);
  const noun = next ? sourceNoun(language, sentence, next) : -1;
  return noun < 0 ? null : { from: cue.from, to: noun + 1, source: pronoun };
}

/** "[seiner Meinung] nach" */
function beforeItself(language: Language, sentence: PhrasedTokens, cue: TokenSpan): Attributive | null {
  const phrase = sentence.phrases.find(({ to }) => to === cue.from);
  const noun = phrase ? sourceNoun(language, sentence, phrase) : -1;
  return phrase && noun >= 0 ? { ...cue, source: ownerOrWhole(language, sentence, phrase, noun) } : null;
}

/** The first noun of a phrase, where it stands for words said; -1 where it does not. */
function sourceNoun(language: Language, { tokens }: PhrasedTokens, { from, to }: NounPhrase): number {
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token?.kind === "word" && BEFORE_NOUN.has(token.tag.wordClass)) continue;
    return token && isSourceNoun(language, token) ? at : -1;
  }
  return -1;
}

const BEFORE_NOUN = new Set(["DET", "ADJ", "NUM", "ADV", "PRON"]);
const NOUN = wordTag("NOUN");

const sourceNouns = perLanguage((language) =>
  [...language.words("cue-nouns")].flatMap(([noun, traits]) => (traits === "source" ? [noun] : [])),
);

function isSourceNoun(language: Language, token: TaggedToken): boolean {
  const plain = language.lemma({ lower: token.lower, tag: NOUN });
  return sourceNouns(language).some(
    (noun) => plain === noun || token.lower === noun || (language.compounds && plain.endsWith(noun)),
  );
}

/** "their" of "in their view"; else the noun itself with what describes it, "police reports". */
function ownerOrWhole(language: Language, { tokens }: PhrasedTokens, { from }: NounPhrase, noun: number): NounPhrase {
  const isOwned =
    language
      .words("pronouns")
      .get(tokens[from]?.lower ?? "")
      ?.includes("possessive") === true;
  return isOwned
    ? { from, to: from + 1, head: from, pronoun: true }
    : { from, to: noun + 1, head: noun, pronoun: false };
}
