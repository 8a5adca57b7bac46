import { texts } from "./linked-data.ts";
import type { PageSources } from "./page-sources.ts";

type Which = "published" | "modified";

const LINKED: Record<Which, readonly string[]> = {
  published: ["datePublished", "dateCreated", "uploadDate"],
  modified: ["dateModified"],
};
const METAS: Record<Which | "vague", readonly string[]> = {
  published: (
    "article:published_time og:published_time og:article:published_time datepublished article:published article.published " +
    "rnews:datepublished parsely-pub-date sailthru.date cxenseparse:recs:publishtime publishdate publish-date pubdate " +
    "published published_date publication_date publication-date date.published citation_publication_date citation_date " +
    "dc.date.issued dcterms.issued bt:pubdate originalpublicationdate " +
    "article_date_original date_published displaydate artikel_datum article.created datecreated"
  ).split(" "),
  vague: "date created timestamp dc.date dcterms.date dc.date.created dcterms.created".split(" "),
  modified: (
    "article:modified_time og:updated_time datemodified article:modified last-modified lastmod dcterms.modified " +
    "dc.date.modified revised"
  ).split(" "),
};

export function linkedDates({ nodes }: PageSources, which: Which): string[] {
  return LINKED[which].flatMap((name) => nodes.flatMap((node) => texts(node[name])));
}

export function metaDates({ metas }: PageSources, which: Which | "vague"): string[] {
  return metas.all(...METAS[which]);
}

const PUBLISHED = /publi|posted|entry-date|entry-time|created|article-date|post-date|pubdate|byline|dateline/i;
const TIMES = 'time, [itemprop="datePublished"], abbr.published';

/** The moments of `time` elements and the like, those named as publication first; none of other parts of the page. */
export function timeDates({ around }: PageSources): string[] {
  const named: string[] = [];
  const others: string[] = [];
  for (const element of around.scope.querySelectorAll(TIMES)) {
    if (around.isElsewhere(element)) continue;
    const date =
      element.getAttribute("datetime") ??
      element.getAttribute("content") ??
      element.getAttribute("title") ??
      element.textContent;
    if (!date?.trim()) continue;
    const names = `${element.getAttribute("class")} ${element.getAttribute("itemprop")} ${element.parentElement?.getAttribute("class")}`;
    const isNamed = element.hasAttribute("pubdate") || (PUBLISHED.test(names) && !/modif|updated/i.test(names));
    (isNamed ? named : others).push(date.trim());
  }
  return [...named, ...others];
}
