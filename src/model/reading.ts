import type { Article, TextRange } from "./article.ts";
import type { ChoiceOutcome } from "./choice.ts";

/** `direct`: a clause or more in marks; `fragment`: words in marks inside a report; `indirect`: reported without marks. */
export type QuoteKind = "direct" | "fragment" | "indirect";

/** A stretch of the article's text: `text` is exactly what stands at [start, end). */
export interface Excerpt extends TextRange {
  readonly text: string;
}

export interface Speaker {
  /** The resolved name ("Mara Lindqvist"), never a pronoun; a description ("a spokesman") where nobody is named. */
  readonly name: string;
  /** The role as the article words it ("harbour master"). */
  readonly role: string | null;
  /** The words that stand for the speaker at this quote; may be a pronoun. */
  readonly mention: Excerpt | null;
  /** True where the speaker is an institution or several people. */
  readonly group: boolean;
  /** True where the text leaves it nearly as likely that somebody else says it, or nobody; absent where it is clear. */
  readonly doubtful?: boolean;
}

/** One utterance as one article reports it. A split quote ("…," he said, "…") has several ranges, in text order. */
export interface Quote {
  /** The quoted words, without the marks. */
  readonly ranges: readonly TextRange[];
  readonly kind: QuoteKind;
  /** The verb of speech, or "according to". */
  readonly cue: Excerpt | null;
  readonly speaker: Speaker | null;
  readonly addressee: string | null;
}

export interface KeyPoint {
  readonly text: string;
  /** The sentences that support it, in text order. */
  readonly evidence: readonly TextRange[];
  /** Who chose it: `rules` or `ollama:MODEL`. The words are the article's in any case. */
  readonly by: string;
  /** Absent where no model was asked. */
  readonly outcome?: ChoiceOutcome;
}

/** Why an article was not summarised, in words for a reader: "a live blog", "a paywall stub". */
export interface Refusal {
  readonly code: "too-short" | "list" | "live-blog" | "interview" | "table" | "transcript" | "not-an-article";
  readonly reason: string;
}

export interface Reading {
  readonly articleId: string;
  /** Who chose the key points: `rules` or `ollama:MODEL`. */
  readonly by: string;
  readonly sentences: readonly TextRange[];
  readonly keyPoints: readonly KeyPoint[];
  readonly quotes: readonly Quote[];
  /** Names of people and institutions found, as the article spells them in full, most mentioned first. */
  readonly names: readonly string[];
  readonly refusal: Refusal | null;
  /** Where an article is too long to be read whole: only what stands before this offset was read. */
  readonly readTo?: number;
}

/** An article together with its reading. */
export interface ReadArticle {
  readonly article: Article;
  readonly reading: Reading;
}
