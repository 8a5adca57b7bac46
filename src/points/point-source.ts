import type { TextRange } from "../model/article.ts";

/** What key points are made from: an article's text, its sentences in text order and, where known, its headline. */
export interface PointSource {
  readonly text: string;
  readonly sentences: readonly TextRange[];
  readonly title: string | null;
}
