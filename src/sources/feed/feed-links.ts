import { decodeHTML } from "entities";

/** An address that a page names as its feed. */
export interface FeedLink {
  readonly url: string;
  readonly title: string | null;
}

const FEED_TYPES = new Set(["application/rss+xml", "application/atom+xml", "application/feed+json"]);
/** A page names its feeds in its head. */
const LONGEST_HEAD = 500_000;
const LONGEST_TAG = 2_000;
const MOST_LINKS = 10;
const ATTRIBUTE = /([a-z-]{1,20})\s{0,5}=\s{0,5}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** The feeds that a page names (`<link rel="alternate" type="application/rss+xml">`), in its order. Linear. */
export function feedLinks(html: string, page: string): FeedLink[] {
  const head = html.slice(0, LONGEST_HEAD);
  const lower = head.toLowerCase();
  const found = new Map<string, FeedLink>();
  for (let at = lower.indexOf("<link"); at >= 0 && found.size < MOST_LINKS; at = lower.indexOf("<link", at + 1)) {
    const end = head.indexOf(">", at);
    if (end < 0) break;
    const link = end - at <= LONGEST_TAG ? linkOf(attributesOf(head.slice(at + "<link".length, end)), page) : null;
    if (link && !found.has(link.url)) found.set(link.url, link);
  }
  return [...found.values()];
}

function attributesOf(tag: string): ReadonlyMap<string, string> {
  const pairs = [...tag.matchAll(ATTRIBUTE)].map(([, name = "", ...values]) => {
    return [name.toLowerCase(), decodeHTML(values.find((value) => value !== undefined) ?? "").trim()] as const;
  });
  return new Map(pairs);
}

function linkOf(attributes: ReadonlyMap<string, string>, page: string): FeedLink | null {
  const relations = (attributes.get("rel") ?? "").toLowerCase().split(/\s+/);
  const type = (attributes.get("type") ?? "").toLowerCase().split(";")[0] ?? "";
  const address = attributes.get("href") ?? "";
  if (!relations.includes("alternate") || !FEED_TYPES.has(type) || !URL.canParse(address, page)) return null;
  const url = new URL(address, page);
  const isWeb = url.protocol === "https:" || url.protocol === "http:";
  return isWeb ? { url: url.href, title: attributes.get("title") || null } : null;
}
