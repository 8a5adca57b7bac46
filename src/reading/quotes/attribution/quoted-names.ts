import { isFiniteVerb, type TaggedToken } from "../../../languages/analysis/token.ts";
import { wordTag } from "../../../languages/analysis/word-class.ts";
import type { Language } from "../../../languages/language.ts";
import { pronounOf } from "../resolve/pronoun-words.ts";
import { isQuote, type QuoteToken, type TokenSpan, type ViewToken } from "../view.ts";

const NAME = wordTag("PROPN");
const LONGEST = 6;

/** The tokens of a text with the quoted ones of a sentence that read like a name, „Die Zeit“, taken for one. */
export function withQuotedNames(
  language: Language,
  tokens: readonly ViewToken[],
  { from, to }: TokenSpan,
): readonly TaggedToken[] {
  let named: TaggedToken[] | null = null;
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (!isQuote(token) || !readsLikeName(language, token)) continue;
    named ??= [...tokens];
    named[at] = asName(token);
  }
  return named ?? tokens;
}

/**
 * Few words, the first with a capital or a digit, without a mark at the end; what has a verb in small letters is said, and
 * what begins with who speaks: “We’re happy”.
 */
function readsLikeName(language: Language, { text, inside }: QuoteToken): boolean {
  const words = inside.filter(({ kind }) => kind !== "mark");
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last || words.length > LONGEST || /[.,;:!?…]$/.test(text)) return false;
  if ((pronounOf(language, first.lower)?.person ?? 3) < 3 && words.length > 1) return false;
  if (words.some((word) => isFiniteVerb(word) && !word.capital)) return false;
  return first.capital || first.kind === "number" || /\.[a-z]{2,}$/.test(text);
}

const asName = ({ text, region, start, end, hash }: QuoteToken): TaggedToken => ({
  kind: "word",
  text,
  lower: text.toLowerCase(),
  start,
  end,
  capital: region.end > region.start,
  tag: NAME,
  hash,
});
