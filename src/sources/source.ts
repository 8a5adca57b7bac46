import type { Article } from "../model/article.ts";
import type { Tenant } from "../model/tenant.ts";

/** What a source remembers between runs: opaque to everyone else, JSON only. */
export type Memo = Readonly<Record<string, unknown>>;

/** One article that a source offers: enough to load it, and a key that stays the same between runs. */
export interface Lead {
  readonly key: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly publishedAt: string | null;
  /** What the listing itself already gave of the article (a feed entry's HTML); opaque to everyone else. */
  readonly payload?: unknown;
}

export interface Listing {
  readonly leads: readonly Lead[];
  /** To be stored once the leads were taken care of, and given to the next `list`. */
  readonly memo: Memo;
  /** True where the source answered that nothing changed. */
  readonly unchanged: boolean;
  /** Words for the reader about a source that still works: "moved to …". */
  readonly notices: readonly string[];
}

/** The outside world. Both methods throw a Problem that names the source and says what to do. */
export interface Source {
  readonly id: string;
  /** Name shown to people: the outlet or folder. */
  readonly name: string;
  readonly topics: readonly string[];
  /** Whom it belongs to; the configuration where absent. */
  readonly tenant?: Tenant;
  list(memo: Memo, signal: AbortSignal): Promise<Listing>;
  load(lead: Lead, signal: AbortSignal): Promise<Article>;
}
