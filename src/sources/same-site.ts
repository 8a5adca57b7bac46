import { isIP } from "node:net";

/** Second labels under a country's domain that stand for "any organisation": co.uk, com.au, gov.in. */
const SHARED = new Set("ac co com edu gob gouv gov govt mil ne net nom or org".split(" "));

/** Whether two addresses belong to one site, as feeds.news.example.org and www.example.org do. */
export function isSameSite(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && siteOf(new URL(one)) === siteOf(new URL(other));
}

function siteOf({ hostname }: URL): string {
  if (isIP(hostname) || hostname.startsWith("[")) return hostname;
  const labels = hostname.split(".");
  const [second = "", country = ""] = labels.slice(-2);
  return labels.slice(country.length === 2 && SHARED.has(second) ? -3 : -2).join(".");
}
