import { z } from "zod";
import { escapeMarkup } from "../../text/markup.ts";
import { contentHash } from "../content-hash.ts";
import { pictureAt } from "../picture.ts";
import { absoluteAddress, withAbsoluteAddresses } from "./base.ts";
import type { Feed, FeedEntry } from "./feed.ts";
import { readFeedDate } from "./feed-date.ts";

const text = z.string().nullish().catch(null);
const people = z
  .array(z.object({ name: text }))
  .nullish()
  .catch(null);
const jsonItem = z.object({
  id: z.union([z.string(), z.number()]).nullish().catch(null),
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  date_published: text,
  date_modified: text,
  image: text,
  author: z.object({ name: text }).nullish().catch(null),
  authors: people,
});
const jsonFeed = z.object({
  version: z.string().refine((version) => version.includes("jsonfeed.org")),
  title: text,
  home_page_url: text,
  language: text,
  items: z.array(z.unknown()),
});

type JsonItem = z.infer<typeof jsonItem>;

/** JSON Feed 1.0 and 1.1 (jsonfeed.org); null for other JSON. Items that are no objects are passed over. */
export function readJsonFeed(json: string, url: string | null): Feed | null {
  const parsed = jsonFeed.safeParse(parseJson(json));
  if (!parsed.success) return null;
  const { title, home_page_url, language, items } = parsed.data;
  return {
    title: title?.trim() || null,
    url: absoluteAddress(home_page_url ?? "", url),
    language: language ?? null,
    entries: items.flatMap((item) => {
      const entry = jsonItem.safeParse(item);
      return entry.success ? [entryOf(entry.data, url)] : [];
    }),
  };
}

function entryOf(item: JsonItem, base: string | null): FeedEntry {
  const url = absoluteAddress(item.url ?? item.external_url ?? "", base);
  const title = item.title?.trim() || null;
  const html = htmlOf(item);
  const picture = pictureAt(item.image ?? "", url ?? base);
  return {
    id: String(item.id ?? "") || url || contentHash([title, item.date_published, html]),
    title,
    url,
    publishedAt: readFeedDate(item.date_published ?? "") ?? readFeedDate(item.date_modified ?? ""),
    author: authorsOf(item),
    html: html && withAbsoluteAddresses(html, url ?? base),
    ...(picture ? { picture } : {}),
  };
}

function htmlOf({ content_html, content_text, summary }: JsonItem): string | null {
  return content_html || (content_text ? escapeMarkup(content_text) : (summary ?? null));
}

function authorsOf({ authors, author }: JsonItem): string | null {
  const people = authors ?? (author ? [author] : []);
  return people.flatMap(({ name }) => name?.trim() || []).join("; ") || null;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
