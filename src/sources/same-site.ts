import { siteOf } from "../text/site.ts";

/** Whether two addresses belong to one site, as feeds.news.example.org and www.example.org do. */
export function isSameSite(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && siteOf(new URL(one).hostname) === siteOf(new URL(other).hostname);
}
