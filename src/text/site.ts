/** Second labels under a country's domain that stand for "any organisation": co.uk, com.au, gov.in. */
const SHARED = new Set("ac co com edu gob gouv gov govt mil ne net nom or org".split(" "));

/** The site of a host, by its registrable domain: "feeds.news.example.org" and "www.example.org" give "example.org". */
export function siteOf(hostname: string): string {
  if (/^[\d.]+$/.test(hostname) || hostname.startsWith("[")) return hostname;
  const labels = hostname.split(".");
  const [second = "", country = ""] = labels.slice(-2);
  return labels.slice(country.length === 2 && SHARED.has(second) ? -3 : -2).join(".");
}
