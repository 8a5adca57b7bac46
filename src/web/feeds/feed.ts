import { createHash } from "node:crypto";

/** What a feed reader is told of one thing. Texts are as they may be shown; `html` is markup of ours. */
export interface FeedEntry {
  /** `urn:uuid:…`, see `entryId`. */
  readonly id: string;
  readonly title: string;
  /** Its page in the room, without the host. */
  readonly path: string;
  /** ISO 8601 in UTC; null where it is not known. */
  readonly at: string | null;
  /** BCP 47; null where it is not known. */
  readonly language: string | null;
  readonly html: string;
}

export interface RoomFeed {
  readonly title: string;
  /** The page that tells the same, without the host. */
  readonly path: string;
  /** The newest first. */
  readonly entries: readonly FeedEntry[];
}

/** Where a feed is read, and in which language its own words are. */
export interface FeedPlace {
  /** "https://news.example" */
  readonly origin: string;
  /** Its own address, without the host. */
  readonly path: string;
  readonly locale: string;
}

/**
 * The id of an entry, made of what it is about alone: the same after a redo, under another address of the room, and for every
 * reader. A UUID of version 8, as of RFC 9562.
 */
export function entryId(kind: "digest" | "story" | "article" | "quote" | "feed", key: string): string {
  const hash = createHash("sha256").update(`${kind}:${key}`).digest("hex");
  const variant = ((Number.parseInt(hash.charAt(16), 16) & 3) | 8).toString(16);
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `${variant}${hash.slice(17, 20)}`];
  return `urn:uuid:${[...parts, hash.slice(20, 32)].join("-")}`;
}

/** A moment as feeds write it: of a bare day its beginning; null where the text is no time. */
export function feedTime(at: string | null): string | null {
  const time = at === null ? Number.NaN : Date.parse(at);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
