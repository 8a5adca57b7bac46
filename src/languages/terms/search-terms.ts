import { stemmer } from "stemmer";
import { foldLetters } from "../../text/letters.ts";
import { ownCopy } from "../../text/own-copy.ts";
import { wordsOf } from "../../text/words.ts";
import { languageOf, usualLanguage } from "../known.ts";
import type { Language } from "../language.ts";
import { regularForm } from "./irregular-forms.ts";
import { americanSpelling, americanStem } from "./spelling.ts";
import { isStopWord } from "./stop-words.ts";

const TERM = /[\p{L}\p{N}\p{M}]+/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const LONGEST = 48;
const MOST_KEPT = 50_000;
const kept = new Map<string, string>();

/**
 * The terms by which a text is found, in order, repeats included: letters folded, British and American spelling made
 * one, plural and tense taken off, whatever the language: those asked for must be the stored ones. Scripts without blanks give one term a character. "It's" gives "it".
 */
export function searchTerms(text: string): string[] {
  const terms: string[] = [];
  for (const [word] of withoutApostrophes(foldLetters(text)).matchAll(TERM)) {
    if (UNSPACED.test(word)) terms.push(...splitUnspaced(word));
    else terms.push(searchTerm(word.slice(0, LONGEST)));
  }
  return terms;
}

const POSSESSIVE = /(?<=[\p{L}\p{N}])['’‘ʼ]s?(?![\p{L}\p{N}])/gu;
const INNER = /(?<=\p{L})['’‘ʼ](?=\p{L})/gu;

/** "Smith's" gives "smith", "players’" gives "players", "don't" gives "dont", "O'Brien" gives "obrien". */
const withoutApostrophes = (text: string): string => text.replace(POSSESSIVE, "").replace(INNER, "");

/** One character for what is written in several forms: "說" is "说". */
function splitUnspaced(word: string): string[] {
  const variants = languageOf("zh")?.words("variants");
  return Array.from(word, (character) => variants?.get(character) ?? character);
}

/** The Porter stem; "gas" and "bus" are no plurals. */
const stemmed = (word: string): string => (word.length < 3 || /^..s$/.test(word) ? word : stemmer(word));

function searchTerm(word: string): string {
  const known = kept.get(word);
  if (known !== undefined) return known;
  const own = ownCopy(word);
  const term = americanStem(stemmed(americanSpelling(regularForm(own, usualLanguage()))));
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(own, term);
  return term;
}

/**
 * The terms of a text's content words, each once; of all its words where none carries matter ("to be or not to be").
 * Nobody says in which language a question is asked: without one, the usual one's words of grammar are left out.
 */
export function contentTerms(text: string, language: Language = usualLanguage()): string[] {
  const content: string[] = [];
  for (const { lower, text: word } of wordsOf(text))
    if (!isStopWord(lower, language)) content.push(...searchTerms(word));
  return [...new Set(content.length > 0 ? content : searchTerms(text))];
}

/** The terms of each content word by themselves: words that stand without blanks have one a character. */
export function contentWords(text: string): { readonly word: string; readonly terms: readonly string[] }[] {
  const words = wordsOf(text).filter(({ lower }) => !isStopWord(lower, usualLanguage()));
  return (words.length > 0 ? words : wordsOf(text))
    .map(({ text: word }) => ({ word, terms: searchTerms(word) }))
    .filter(({ terms }) => terms.length > 0);
}
