import type { Picture } from "./picture.ts";

/** A half-open range [start, end) of UTF-16 code units in one article's `text`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * What a stretch of an article's text is. Only `body` is news; everything else is marked and kept in place, so that
 * offsets hold to the text exactly as it was received. `summary` is the outlet's own key points or standfirst; a
 * `pointer` names another article.
 */
export type BlockRole =
  | "body"
  | "headline"
  | "subheading"
  | "dateline"
  | "byline"
  | "caption"
  | "summary"
  | "boilerplate"
  | "pointer"
  | "credit";

/** Blocks are in text order and never overlap; blanks between them belong to none. A dateline is its own block. */
export interface Block extends TextRange {
  readonly role: BlockRole;
}

export type PublishedPrecision = "day" | "minute";

/** One outlet's article. `id` is its canonical address, or a content hash where it has none. */
export interface Article {
  readonly id: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  /** News agencies credited in the text or by-line, by their usual short name: "AFP", "Reuters". */
  readonly agencies: readonly string[];
  /** ISO 8601 in UTC; a bare date (YYYY-MM-DD) where only the day is known. */
  readonly publishedAt: string | null;
  readonly publishedPrecision: PublishedPrecision | null;
  /** BCP 47 primary language subtag, such as "en". */
  readonly language: string | null;
  /** Absent where the outlet gives none. */
  readonly picture?: Picture;
  readonly text: string;
  readonly blocks: readonly Block[];
}
