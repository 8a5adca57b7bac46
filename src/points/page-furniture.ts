import { type Language, perLanguage } from "../languages/language.ts";
import { alternatives, wordsOfKind } from "../languages/word-kinds.ts";
import { remembered } from "../text/remembered.ts";
import { wordsOf } from "../text/words.ts";

/** Openings by which a page speaks to its visitor, by their first two letters: most sentences are compared with none. */
const openings = perLanguage((language) => Map.groupBy(openingWords(language), (opening) => opening.slice(0, 2)));
const openingWords = wordsOfKind("page-words", "opening");

/** One pattern for all phrases that stand in furniture only: plain alternatives, so that it reads a text once. */
const telltales = perLanguage((language) => new RegExp(alternatives(telltaleWords(language))));
const telltaleWords = wordsOfKind("page-words", "telltale");

/** Openings that are furniture only with a colon or so few words that no sentence can be meant. */
const MOST_WORDS_OF_A_LABEL = 3;

const LONGEST_LABEL = 80;

/** Whether a sentence belongs to the page and not to the story: a pointer, a credit, a notice, a label. */
export const isPageFurniture = (sentence: string, language: Language): boolean => readers(language)(sentence);

const readers = perLanguage((language) => remembered((sentence) => isSaidByPage(sentence, language)));

function isSaidByPage(sentence: string, language: Language): boolean {
  const lower = sentence.toLowerCase().replaceAll("’", "'");
  if (telltales(language).test(lower)) return true;
  const start = lower.replace(/^[\s(["'“‘]+/, "");
  const likely = openings(language).get(start.slice(0, 2)) ?? [];
  if (likely.some((opening) => startsWithPhrase(start, opening) && isSpokenByPage(start, opening, language)))
    return true;
  return lower.length < LONGEST_LABEL && wordsOf(lower).length <= MOST_WORDS_OF_A_LABEL;
}

function startsWithPhrase(text: string, phrase: string): boolean {
  if (!text.startsWith(phrase)) return false;
  const next = text.charAt(phrase.length);
  return next === "" || !/[\p{L}\p{N}]/u.test(next);
}

const visitorVerbs = wordsOfKind("page-words", "visitor-verb");
const ambiguous = wordsOfKind("page-words", "ambiguous");

/** An ambiguous opening ("Photos show …", "To see …") is a label where a colon or a full stop follows soon. */
function isSpokenByPage(text: string, opening: string, language: Language): boolean {
  if (!ambiguous(language).has(opening)) return true;
  const next = text.slice(opening.length, opening.length + 30);
  if (/^\s?[:.|)]/.test(next)) return true;
  const words = wordsOf(text).length;
  if (visitorVerbs(language).has(opening)) return words <= 12;
  return /[:|]/.test(next) && words <= 12;
}
