import type { Language } from "../../languages/language.ts";
import { searchTerms } from "../../languages/terms/search-terms.ts";
import { isStopWord } from "../../languages/terms/stop-words.ts";
import { readLanguage } from "../../languages/wordless.ts";
import type { Article } from "../../model/article.ts";
import { foldLetters } from "../../text/letters.ts";
import { isCapitalised, withoutPossessive, wordsOf } from "../../text/words.ts";
import { storyWords } from "../story-words.ts";
import { hashOf } from "./hash.ts";
import type { SparseVector } from "./sparse-vector.ts";

/** What an event is stands in the headline and the first paragraphs; further down, reports tell what went before. */
const READ_CHARACTERS = 1200;
const TITLE_WEIGHT = 3;
const NUMBER_WEIGHT = 2;
const PAIR_WEIGHT = 0.6;
/** A pair of capitalised words is a name or part of one. */
const NAME_PAIR_WEIGHT = 1.2;
const LEAST_WEIGHT = 0.3;

const everywhere = storyWords("everywhere");

/** Whether a word stands in reports of any event: "report", "Monday", "Sept". */
const standsAnywhere = (lower: string, language: Language): boolean =>
  everywhere(language).has(lower) || isTime(lower, language);

/** "may" may be a verb: the hint of a name is left to it. */
function isTime(lower: string, language: Language): boolean {
  const times = language.words("times");
  return TOLD.test(times.get(lower) ?? times.get(`${lower}.`) ?? "") && lower !== "may";
}

const TOLD = /^(?:month|weekday|day|span)/;

/**
 * The terms of an article with their weights: words and pairs of neighbouring words, as hashes. A pair is written as one
 * word, so that "air strike" and "airstrike" share a term. Repeated terms weigh more by the logarithm of their count.
 */
export function termsOf(article: Article): SparseVector {
  const counts = new Map<number, number>();
  const found: TermCounts = { counts, language: readLanguage(article.language) };
  if (article.title) addTerms(article.title, TITLE_WEIGHT, found);
  for (const part of openingOf(article)) addTerms(part, 1, found);
  const terms = Uint32Array.from(counts.keys()).sort();
  const weights = Float32Array.from(terms, (term) => Math.max(LEAST_WEIGHT, 1 + Math.log(counts.get(term) ?? 1)));
  return { terms, weights };
}

function* openingOf({ text, blocks }: Article): Generator<string> {
  let left = READ_CHARACTERS;
  for (const { start, end, role } of blocks) {
    if (role !== "body") continue;
    if (left <= 0) return;
    yield text.slice(start, Math.min(end, start + left));
    left -= end - start;
  }
}

/** Terms with their counts, of texts of one language. */
interface TermCounts {
  readonly counts: Map<number, number>;
  readonly language: Language;
}

function addTerms(text: string, weight: number, { counts, language }: TermCounts): void {
  const add = (term: string, times: number) => {
    const hash = hashOf(term);
    counts.set(hash, (counts.get(hash) ?? 0) + weight * times);
  };
  let before: { term: string; capital: boolean } | null = null;
  for (const word of wordsOf(text)) {
    const term = termOf(withoutPossessive(word.lower), language);
    if (term === null) {
      before = null;
      continue;
    }
    const capital = isCapitalised(word.text);
    add(term, isNumber(term) ? NUMBER_WEIGHT : 1);
    if (before) add(before.term + term, before.capital && capital ? NAME_PAIR_WEIGHT : PAIR_WEIGHT);
    before = { term, capital };
  }
}

const isNumber = (term: string): boolean => /^\d/.test(term);

/** Null for a word that tells nothing of the event. */
export function termOf(word: string, language: Language): string | null {
  if (word.length < 2 || isStopWord(word, language) || standsAnywhere(word, language)) return null;
  if (isNumber(word)) return foldLetters(word).replaceAll(",", "");
  return searchTerms(word).join("");
}
