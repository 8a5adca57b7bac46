import type { TextRange } from "../model/article.ts";

/** What key points are made from: an article's text, its sentences in text order and, where known, its headline. */
export interface PointSource {
  /** BCP 47 primary subtag; null where it is not known. */
  readonly language: string | null;
  readonly text: string;
  readonly sentences: readonly TextRange[];
  readonly title: string | null;
  /** ISO 8601, or a bare date; null where that is not known. */
  readonly publishedAt: string | null;
}
