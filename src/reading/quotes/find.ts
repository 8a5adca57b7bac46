import type { Article, TextRange } from "../../model/article.ts";
import type { Quote } from "../../model/reading.ts";

/** Who said what in an article, in text order. `sentences` are its body sentences. */
export function findQuotes(_article: Article, _sentences: readonly TextRange[]): Quote[] {
  return [];
}
