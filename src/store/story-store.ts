import type { Article } from "../model/article.ts";
import type { Tenant } from "../model/tenant.ts";

/** The story that an article is in. */
export interface Placement {
  readonly articleId: string;
  readonly storyId: string;
  /** The earlier story that this one follows up, or null. */
  readonly followsUp: string | null;
}

/** What is kept of an article for sorting, so that later ones are compared with it without its text. */
export interface KeptTrace {
  readonly articleId: string;
  /** Keys by which articles alike are found: whole numbers below 2 ** 53. */
  readonly keys: readonly number[];
  /** Bytes that only sorting understands. */
  readonly trace: Uint8Array;
}

/** A kept trace with the story that its article is in, if any. */
export interface TracedArticle {
  readonly articleId: string;
  readonly storyId: string | null;
  readonly followsUp: string | null;
  readonly trace: Uint8Array;
}

/** A key with what sharing it counts. */
export interface WeightedKey {
  readonly key: number;
  readonly weight: number;
}

export interface AlikeQuery {
  readonly keys: readonly WeightedKey[];
  /** Articles of others are not looked at. */
  readonly tenants: readonly Tenant[];
  /** Articles published before are not looked at. */
  readonly from: string;
  /** Of each key so many of the newest articles count. */
  readonly mostOfKey: number;
  readonly limit: number;
}

/** How rare terms are, as known after all traces up to a serial number. */
export interface KeptRarity {
  readonly serial: number;
  readonly counts: Uint8Array;
}

/** Every article of `from` belongs to `into`: of one tenant, or, where what is configured is sorted, of everybody. */
export interface Merge {
  readonly from: string;
  readonly into: string;
  readonly tenant: Tenant;
}

/** What sorting came to beside places. */
export interface Sorted {
  /** Stories that became part of another, with all their articles. */
  readonly merges: readonly Merge[];
  /** Articles that need not be sorted again. */
  readonly sorted: readonly string[];
}

/** What sorting articles into stories needs: an index over which a new article costs what is like it, not what is kept. */
export interface StoryStore {
  /** Articles of one tenant that were read, or read anew, and not sorted since, oldest first; what is configured first. */
  unsorted(limit: number): Promise<readonly Article[]>;
  /** Lets articles that have traces be sorted again: those whose traces are the oldest, as far as they go. */
  sortAgain(most: number): Promise<void>;
  /** Keeps traces, or newer ones of the same articles; answers with the last serial number given. */
  keepTraces(traces: readonly KeptTrace[]): Promise<number>;
  /** The traces of what is configured with a serial number above one, in order. */
  tracesAfter(
    serial: number,
    limit: number,
  ): Promise<readonly { readonly serial: number; readonly trace: Uint8Array }[]>;
  tracesOf(articleIds: readonly string[]): Promise<readonly TracedArticle[]>;
  /**
   * The ids of each story's newest articles from a time on, as far as some tenants may see them and they have traces, in order
   * of publication.
   */
  membersOf(
    storyIds: readonly string[],
    seen: { readonly from: string; readonly tenants: readonly Tenant[]; readonly most: number },
  ): Promise<ReadonlyMap<string, readonly string[]>>;
  /** The articles that share the most weight of the keys, most first. */
  alike(query: AlikeQuery): Promise<readonly string[]>;
  /** Forgets some of the traces of articles published before a time; answers with how many. */
  forgetTracesBefore(time: string, limit: number): Promise<number>;
  keptRarity(): Promise<KeptRarity | null>;
  keepRarity(rarity: KeptRarity): Promise<void>;
  /** Writes all, or nothing. */
  keepPlacements(placements: readonly Placement[], also?: Sorted): Promise<void>;
}
