import { clauseSubject } from "../attribute/subject.ts";
import type { NounPhrase } from "../grammar/nominal.ts";
import { isNameWord } from "../grammar/words.ts";
import type { Paragraph } from "../paragraph.ts";
import { sentenceAt } from "./discourse.ts";

/** A phrase of one block that a pronoun may stand for. */
export interface Described {
  readonly block: number;
  readonly phrase: NounPhrase;
}

const SENTENCES_BACK = 5;
const PLURAL = new Set(["they", "their", "them"]);
const PERSONAL = new Set(["he", "she", "his", "her"]);

/** The subject of a sentence before, for a pronoun that no name fits: "officials … They said". */
export function describedBefore(
  paragraphs: readonly Paragraph[],
  block: number,
  token: number,
  word: string,
): Described | null {
  for (const place of sentencesBefore(paragraphs, block, token)) {
    const { tokens, sentences } = paragraphs[place.block] as Paragraph;
    const span = sentences[place.sentence];
    const phrase = span ? clauseSubject(tokens, span.to, span.from) : null;
    const head = phrase && tokens[phrase.head];
    if (phrase && head && !phrase.pronoun && fits(head.lower, isNameWord(head), word))
      return { block: place.block, phrase };
  }
  return null;
}

/** The few sentences before a token, the nearest first, those of earlier paragraphs too. */
function sentencesBefore(
  paragraphs: readonly Paragraph[],
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

/** Whether a head word agrees with a pronoun in number. */
function fits(head: string, isName: boolean, word: string): boolean {
  const isPlural = /[^s]s$/.test(head) || head === "people" || head === "police";
  if (PLURAL.has(word)) return isPlural || !isName;
  if (PERSONAL.has(word)) return !isPlural && !isName;
  return !isPlural;
}
