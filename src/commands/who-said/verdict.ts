import type { Language } from "../../languages/language.ts";
import { isNegation } from "../../languages/speech.ts";
import { hasPart } from "../../languages/terms/compound-terms.ts";
import { contentWords, searchTerms } from "../../languages/terms/search-terms.ts";
import { isStopWord } from "../../languages/terms/stop-words.ts";
import { readLanguage } from "../../languages/wordless.ts";
import type { QuoteHit } from "../../model/quote-hit.ts";
import type { Excerpt } from "../../model/reading.ts";
import { foldLetters } from "../../text/letters.ts";
import { respelt } from "../../text/near-spelling.ts";
import { wordsOf } from "../../text/words.ts";
import { comparedWords, findWords, keysOf, sharedWords, unshared } from "./alignment.ts";
import { isQuotation, meaningsOf, PASTED_WORDS, piecesOf } from "./asked.ts";

export type Verdict = "verbatim" | "differs";

/** So many words of matter are enough; of short quotes half of them, and two at least. */
const NEAR_CONTENT = 3;
const NEAR_CONTENT_SHARE = 0.5;
const FEWEST_CONTENT = 2;
/** So many words in order, nearly all of them, are enough with little matter ("she never met a …"). */
const NEARLY_ALL = 0.8;
const MANY_WORDS = 5;
/** How much the share of what was asked weighs beside the share of the shorter one. */
const ASKED_WEIGHT = 0.7;

/**
 * `verbatim` where the words asked for stand in the quote one after the other; marks, capitals, accents and British or
 * American spelling aside. An ellipsis or brackets stand for any gap. A longer quotation may also run on beyond the
 * quote into its sentence ("…," she said), or be pasted with such a report around it.
 */
export function verdictOf(asked: string, hit: QuoteHit): Verdict {
  const quoted = keysOf(comparedWords(wordsIn(hit)));
  return meaningsOf(asked).some((meant) => standsIn(meant, quoted, hit)) ? "verbatim" : "differs";
}

/** Whether a quote has the words in the very spelling asked for. */
export function isSpeltSo(asked: string, hit: QuoteHit): boolean {
  const spelt = (text: string): string[] => comparedWords(text).map((word) => foldLetters(word.text));
  return findWords(spelt(wordsIn(hit)), spelt(asked)) >= 0;
}

function standsIn(meant: string, quoted: readonly string[], hit: QuoteHit): boolean {
  const pieces = piecesOf(meant);
  if (pieces.length === 0 || standInOrder(quoted, pieces)) return true;
  return isQuotation(meant) && runsThrough(pieces.flat(), hit);
}

/** Whether the words stand one after the other anywhere in a text. */
export const holdsWords = (text: string, asked: string): boolean =>
  findWords(keysOf(comparedWords(text)), keysOf(comparedWords(asked))) >= 0;

const wordsIn = ({ parts }: QuoteHit): string => parts.map(({ text }) => text).join(" ");

