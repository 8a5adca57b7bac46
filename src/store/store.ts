import type { Article } from "../model/article.ts";
import type { Choice, ChoiceOutcome } from "../model/choice.ts";
import type { Digest, TimeWindow } from "../model/digest.ts";
import type { QuoteHit } from "../model/quote-hit.ts";
import type { ReadArticle } from "../model/reading.ts";
import type { Destination, Subscription } from "../model/subscription.ts";
import type { Scope, Tenant } from "../model/tenant.ts";
import type { DeliveryStore } from "./delivery-store.ts";
import type { InstanceClaim } from "./engine.ts";
import type { FollowStore } from "./follow-store.ts";
import type { LeaseStore } from "./lease-store.ts";
import type { RetentionStore } from "./retention-store.ts";
import type { Placement, StoryStore } from "./story-store.ts";

/** `edited`: the same article with another text or headline; the former version stays in its history. */
export type Kept = "new" | "edited" | "known";

/** An article as a source offered it. */
export interface Offer {
  readonly article: Article;
  readonly sourceId: string;
  readonly leadKey: string;
  readonly seenAt: string;
  /** Whom the source belongs to. */
  readonly tenant: Tenant;
}

export interface ArticleVersion {
  readonly version: number;
  readonly seenAt: string;
  readonly article: Article;
}

export interface QuoteQuery {
  /** Words, or a pasted quotation; empty to ask by speaker alone. */
  readonly words: string;
  /** Words of which each must stand in the quote or in the sentences around it, in any form and never inside another word. */
  readonly about?: string;
  readonly speaker?: string;
  /** The speaker only as spelt, where else a name that sounds so, or words around the quote, would do for want of it. */
  readonly onlyAsSpelt?: boolean;
  readonly outlet?: string;
  readonly from?: string;
  readonly until?: string;
  readonly order: "newest" | "oldest" | "ranked";
  readonly limit: number;
  readonly offset: number;
}

export interface ArticleQuery {
  /** Words that the headline or the text must all have, in any form. */
  readonly words: string;
  readonly from?: string;
  readonly until?: string;
  readonly limit: number;
}

/** What is shown of an article in a list. */
export type ArticleHeading = Pick<Article, "id" | "title" | "outlet" | "url" | "publishedAt" | "language">;

export interface SourceState {
  readonly sourceId: string;
  readonly memo: Readonly<Record<string, unknown>>;
  readonly lastReadAt: string | null;
  readonly failures: number;
  readonly lastProblem: string | null;
}

/** A source that somebody added in a chat. */
export interface AddedSource {
  readonly id: string;
  readonly chat: string;
  readonly workspace: string;
  readonly url: string;
  readonly name: string;
  /** What it is filed under; nothing where absent. */
  readonly topics?: readonly string[];
  readonly addedBy: string;
  readonly addedAt: string;
}

/** Something that the bot remembers of itself. */
export interface BotRecord {
  readonly at: string;
  /** Plain objects and lists. */
  readonly details: unknown;
}

/** What came of asking a model to choose. */
export interface KeptChoice {
  /** A hash of all that was asked, of whom, and how. */
  readonly key: string;
  /** `ollama:MODEL`. */
  readonly model: string;
  readonly at: string;
  readonly outcome: ChoiceOutcome;
  /** Null where nothing was chosen. */
  readonly choice: Choice | null;
  /** The seed of the order in which the candidates were shown; null where nothing was asked. */
  readonly seed: number | null;
  readonly promptTokens: number | null;
  /** How long the answer took. */
  readonly milliseconds: number;
}

/** What a scope may see of articles and of the stories that they are in. */
export interface ArticleView {
  article(id: string): Promise<Article | null>;
  /** Articles published (or, where that is unknown, first seen) in the window, with their readings, oldest first. */
  readArticles(window: TimeWindow): Promise<readonly ReadArticle[]>;
  /** Articles that were placed in these stories, with their readings, oldest first within a few hundred stories. */
  readArticlesOf(storyIds: readonly string[]): Promise<readonly ReadArticle[]>;
  placements(articleIds: readonly string[]): Promise<readonly Placement[]>;
  /** Articles newest first. */
  searchArticles(query: ArticleQuery): Promise<readonly Article[]>;
  /** The same without their texts: far cheaper for many. */
  articleHeadings(query: ArticleQuery): Promise<readonly ArticleHeading[]>;
}

/** What a scope may see of who said what. */
export interface QuoteView {
  /** Quotes that have the words together; where none has, all the words; where none has, quotes in whose context they stand. */
  quotes(query: QuoteQuery): Promise<readonly QuoteHit[]>;
  /** Quotes that share most with the words, nearest first: other reports of one utterance, or a quotation misremembered. */
  quotesLike(query: QuoteQuery): Promise<readonly QuoteHit[]>;
  quote(quoteId: string): Promise<QuoteHit | null>;
  question(id: string): Promise<QuoteQuery | null>;
  /** Names that start with, or have a word that starts with, what was typed; most quoted first. */
  suggest(kind: "speaker" | "outlet", typed: string, limit: number): Promise<readonly string[]>;
}

/** What a scope may see of digests. */
export interface DigestView {
  digest(id: string): Promise<Digest | null>;
  /** The digests whose window ended in a window, newest first. */
  digestsIn(window: TimeWindow, limit: number): Promise<readonly Digest[]>;
  /** The newest digests of one name whose window ended before a time, newest first. */
  digestsBefore(name: string, time: string, limit: number): Promise<readonly Digest[]>;
}

