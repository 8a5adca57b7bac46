import type { Article } from "../../model/article.ts";
import type { Owner } from "../../model/owner.ts";
import { siteOf } from "../../text/site.ts";

/** Sites on which anybody publishes: there a host of its own is an outlet of its own. */
const HOSTING = new Set("blogspot.com github.io medium.com substack.com tumblr.com wordpress.com".split(" "));

/** By which an article's house is told; two articles with one in common are of one house. */
export type HousesOf = (article: Article) => readonly string[];

/**
 * An article's house by its outlet's name ("Courier" and "The Courier Online" are one), by the site of its address
 * (editions of one site are one), and by the owners that the owner of the bot has named.
 */
export function createHouses(owners: readonly Owner[]): HousesOf {
  const ownerOf = new Map(
    owners.flatMap(({ name, outlets }) => outlets.map((outlet): [string, string] => [keyOf(outlet), `owner ${name}`])),
  );
  return (article) => {
    const own = ownKeys(article);
    return [...own, ...own.flatMap((key) => ownerOf.get(key) ?? [])];
  };
}

type Published = Pick<Article, "outlet" | "url">;

/** Whether an article is of an outlet, by its name or the domain of its site. */
export const isOfOutlet = (article: Published, outlet: string): boolean => ownKeys(article).includes(keyOf(outlet));

const ownKeys = ({ outlet, url }: Published): readonly string[] =>
  [outlet === null ? null : nameKey(outlet), siteKey(url)].filter((key) => key !== null);

/** Whoever lists owners writes names or domains. */
const keyOf = (outlet: string): string =>
  outlet.includes(".") && !outlet.includes(" ") ? (siteKey(`https://${outlet}`) ?? nameKey(outlet)) : nameKey(outlet);

/** "The Courier", "Courier Online" and "courier.com" are one name. */
function nameKey(outlet: string): string {
  const plain = outlet.trim().toLowerCase().replace(/\s+/g, " ");
  const bare = plain.startsWith("the ") ? plain.slice(4) : plain;
  const tail = [" online", " digital", " website", ".com", ".net", ".org"].find((end) => bare.endsWith(end)) ?? "";
  return `name ${bare.slice(0, bare.length - tail.length)}`;
}

function siteKey(url: string | null): string | null {
  const host = url === null ? "" : (URL.parse(url)?.hostname ?? "");
  if (host === "") return null;
  const site = siteOf(host);
  return `site ${HOSTING.has(site) ? host : site}`;
}