function standInOrder(whole: readonly string[], pieces: readonly (readonly string[])[]): boolean {
  let from = 0;
  for (const piece of pieces) {
    const at = findWords(whole, piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

/** Whether the words stand in the context in a place that the quote shares. */
function runsThrough(words: readonly string[], { context, text }: QuoteHit): boolean {
  const around = comparedWords(context);
  const at = findWords(keysOf(around), words);
  if (at < 0) return false;
  const start = around[at]?.start ?? 0;
  const end = around[at + words.length - 1]?.end ?? 0;
  const quoteStart = context.indexOf(text);
  return quoteStart >= 0 && start < quoteStart + text.length && quoteStart < end;
}

/** A word with the term by which it is compared. */
interface Term {
  readonly lower: string;
  readonly term: string;
}

const termsOf = (text: string): Term[] =>
  wordsOf(text).map(({ text: word, lower }) => ({ lower, term: searchTerms(word).join(" ") }));

const keys = (terms: readonly Term[]): string[] => terms.map(({ term }) => term);

/** What was asked for, beside quotes of one language. */
interface Asked {
  readonly terms: readonly Term[];
  readonly content: readonly string[];
  readonly language: Language;
}

/** How near a quote is to a quotation as somebody remembers it, tenses and slips of spelling aside: 0 (another one) to 1. */
export function nearness(asked: string, hit: QuoteHit): number {
  const language = readLanguage(hit.article.language);
  const stored = termsOf(wordsIn(hit));
  return Math.max(
    ...meaningsOf(asked).map((meant) => {
      const terms = termsOf(meant);
      const least = hit.kind === "indirect" ? INDIRECT : terms.length < PASTED_WORDS ? FEW_WORDS : QUOTED;
      const wanted = { terms, content: contentOf(terms, language), language };
      return Math.max(...stretchesOf(stored, terms.length).map((stretch) => nearnessTo(stretch, wanted, least)));
    }),
  );
}

/** The stretches of a quote that are as long as what was asked, with room for words that were left out. */
function stretchesOf(stored: readonly Term[], askedWords: number): (readonly Term[])[] {
  const length = Math.ceil(askedWords * STRETCH) + STRETCH_MORE;
  if (stored.length <= length) return [stored];
  const step = Math.max(1, Math.floor(length / 4));
  const starts = Array.from({ length: Math.ceil((stored.length - length) / step) + 1 }, (_, at) => at * step);
  return starts.map((start) => stored.slice(start, start + length));
}

/** Words put in between what was remembered: half as many again, and a few. */
const STRETCH = 1.5;
const STRETCH_MORE = 4;

interface Nearness {
  /** So much of the shorter one must be shared, in order. */
  readonly share: number;
  /** And so much of what was asked; or nearly all of the quote. */
  readonly ofAsked: number;
  /** Whether a figure that the quote has not makes it another one. */
  readonly sameFigures: boolean;
}

const QUOTED: Nearness = { share: 0.6, ofAsked: 0.5, sameFigures: false };
/** What is told as somebody's is in the report's words: those must be the ones asked for. */
const INDIRECT: Nearness = { share: 0.75, ofAsked: 0.75, sameFigures: true };
/** Of a few words all must stand there, slips of spelling aside. */
const FEW_WORDS: Nearness = { share: 1, ofAsked: 1, sameFigures: true };
/** Nearly all of a quote of so many words in a longer question. */
const NEARLY_WHOLE = 0.8;
const FEWEST_WHOLE = 5;

function nearnessTo(stretch: readonly Term[], asked: Asked, least: Nearness): number {
  const storedTerms = keys(stretch);
  const known = new Set(storedTerms);
  const matter = matterShared(respelt(asked.content, known), contentOf(stretch, asked.language));
  if (matter === 0) return 0;
  const askedTerms = respelt(keys(asked.terms), known);
  const shared = sharedWords(askedTerms, storedTerms);
  const share = shared / Math.max(1, Math.min(askedTerms.length, storedTerms.length));
  const ofAsked = shared / Math.max(1, askedTerms.length);
  const isWhole = shared >= FEWEST_WHOLE && shared / storedTerms.length >= NEARLY_WHOLE;
  const isSure = shared >= MANY_WORDS && ofAsked >= NEARLY_ALL;
  const isNear =
    share >= least.share &&
    (ofAsked >= least.ofAsked || isWhole) &&
    matter >= (isSure ? 1 : 2) &&
    !(least.sameFigures && askedTerms.some((term) => /^\d/.test(term) && !known.has(term))) &&
    !saysTheOpposite(asked, stretch);
  return isNear ? ASKED_WEIGHT * ofAsked + (1 - ASKED_WEIGHT) * share : 0;
}

/** Whether two texts share terms of matter: 0 for none, 1 for a few, 2 for enough to be of one utterance. */
function matterShared(asked: readonly string[], stored: readonly string[]): 0 | 1 | 2 {
  const known = new Set(stored);
  const shared = asked.filter((term) => known.has(term)).length;
  const half = NEAR_CONTENT_SHARE * Math.min(asked.length, known.size);
  const needed = Math.min(NEAR_CONTENT, Math.max(FEWEST_CONTENT, half));
  return shared === 0 ? 0 : shared >= Math.min(needed, asked.length) ? 2 : 1;
}

/** The terms that carry matter, each once; all of them where none does ("to be or not to be"). */
function contentOf(terms: readonly Term[], language: Language): string[] {
  const content = terms.filter(({ lower }) => !isStopWord(lower, language));
  return [...new Set(keys(content.length > 0 ? content : terms))];
}

/** Beside a "not" put in or left out, so many other words may be misremembered. */
const MOST_BESIDE_DENIAL = 1;

/** Whether one denies what the other says, in words of its own; with the same words it is a quotation that lost its "not". */
function saysTheOpposite({ terms: own, language }: Asked, other: readonly Term[]): boolean {
  const denies = ({ lower }: Term): boolean => isNegation(lower, language);
  const { onlyFirst, span } = unshared(keys(own), keys(other));
  const meant = other.slice(span.start, span.end);
  const changed = onlyFirst.flatMap((at) => own[at] ?? []).filter((word) => !denies(word));
  return own.some(denies) !== meant.some(denies) && changed.length > MOST_BESIDE_DENIAL;
}

/** Whether a quote itself has all the words of matter asked for, in any form. */
export function hasWords(asked: string, hit: QuoteHit): boolean {
  const words = wordsIn(hit);
  const stored = searchTerms(words);
  const language = readLanguage(hit.article.language);
  return contentWords(asked).every(
    ({ word, terms }) => findWords(stored, terms) >= 0 || hasPart(words, word, language),
  );
}

/** The part of a split quote that has most of the words asked for; the first of equals. */
export function bestPart(asked: string, { parts, text, start, end }: QuoteHit): Excerpt {
  const askedTerms = searchTerms(asked);
  let best: Excerpt = { text, start, end };
  let most = -1;
  for (const part of parts) {
    const shared = sharedWords(askedTerms, searchTerms(part.text));
    if (shared > most) {
      best = part;
      most = shared;
    }
  }
  return best;
}
