import type { Article, TextRange } from "../model/article.ts";
import type { KeyPoint, Quote } from "../model/reading.ts";

/** An article with its sentences (body sentences only, in text order) and its quotes. */
export interface SentencedArticle {
  readonly article: Article;
  readonly sentences: readonly TextRange[];
  readonly quotes: readonly Quote[];
}

export interface Limits {
  /** At most this many key points. */
  readonly points: number;
  /** At most this many words (runs between blanks) over all points together; null for no limit. */
  readonly words: number | null;
}

/**
 * Makes key points, in the article's order. Throws a Problem `unavailable` where it cannot work now, so that the next
 * summarizer can be tried. What it returns is verified by the caller: a point that its evidence does not bear is dropped.
 */
export interface Summarizer {
  /** `rules` or `ollama:MODEL`. */
  readonly name: string;
  summarize(text: SentencedArticle, limits: Limits, signal: AbortSignal): Promise<readonly KeyPoint[]>;
}
