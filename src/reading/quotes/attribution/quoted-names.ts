import type { TaggedToken } from "../../../languages/analysis/token.ts";
import { wordTag } from "../../../languages/analysis/word-class.ts";
import { isQuote, type QuoteToken, type TokenSpan, type ViewToken } from "../view.ts";

const NAME = wordTag("PROPN");
const LONGEST = 6;

/** The tokens of a text with the quoted ones of a sentence that read like a name, „Die Zeit“, taken for one. */
export function withQuotedNames(tokens: readonly ViewToken[], { from, to }: TokenSpan): readonly TaggedToken[] {
  let named: TaggedToken[] | null = null;
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (!isQuote(token) || !readsLikeName(token)) continue;
    named ??= [...tokens];
    named[at] = asName(token);
  }
  return named ?? tokens;
}

/** Few words, the first and the last with a capital or a digit, without a mark at the end. */
function readsLikeName({ text, inside }: QuoteToken): boolean {
  const words = inside.filter(({ kind }) => kind !== "mark");
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last || words.length > LONGEST || /[.,;:!?…]$/.test(text)) return false;
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
