import type { Article } from "./article.ts";
import type { Excerpt, QuoteKind, Speaker } from "./reading.ts";

/** A stored quote with what is needed to show it. Every text in it was cut from the article's stored text. */
export interface QuoteHit {
  readonly quoteId: string;
  readonly article: Article;
  readonly storyId: string | null;
  readonly kind: QuoteKind;
  /** The first of `parts`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The quoted words as they stand in the article, one excerpt a range: a split quote has several. */
  readonly parts: readonly Excerpt[];
  readonly speaker: Pick<Speaker, "name" | "role" | "doubtful"> | null;
  /** The sentences around the quote, as they stand in the article. */
  readonly context: string;
}
