import type { Scope } from "../../model/tenant.ts";
import type { Database, Write } from "../database.ts";

/** `words`: what was quoted; `speaker`: name and role; `sound`: how the name sounds; `context`: the sentences around. */
export type QuoteField = "words" | "speaker" | "sound" | "context" | "outlet";
export type ArticleField = "title" | "body";

/** Terms as `searchTerms` makes them: letters, their marks and digits only. */
export type Indexed<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** A condition on the terms of one row. */
export type Match<Field extends string> =
  | { readonly kind: "term"; readonly term: string; readonly fields: readonly Field[] }
  /** A term that begins so. */
  | { readonly kind: "beginning"; readonly term: string; readonly fields: readonly Field[] }
  /** The terms one after the other in one field. */
  | { readonly kind: "phrase"; readonly terms: readonly string[]; readonly field: Field }
  /** Not empty. */
  | { readonly kind: "all" | "any"; readonly of: readonly Match<Field>[] };

export interface KeyRange {
  readonly from: number;
  /** Exclusive. */
  readonly until: number;
}

/** A search of one index; answers with keys, at most `limit`. `newest` and `oldest` go by the key. */
export interface Search<Field extends string> {
  readonly match: Match<Field>;
  readonly keys: KeyRange;
  readonly scope: Scope;
  readonly order: "newest" | "oldest" | "ranked";
  readonly limit: number;
  readonly offset: number;
}

/** The full-text index of a database. The terms are ours in each, so that each finds the same. */
export interface SearchIndex {
  /** Statements that create the index in an empty database. */
  create(write: Write): Promise<void>;
  addQuote(write: Write, key: number, terms: Indexed<QuoteField>): Promise<void>;
  removeQuotes(write: Write, keys: readonly number[]): Promise<void>;
  removeArticle(write: Write, key: number): Promise<void>;
  putArticle(write: Write, key: number, terms: Indexed<ArticleField>): Promise<void>;
  /** Of these terms those that the fewest quotes have, at least one, rarest first; as far as the database knows without counting long. */
  rarest(db: Database, terms: readonly string[], most: number): Promise<readonly string[]>;
  /** Joins some of what was written apart, in a short step; whether there may be more to join. */
  join(db: Database): Promise<boolean>;
  findQuotes(db: Database, search: Search<QuoteField>): Promise<readonly number[]>;
  findArticles(db: Database, search: Search<ArticleField>): Promise<readonly number[]>;
}