/** What a scope may see of what is kept: whatever is asked for, the rest is not there. */
export interface StoreView extends ArticleView, QuoteView, DigestView {}

/** What collecting keeps: articles, where they came from, and what was read in them. */
export interface ArticleStore {
  /** Keeps an article once, however many sources of its tenant offer it; an article edited needs reading again. */
  keepArticle(article: Article, sourceId: string, seenAt: string, tenant?: Tenant): Promise<Kept>;
  /**
   * Keeps articles with the leads that they came by, all or none: each answer as keepArticle gives it. Far cheaper than one
   * after the other, since the search index is written once.
   */
  keepArticles(offers: readonly Offer[]): Promise<readonly Kept[]>;
  /** For each article the sources that offered it, in the order in which they first did. */
  sourcesOf(articleIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /**
   * Replaces the reading (and the searchable quotes) of the article's current version. A reading of a text that was
   * edited meanwhile is not kept: the article stays among the unread.
   */
  keepReading(read: ReadArticle): Promise<void>;
  /** Several readings as keepReading keeps one, all or none. */
  keepReadings(reads: readonly ReadArticle[]): Promise<void>;
  versions(articleId: string): Promise<readonly ArticleVersion[]>;
  /** Which of a source's leads were taken before, so that their pages need not be fetched again. */
  knownLeads(sourceId: string, leadKeys: readonly string[]): Promise<ReadonlySet<string>>;
  keepLead(sourceId: string, leadKey: string, articleId: string, seenAt: string): Promise<void>;
  /** Articles whose current version has no reading, oldest first. */
  unread(limit: number): Promise<readonly Article[]>;
  sourceState(sourceId: string): Promise<SourceState | null>;
  /** Keeps a source's state, with what came of reading it where it was read just now: plain objects and lists. */
  keepSourceState(state: SourceState, tried?: { readonly at: string; readonly outcome: unknown }): Promise<void>;
  /** What came of each source that was read at a time or later. */
  triesSince(at: string): Promise<readonly { readonly sourceId: string; readonly outcome: unknown }[]>;
}

/** What the bot keeps for people and of itself: what they asked for, chose and were told. */
export interface DeskStore {
  /** Keeps a question for a button under its answer; the same question gets the same id. */
  keepQuestion(query: QuoteQuery, at: string, tenant: Tenant): Promise<string>;
  /** What the bot remembers of itself: its last tick, its last round. */
  record(name: string): Promise<BotRecord | null>;
  keepRecord(name: string, record: BotRecord): Promise<void>;
  /**
   * Keeps a record in place of the one that was read, null for none, so that it is on the disk; false, and nothing is kept, where
   * another stands there by now.
   */
  replaceRecord(name: string, former: BotRecord | null, record: BotRecord): Promise<boolean>;
  /** What a model chose when it was asked this; null where it was not asked. */
  choice(key: string): Promise<KeptChoice | null>;
  /** Keeps the newest answer to a question. */
  keepChoice(choice: KeptChoice): Promise<void>;
  /** How the choices since a time came out, by outcome. */
  choiceOutcomes(since: string): Promise<Readonly<Partial<Record<ChoiceOutcome, number>>>>;
  forgetChoicesBefore(at: string): Promise<void>;
  /** The same digest may be kept for several. */
  keepDigest(digest: Digest, madeAt: string, tenant: Tenant): Promise<void>;
  /** Lets a workspace use the bot. */
  acceptWorkspace(chat: string, workspace: string, at: string): Promise<void>;
  /** Those of a chat that may use the bot, the first accepted first. */
  acceptedWorkspaces(chat: string): Promise<readonly string[]>;
  keepSubscription(subscription: Subscription | Destination): Promise<void>;
  removeSubscription(id: string): Promise<void>;
  /** Those with times of their own: the briefings. */
  subscriptions(): Promise<readonly Subscription[]>;
  /** Everywhere that something is posted: those of the briefings, and those of alerts. */
  destinations(): Promise<readonly Destination[]>;
  keepAddedSource(source: AddedSource): Promise<void>;
  removeAddedSource(id: string): Promise<void>;
  addedSources(): Promise<readonly AddedSource[]>;
  /** True the first time a key is seen (a chat's trigger id), false for a replay. */
  seenOnce(key: string, at: string): Promise<boolean>;
  /** Counts one use of an allowance ("T1:who-said") in a period ("2025-02-13"); answers with the uses so far. */
  countUse(allowance: string, period: string): Promise<number>;
}

/**
 * The bot's questions, a port for each of its rooms. Every time is ISO 8601 in UTC and handed in by the caller. Throws Problem `store-damaged`,
 * `unavailable` (disk full, no connection) or `busy` (another process holds the store for too long).
 *
 * Texts are kept with lone surrogates and NUL replaced by U+FFFD, one unit for one, so that offsets hold.
 */
export interface Store
  extends ArticleStore,
    DeskStore,
    DeliveryStore,
    FollowStore,
    StoryStore,
    RetentionStore,
    LeaseStore {
  /** What there is to see for somebody: people ask through this alone. */
  seenBy(scope: Scope): StoreView;
  counts(): Promise<{ readonly articles: number; readonly quotes: number; readonly digests: number }>;
  /** Damage found, in words; empty where all is well. */
  integrity(): Promise<readonly string[]>;
  /** Writes a whole copy while the store is in use. Throws `bad-input` where the file exists. */
  backup(file: string): Promise<void>;
  /** Claims a SQLite store for this process; throws `busy` where another bot runs on it. PostgreSQL is for any number. */
  claimInstance(): Promise<InstanceClaim>;
  close(): Promise<void>;
}
