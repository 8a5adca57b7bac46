import { stemmer } from "stemmer";
import { ownCopy } from "../../text/own-copy.ts";
import { remembered } from "../../text/remembered.ts";
import { isCapitalised, withoutPossessive, wordsOf } from "../../text/words.ts";
import { type Language, perLanguage } from "../language.ts";
import { isStopWord } from "./stop-words.ts";

const MOST_KEPT = 50_000;
const known = new Map<string, string>();

/** The Porter stem of a lower-case word (M. F. Porter, 1980); words of up to three letters stay as they are. */
export function stemOf(word: string): string {
  if (word.length <= 3) return word;
  const kept = known.get(word);
  if (kept !== undefined) return kept;
  const own = ownCopy(word);
  const stem = stemmer(own);
  if (known.size >= MOST_KEPT) known.clear();
  known.set(own, stem);
  return stem;
}

export interface TextStems {
  /** The stems of the content words, in order, repeats included. */
  readonly stems: readonly string[];
  /** Those of them that are written with a capital inside the text. */
  readonly names: ReadonlySet<string>;
}

/** The stems of a sentence's content words, and which of them are written as names. */
export const stemsOf = (sentence: string, language: Language): TextStems => readers(language)(sentence);

const readers = perLanguage((language) => remembered((sentence) => findStems(sentence, language)));

function findStems(sentence: string, language: Language): TextStems {
  const stems: string[] = [];
  const names = new Set<string>();
  for (const [index, { text, lower }] of wordsOf(sentence).entries()) {
    const stem = contentStem(lower, language);
    if (stem === null) continue;
    stems.push(stem);
    if (index > 0 && isCapitalised(text)) names.add(stem);
  }
  return { stems, names };
}

/** The stem of a lower-case word, its possessive ending aside; null for function words and single letters. */
export function contentStem(word: string, language: Language): string | null {
  if (isStopWord(word, language)) return null;
  const bare = withoutPossessive(word);
  return bare.length < 2 || (bare !== word && isStopWord(bare, language)) ? null : stemOf(bare);
}

/** The stems of a text's content words, in order, repeats included. */
export const contentStems = (text: string, language: Language): readonly string[] => stemsOf(text, language).stems;
