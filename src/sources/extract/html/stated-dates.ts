import type { PageElement } from "./dom.ts";
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
const OTHERS = /comment|related|sidebar|widget|footer|teaser|recommend|popular|latest|promo|aside/i;

/** The moments of `time` elements and the like: those named as publication first, those of other articles left out. */
export function timeDates({ document }: PageSources): string[] {
  const named: string[] = [];
  const others: string[] = [];
  for (const element of document.querySelectorAll('time, [itemprop="datePublished"], abbr.published')) {
    const date =
      element.getAttribute("datetime") ??
      element.getAttribute("content") ??
      element.getAttribute("title") ??
      element.textContent;
    if (!date?.trim() || isElsewhere(element)) continue;
    const names = `${element.getAttribute("class")} ${element.getAttribute("itemprop")} ${element.parentElement?.getAttribute("class")}`;
    const isNamed = element.hasAttribute("pubdate") || (PUBLISHED.test(names) && !/modif|updated/i.test(names));
    (isNamed ? named : others).push(date.trim());
  }
  return [...named, ...others];
}

/** Within comments, lists of other articles, the foot of the page. */
function isElsewhere(element: PageElement): boolean {
  let around: PageElement | null = element.parentElement;
  for (let up = 0; around && up < 12; up++) {
    if (around.localName === "aside" || around.localName === "footer" || around.localName === "nav") return true;
    if (around.localName === "article" || around.localName === "body") return false;
    if (OTHERS.test(`${around.getAttribute("class")} ${around.getAttribute("id")}`)) return true;
    around = around.parentElement;
  }
  return false;
}
