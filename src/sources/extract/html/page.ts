import type { Article, PublishedPrecision } from "../../../model/article.ts";
import { Problem } from "../../../model/problem.ts";
import { bodyParagraphs } from "./body.ts";
import { parsePage } from "./dom.ts";
import { titleOf } from "./title.ts";
import { isNestedTooDeep } from "./nesting.ts";

/** An article read from a web page. `publishedLocal` is the date in the page's own calendar day, with its offset. */
export interface PageArticle extends Article {
  readonly publishedLocal: string | null;
}

/**
 * The article in a web page: its text is the body only, a line a paragraph. `url` is where the page was read.
 * Throws a Problem `unreadable` for a page nested too deep to be parsed.
 */
export function readPage(html: string, url: string | null): PageArticle {
  if (isNestedTooDeep(html)) throw new Problem("unreadable", `${url ?? "the page"}: its tags are nested too deep`);
  const document = parsePage(html);
  const title = titleOf(document);
  const text = bodyParagraphs(document, html, title).join("\n");
  const precision: PublishedPrecision | null = null;
  return {
    id: url ?? "",
    url,
    title,
    outlet: null,
    author: null,
    agencies: [],
    publishedAt: null,
    publishedPrecision: precision,
    publishedLocal: null,
    language: null,
    text,
    blocks: [],
  };
}
