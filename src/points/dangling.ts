import type { Language } from "../languages/language.ts";
import { heOrShe, isFirstPerson, theyWords } from "../languages/pronouns.ts";
import { wordsOfKind } from "../languages/word-kinds.ts";
import { isCapitalised, type Word, wordsOf } from "../text/words.ts";
import { sentenceParts, tokenOf } from "./compress/sentence-parts.ts";

const pluralOrThing = wordsOfKind("function-words", "plural-or-thing");
const commonOpeners = wordsOfKind("function-words", "common-opener");

/** The first pronoun of the report's own words that nothing before it can stand for. */
export function firstDangling(sentence: string, words: readonly Word[], language: Language): Word | null {
  const people = new Set<string>();
  let thing = false;
  const mayStandFor = (pronoun: string): boolean =>
    heOrShe(language).has(pronoun) ? hasOneFor(people, pronoun, language) : thing || people.size > 0;
  for (const [index, word] of words.entries()) {
    const bare = word.lower.replace("’", "'");
    const dangles = (heOrShe(language).has(bare) || theyWords(language).has(bare)) && !mayStandFor(bare);
    if (dangles && !isExpected(sentence, word, language) && !hasNounBefore(sentence, word, language)) return word;
    const isNamed = isName(word, sentence, language) || isUnnamed(words, index, language);
    if (isNamed) people.add("");
    else if (isPerson(singular(bare), language)) people.add(genderOf(singular(bare), language));
    thing ||= index > 0 && bare.length > 3;
  }
  return null;
}

/** Whether one of the people told of may be who a pronoun stands for: for "he" no woman may. */
const hasOneFor = (people: ReadonlySet<string>, pronoun: string, { words }: Language): boolean =>
  people
    .values()
    .some((gender) => gender === "" || (words("pronouns").get(pronoun)?.split(" ").includes(gender) ?? true));

/** "female" of "woman"; nothing where the word tells none. */
const genderOf = (word: string, { words }: Language): string => GENDERS.exec(words("roles").get(word) ?? "")?.[0] ?? "";

const GENDERS = /^(?:fe)?male\b/;

const isPerson = (word: string, language: Language): boolean =>
  language.words("persons").has(word) || language.words("person-nouns").has(word) || language.words("roles").has(word);

/** "a 27-year-old": somebody told of for the first time, without a word that says who. */
const isUnnamed = (words: readonly Word[], index: number, language: Language): boolean =>
  language.words("articles").get(words[index - 1]?.lower ?? "") === "indefinite" &&
  /\d/.test(words[index]?.lower ?? "");

/** In "war der Major entlassen worden, weil er" a noun that no preposition governs; where nouns have genders it may be he. */
const hasNounBefore = (sentence: string, { start, lower }: Word, language: Language): boolean =>
  !language.capitalsAreNames &&
  sentenceParts(sentence, language).tokens.some((token, at, tokens) => {
    if (token.end > start || token.tag.wordClass !== "NOUN" || language.isPlural(token)) return false;
    if (!hasOneFor(new Set([genderOf(token.lower, language)]), lower, language)) return false;
    const article = tokens.slice(0, at).findLastIndex(({ tag }) => tag.wordClass !== "ADJ" && tag.wordClass !== "NUM");
    return tokens[article]?.tag.wordClass === "DET" && tokens[article - 1]?.tag.wordClass !== "ADP";
  });

const singular = (word: string): string => word.replace(/['’]s?$/, "");

/**
 * A capitalised word inside a sentence is taken for a name; at its start, where every word has a capital, only one that is
 * no verb ("Using hand signs"), no adverb ("Notably"), no common opener, no plural and no body of people.
 */
function isName(word: Word, sentence: string, language: Language): boolean {
  const { lower, start } = word;
  if (!isCapitalised(word.text) || /^(?:month|weekday)/.test(language.words("times").get(lower) ?? "")) return false;
  if (!language.capitalsAreNames) return classOf(word, sentence, language) === "PROPN";
  if (start > 0 && !SENTENCE_END.test(sentence.slice(start - 4, start))) return true;
  const isBody = language.words("institutions").has(lower) || language.words("plurals").has(lower);
  if (language.words("pronouns").has(lower)) return false;
  return !(
    commonOpeners(language).has(lower) ||
    isBody ||
    lower.endsWith("s") ||
    UNNAMED.has(classOf(word, sentence, language) ?? "")
  );
}

const UNNAMED = new Set(["VERB", "ADV", "ADP", "SCONJ"]);

const SENTENCE_END = /[.?!]["”’»]? $/u;

const classOf = (word: Word, sentence: string, language: Language): string | undefined =>
  tokenOf(sentenceParts(sentence, language), word)?.tag.wordClass;

/** "When she was 12, Anna Berg …": whom a pronoun of the opening phrase stands for comes right after its comma. */
function isExpected(sentence: string, pronoun: Word, language: Language): boolean {
  const comma = CLAUSE_END.exec(sentence.slice(pronoun.end, LONGEST_OPENING));
  if (!comma || CLAUSE_END.test(sentence.slice(0, pronoun.start))) return false;
  const end = pronoun.end + comma.index + comma[0].length;
  const [next] = wordsOf(sentence.slice(end, end + 30));
  return next !== undefined && !isPronoun(next.lower.replace("’", "'"), language);
}

/** Also the comma that stands inside the marks of a quotation. */
const CLAUSE_END = /,["”’»“]? /u;
/** The longest opening phrase, in UTF-16 code units. */
export const LONGEST_OPENING = 110;
const isPronoun = (word: string, language: Language): boolean =>
  isFirstPerson(word, language) || [heOrShe, pluralOrThing].some((pronouns) => pronouns(language).has(word));
