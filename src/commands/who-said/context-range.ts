import type { TextRange } from "../../model/article.ts";
import type { QuoteHit } from "../../model/quote-hit.ts";

/** Where a quote's context stands in its article's text. */
export function contextRange({ article, context, start }: QuoteHit): TextRange {
  const at = article.text.lastIndexOf(context, start);
  return at < 0 ? { start, end: start } : { start: at, end: at + context.length };
}
