import type { Picture } from "../../model/picture.ts";

/** One entry of a feed, as far as the feed tells. Addresses are absolute http(s) ones. */
export interface FeedEntry {
  /** The feed's own id, else the address, else a hash of what the entry says. */
  readonly id: string;
  /** As the feed gives it: may be HTML (see plainTitle). */
  readonly title: string | null;
  readonly url: string | null;
  /** ISO 8601 in UTC. */
  readonly publishedAt: string | null;
  readonly author: string | null;
  /** The fullest body given, with absolute addresses. Not sanitised: it may hold anything. */
  readonly html: string | null;
  /** Absent where the feed gives none. */
  readonly picture?: Picture;
  /** The paper that the entry was taken from, where the feed says so: an aggregator does. */
  readonly outlet?: FeedOutlet;
}

export interface FeedOutlet {
  readonly name: string;
  /** As the feed gives it; null where it gives none. */
  readonly url: string | null;
}

export interface Feed {
  readonly title: string | null;
  /** The address of the page that the feed belongs to. */
  readonly url: string | null;
  readonly language: string | null;
  readonly entries: readonly FeedEntry[];
}
