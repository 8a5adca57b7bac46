import type { NounPhrase } from "../../../languages/analysis/noun-phrases.ts";
import { isFiniteVerb } from "../../../languages/analysis/token.ts";
import type { Language } from "../../../languages/language.ts";
import { isInstitutionWord, isNameWord, isRoleNoun } from "../../names/name-words.ts";
import { isCueNoun, type PhrasedSentence } from "../attribution/cues.ts";
import { type Discourse, sentenceAt } from "./discourse.ts";
import { pronounOf } from "./pronoun-words.ts";

/** A phrase of one block that a pronoun may stand for. */
export interface Described {
  readonly block: number;
  readonly phrase: NounPhrase;
}

const SENTENCES_BACK = 5;

/** The subject of a sentence before, for a pronoun that no name fits: "officials … They said". */
export function describedBefore(discourse: Discourse, block: number, token: number, word: string): Described | null {
  for (const place of sentencesBefore(discourse, block, token)) {
    const sentence = discourse.reader.sentence(place.block, place.sentence);
    const phrase = sentence && mainSubject(sentence, ({ pronoun }) => !pronoun);
    if (phrase && fits(discourse, sentence, phrase, word)) return { block: place.block, phrase };
  }
  return null;
}

/** The subject of the first verb of the sentence right before. */
export function firstSubjectBefore(discourse: Discourse, block: number, token: number): NounPhrase | null {
  const [place] = sentencesBefore(discourse, block, token);
  const sentence = place && discourse.reader.sentence(place.block, place.sentence);
  for (let at = sentence?.from ?? 0; sentence && at < sentence.to; at++)
    if (isFiniteVerb(sentence.tokens[at])) return sentence.subjectOf(at);
  return null;
}

/** The last subject of a sentence that will do: in "the board said that it waits" the board, where "it" will not. */
export function mainSubject(
  sentence: PhrasedSentence,
  willDo: (subject: NounPhrase) => boolean = () => true,
): NounPhrase | null {
  for (let at = sentence.to - 1; at >= sentence.from; at--) {
    if (!isFiniteVerb(sentence.tokens[at])) continue;
    const subject = sentence.subjectOf(at);
    if (subject && willDo(subject) && sentence.tokens[subject.from - 1]?.tag.wordClass !== "SCONJ") return subject;
  }
  return null;
}

/** The few sentences before a token, the nearest first, those of earlier paragraphs too. */
function sentencesBefore(
  { reader: { paragraphs } }: Discourse,
  block: number,
  token: number,
): { block: number; sentence: number }[] {
  const places: { block: number; sentence: number }[] = [];
  let sentence = sentenceAt(paragraphs[block]?.sentences ?? [], token) - 1;
  for (let at = block; at >= 0 && places.length < SENTENCES_BACK; at--) {
    while (sentence >= 0 && places.length < SENTENCES_BACK) places.push({ block: at, sentence: sentence-- });
    sentence = (paragraphs[at - 1]?.sentences.length ?? 0) - 1;
  }
  return places;
}

/** Whether a phrase agrees with a pronoun in number, and may speak: "it" is a name, an institution or a text. */
function fits({ language }: Discourse, { tokens }: PhrasedSentence, { head }: NounPhrase, word: string): boolean {
  const token = tokens[head];
  const pronoun = pronounOf(language, word);
  if (!token) return false;
  const isName = isNameWord(language, token);
  const isPlural = language.isPlural(token);
  if (pronoun?.number === "plural") return isPlural || (!isName && isInstitutionWord(language, token.lower));
  if (pronoun?.gender === "male" || pronoun?.gender === "female")
    return !isPlural && !isName && mayBePerson(language, token.text);
  const mayBeIt = isName || isInstitutionWord(language, token.lower) || isCueNoun(language, token);
  return !isPlural && (mayBeIt || pronoun?.gender !== "neuter");
}

/** Whether a noun may tell of a person; where a language has no list of such nouns, any may. */
export const mayBePerson = (language: Language, noun: string): boolean =>
  language.words("person-nouns").size === 0 || isRoleNoun(language, noun);
