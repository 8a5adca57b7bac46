import type { FeedPlace, RoomFeed } from "./feed.ts";

/** JSON Feed 1.1 (jsonfeed.org). */
export function jsonFeed({ title, path, entries }: RoomFeed, { origin, path: own, locale }: FeedPlace): string {
  const items = entries.map((entry) => ({
    id: entry.id,
    url: `${origin}${entry.path}`,
    title: entry.title,
    content_html: entry.html,
    ...(entry.at === null ? {} : { date_published: entry.at }),
    ...(entry.language === null ? {} : { language: entry.language }),
  }));
  const about = { title, home_page_url: `${origin}${path}`, feed_url: `${origin}${own}`, language: locale };
  return JSON.stringify({ version: "https://jsonfeed.org/version/1.1", ...about, items });
}
