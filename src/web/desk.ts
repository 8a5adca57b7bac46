import type { Digest, DigestStory, TimeWindow } from "../model/digest.ts";
import type { Scope } from "../model/tenant.ts";
import type { ArticleVersion, StoreView } from "../store/store.ts";
import type { Voices } from "../words/words.ts";
import type { ApiKey } from "./api/keys.ts";

/** A source as its readers may know it. */
export interface ShownSource {
  readonly name: string;
  readonly topics: readonly string[];
  /** ISO 8601 in UTC; null where it was not read yet. */
  readonly lastReadAt: string | null;
  /** Why it could not be read the last time; null where it could. */
  readonly problem: string | null;
}

/** What the reading room needs of the bot. */
export interface RoomDesk {
  readonly view: (scope: Scope) => StoreView;
  /** What a scope may see of a window, told as a digest. Keeps none. */
  readonly digest: (window: TimeWindow, title: string, scope: Scope) => Promise<Digest>;
  /** One story as it is told now; null where a view has nothing of it. */
  readonly story: (view: StoreView, id: string) => Promise<DigestStory | null>;
  /** The story to which most of the newest articles on some words belong; null where a view has none. */
  readonly storyOn: (view: StoreView, words: string) => Promise<DigestStory | null>;
  /** Every version of an article, the oldest first. Its caller has seen the article through a view. */
  readonly versions: (articleId: string) => Promise<readonly ArticleVersion[]>;
  /** The keys with which programs ask. */
  readonly keys: () => Promise<readonly ApiKey[]>;
  /** What the sources that a scope may see are filed under. */
  readonly topics: (scope: Scope) => Promise<readonly string[]>;
  /** For each article the topics of the sources that brought it, as far as a scope may see these. */
  readonly topicsOf: (articleIds: readonly string[], scope: Scope) => Promise<ReadonlyMap<string, readonly string[]>>;
  readonly sources: (scope: Scope) => Promise<readonly ShownSource[]>;
  readonly voices: Voices;
  readonly timeZone: string;
  /** So many hours the digest of today looks back. */
  readonly hours: number;
  readonly now: () => Date;
}

/** Who asks, and whom. */
export interface Asking {
  readonly desk: RoomDesk;
  readonly scope: Scope;
}
