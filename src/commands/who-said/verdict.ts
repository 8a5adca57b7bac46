import { hasPart } from "../../languages/terms/compound-terms.ts";
import { contentTerms, contentWords, searchTerms } from "../../languages/terms/search-terms.ts";
import { readLanguage } from "../../languages/wordless.ts";
import type { Excerpt } from "../../model/reading.ts";
import type { QuoteHit } from "../../store/store.ts";
import { foldLetters } from "../../text/letters.ts";
import { respelt } from "../../text/near-spelling.ts";
import { comparedWords, findWords, keysOf, sharedWords } from "./alignment.ts";
import { isQuotation, meaningsOf, piecesOf } from "./asked.ts";

export type Verdict = "verbatim" | "differs";

/** So much of the shorter one must be shared, in order, for a quote to be the one that was misremembered. */
const NEAR_SHARE = 0.6;
/** And so much of what was asked. */
const NEAR_OF_ASKED = 0.3;
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

/** How near a quote is to a quotation as somebody remembers it, tenses and slips of spelling aside: 0 (another one) to 1. */
export function nearness(asked: string, hit: QuoteHit): number {
  return Math.max(...meaningsOf(asked).map((meant) => nearnessOf(meant, wordsIn(hit))));
}

function nearnessOf(asked: string, stored: string): number {
  const storedTerms = searchTerms(stored);
  const known = new Set(storedTerms);
  const askedTerms = respelt(searchTerms(asked), known);
  const shared = sharedWords(askedTerms, storedTerms);
  const share = shared / Math.max(1, Math.min(askedTerms.length, storedTerms.length));
  const ofAsked = shared / Math.max(1, askedTerms.length);
  const isSure = shared >= MANY_WORDS && ofAsked >= NEARLY_ALL;
  const isNear =
    share >= NEAR_SHARE && ofAsked >= NEAR_OF_ASKED && matterShared(asked, stored, known) >= (isSure ? 1 : 2);
  return isNear ? ASKED_WEIGHT * ofAsked + (1 - ASKED_WEIGHT) * share : 0;
}

/** Whether two texts share words of matter: 0 for none, 1 for a few, 2 for enough to be of one utterance. */
function matterShared(asked: string, stored: string, known: ReadonlySet<string>): 0 | 1 | 2 {
  const askedContent = respelt(contentTerms(asked), known);
  const storedContent = new Set(contentTerms(stored));
  const shared = askedContent.filter((term) => storedContent.has(term)).length;
  const half = NEAR_CONTENT_SHARE * Math.min(askedContent.length, storedContent.size);
  const needed = Math.min(NEAR_CONTENT, Math.max(FEWEST_CONTENT, half));
  return shared === 0 ? 0 : shared >= Math.min(needed, askedContent.length) ? 2 : 1;
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
