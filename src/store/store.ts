import type { Article } from "../model/article.ts";
import type { Digest, TimeWindow } from "../model/digest.ts";
import type { QuoteKind, ReadArticle, Reading } from "../model/reading.ts";
import type { Subscription } from "../model/subscription.ts";

/** `edited`: the same article with another text; the former version stays in its history. */
export type Kept = "new" | "edited" | "known";

export interface ArticleVersion {
  readonly version: number;
  readonly seenAt: string;
  readonly article: Article;
}

export interface QuoteQuery {
  /** Words, or a pasted quotation; empty to ask by speaker alone. */
  readonly words: string;
  readonly speaker?: string;
  readonly outlet?: string;
  readonly from?: string;
  readonly until?: string;
  readonly order: "newest" | "ranked";
  readonly limit: number;
  readonly offset: number;
}

/** A stored quote with what is needed to show it; `text` is the quoted words as they stand in the article. */
export interface QuoteHit {
  readonly quoteId: string;
  readonly article: Article;
  readonly storyId: string | null;
  readonly kind: QuoteKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly speaker: { readonly name: string; readonly role: string | null } | null;
  /** The sentences around the quote, as they stand in the article. */
  readonly context: string;
}

export interface SourceState {
  readonly sourceId: string;
  readonly memo: Readonly<Record<string, unknown>>;
  readonly lastReadAt: string | null;
  readonly failures: number;
  readonly lastProblem: string | null;
}

export interface Placement {
  readonly articleId: string;
  readonly storyId: string;
}

/** The bot's questions. Every time is ISO 8601 in UTC and handed in by the caller. Throws Problem `store-damaged`. */
export interface Store {
  /** Keeps an article once, however many sources offer it. */
  keepArticle(article: Article, sourceId: string, seenAt: string): Promise<Kept>;
  /** Replaces the reading (and the searchable quotes) of the article's current version. */
  keepReading(reading: Reading): Promise<void>;
  article(id: string): Promise<Article | null>;
  versions(articleId: string): Promise<readonly ArticleVersion[]>;
  /** Whether a source's lead was taken before, so that its page need not be fetched again. */
  hasLead(sourceId: string, leadKey: string): Promise<boolean>;
  keepLead(sourceId: string, leadKey: string, articleId: string, seenAt: string): Promise<void>;
  /** Articles whose current version has no reading, oldest first. */
  unread(limit: number): Promise<readonly Article[]>;
  /** Articles published (or, where that is unknown, first seen) in the window, with their readings, oldest first. */
  readArticles(window: TimeWindow): Promise<readonly ReadArticle[]>;
  keepPlacements(placements: readonly Placement[]): Promise<void>;
  placements(articleIds: readonly string[]): Promise<readonly Placement[]>;
  quotes(query: QuoteQuery): Promise<readonly QuoteHit[]>;
  /** Names that start with, or have a word that starts with, what was typed; most quoted first. */
  suggest(kind: "speaker" | "outlet", typed: string, limit: number): Promise<readonly string[]>;
  sourceState(sourceId: string): Promise<SourceState | null>;
  keepSourceState(state: SourceState): Promise<void>;
  keepDigest(digest: Digest, madeAt: string): Promise<void>;
  digest(id: string): Promise<Digest | null>;
  /** The newest digests of one name whose window ended before a time, newest first. */
  digestsBefore(name: string, time: string, limit: number): Promise<readonly Digest[]>;
  keepSubscription(subscription: Subscription): Promise<void>;
  removeSubscription(id: string): Promise<void>;
  subscriptions(): Promise<readonly Subscription[]>;
  counts(): Promise<{ readonly articles: number; readonly quotes: number; readonly digests: number }>;
  /** Damage found, in words; empty where all is well. */
  integrity(): Promise<readonly string[]>;
  close(): Promise<void>;
}
