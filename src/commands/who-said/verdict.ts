import { contentTerms } from "../../language/search-terms.ts";
import type { Excerpt } from "../../model/reading.ts";
import type { QuoteHit } from "../../store/store.ts";
import { comparedWords, findWords, keysOf, sharedWords } from "./alignment.ts";

export type Verdict = "verbatim" | "differs";

/** From so many words on, what is asked is a quotation to be checked rather than words to be looked for. */
const PASTED_WORDS = 4;
/** So much of the shorter one must be shared for a quote to be the one that was misremembered. */
const NEAR_SHARE = 0.6;
/** And so much of what was asked. */
const NEAR_OF_ASKED = 0.3;
const NEAR_CONTENT = 3;

const ELLIPSIS = /\[?(?:…|\.\.\.)\]?/;

/** Whether somebody asks for a whole quotation: the answer then says whether it stands so. */
export function isQuotation(words: string): boolean {
  return comparedWords(words).length >= PASTED_WORDS;
}

/**
 * `verbatim` where the words asked for stand in the quote one after the other, marks, capitals and accents aside; an
 * ellipsis stands for any gap. A longer quotation may also run on beyond the quote into its sentence ("…," she said).
 */
export function verdictOf(asked: string, hit: QuoteHit): Verdict {
  const pieces = asked
    .split(ELLIPSIS)
    .map(keys)
    .filter((piece) => piece.length > 0);
  if (pieces.length === 0) return "verbatim";
  const quoted = keys(hit.parts.map(({ text }) => text).join(" "));
  if (standInOrder(quoted, pieces)) return "verbatim";
  return isQuotation(asked) && runsThrough(pieces.flat(), hit) ? "verbatim" : "differs";
}

const keys = (text: string): string[] => keysOf(comparedWords(text));

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

/** How near a quote is to a quotation as somebody remembers it: 0 (another one) to 1. */
export function nearness(asked: string, { parts }: QuoteHit): number {
  const stored = parts.map(({ text }) => text).join(" ");
  const askedKeys = keys(asked);
  const storedKeys = keys(stored);
  const shared = sharedWords(askedKeys, storedKeys);
  const share = shared / Math.max(1, Math.min(askedKeys.length, storedKeys.length));
  const known = new Set(contentTerms(stored));
  const askedContent = contentTerms(asked);
  const content = askedContent.filter((term) => known.has(term)).length;
  const isNear = content >= Math.min(NEAR_CONTENT, askedContent.length) && share >= NEAR_SHARE;
  return isNear && shared >= NEAR_OF_ASKED * askedKeys.length ? share : 0;
}

/** The part of a split quote that has most of the words asked for; the first of equals. */
export function bestPart(asked: string, { parts, text, start, end }: QuoteHit): Excerpt {
  const askedKeys = keys(asked);
  let best: Excerpt = { text, start, end };
  let most = -1;
  for (const part of parts) {
    const shared = sharedWords(askedKeys, keys(part.text));
    if (shared > most) {
      best = part;
      most = shared;
    }
  }
  return best;
}
