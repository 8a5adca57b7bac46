export type FeedFormat = "atom" | "json";

/** The addresses of the room's pages for one reader. `base`: what stands before each; "" or "/~…" . */
export interface Paths {
  readonly base: string;
  readonly home: string;
  readonly archive: string;
  readonly sources: string;
  readonly searchForm: string;
  readonly day: (day: string) => string;
  readonly digest: (id: string) => string;
  readonly story: (id: string) => string;
  readonly article: (id: string, anchor?: string) => string;
  readonly outlet: (name: string) => string;
  readonly topic: (name: string) => string;
  readonly speaker: (name: string, page?: number) => string;
  /** `fields`: what the feed is asked for; none for every briefing. */
  readonly feed: (format: FeedFormat, fields: Readonly<Record<string, string>>) => string;
  readonly search: (fields: Readonly<Record<string, string>>) => string;
}

export function pathsUnder(base: string): Paths {
  const asked = (path: string, fields: Readonly<Record<string, string>>) =>
    `${base}${path}?${new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== ""))}`;
  return {
    base,
    home: `${base}/`,
    archive: `${base}/archive`,
    sources: `${base}/sources`,
    searchForm: `${base}/search`,
    day: (day) => `${base}/day/${day}`,
    digest: (id) => `${base}/digest/${packed(id)}`,
    story: (id) => `${base}/story/${packed(id)}`,
    article: (id, anchor) => `${base}/article/${packed(id)}${anchor === undefined ? "" : `#${anchor}`}`,
    outlet: (name) => asked("/outlet", { name }),
    topic: (name) => asked("/topic", { name }),
    speaker: (name, page = 1) => asked("/speaker", { name, page: page > 1 ? String(page) : "" }),
    feed: (format, fields) => asked(`/feed.${format}`, fields),
    search: (fields) => asked("/search", fields),
  };
}

/** An id may be an address with anything in it: in a path it stands as letters, digits, "-" and "_". */
const packed = (id: string): string => Buffer.from(id, "utf8").toString("base64url");

const PACKED = /^[A-Za-z0-9_-]{1,4096}$/;

/** The id that stands in a path; null where none does. */
export function unpacked(part: string): string | null {
  if (!PACKED.test(part)) return null;
  const id = Buffer.from(part, "base64url").toString("utf8");
  return packed(id) === part ? id : null;
}
