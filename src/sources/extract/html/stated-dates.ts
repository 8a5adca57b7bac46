import { texts } from "./linked-data.ts";
import type { PageSources } from "./page-sources.ts";

type Which = "published" | "modified";

const LINKED: Record<Which, readonly string[]> = {
  published: ["datePublished", "dateCreated", "uploadDate"],
  modified: ["dateModified"],
};
const METAS: Record<Which | "vague", readonly string[]> = {
  published: (
    "article:published_time og:published_time og:article:published_time og:pubdate datepublished article:published " +
    "article.published article:post_date article:published_date rnews:datepublished parsely-pub-date sailthru.date " +
    "cxenseparse:recs:publishtime cxenseparse:publishtime shareaholic:article_published_time publishdate publish-date " +
    "publish_date publish_time publishtime publishedat pubdate pub_date pub-date published published_date publication_date " +
    "publication-date publicationdate date.published date_published displaydate releasedate release_date " +
    "citation_publication_date citation_online_date citation_date dc.date.issued dc.date.published dcterms.issued " +
    "dcterms.available bt:pubdate originalpublicationdate article_date_original article_date artikel_datum " +
    "article.created datecreated prism.publicationdate rbpubdate vr:published_time eprints.date"
  ).split(" "),
  vague: "date created timestamp dc.date dcterms.date dc.date.created dcterms.created dc.created creation_date".split(
    " ",
  ),
  modified: (
    "article:modified_time og:updated_time og:modified_time datemodified article:modified last-modified lastmod " +
    "last_modified lastupdate last-update dcterms.modified dc.date.modified dc.modified revised revision_date " +
    "shareaholic:article_modified_time date.modified"
  ).split(" "),
};

export function linkedDates({ nodes }: PageSources, which: Which): string[] {
  return LINKED[which].flatMap((name) => nodes.flatMap((node) => texts(node[name])));
}

export function metaDates({ metas }: PageSources, which: Which | "vague"): string[] {
  return metas.all(...METAS[which]);
}

const PUBLISHED = /publi|posted|entry-date|entry-time|created|article-date|post-date|pubdate|byline|dateline/i;
const TIMES = 'time, [datetime], [itemprop="datePublished"], [itemprop="dateCreated"], abbr[title]';

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
