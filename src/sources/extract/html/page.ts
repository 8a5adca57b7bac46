import type { Article } from "../../../model/article.ts";
import { Problem } from "../../../model/problem.ts";
import { canonicalUrl } from "../../canonical-url.ts";
import { contentHash } from "../../content-hash.ts";
import { articleFromText } from "../plain-text/article.ts";
import { articleBlocks } from "./block-rules.ts";
import { bodyParagraphs, isEnough } from "./body.ts";
import { bodyOf, parsePage } from "./dom.ts";
import { type PageFacts, readPageFacts } from "./facts.ts";
import { findArticle } from "./find-article.ts";
import { type SlimPage, slimHtml } from "./slim.ts";

/** An article read from a web page. `publishedLocal` is the date in the page's own calendar day, with its offset. */
export interface PageArticle extends Article {
  readonly publishedLocal: string | null;
}

/**
 * The article in a web page: its text is the body only, a line a paragraph. `url` is where the page was read.
 * Throws a Problem `unreadable` for a page too long or nested too deep to be parsed.
 */
export function readPage(html: string, url: string | null): PageArticle {
  const slimmed = slim(html, url);
  const article = readSlim(slimmed, url);
  const uncovered = isEnough(article.text) ? slimmed.content : slimmed.content.replace(SCRIPTLESS, "<$1div");
  if (uncovered === slimmed.content) return article;
  const other = readSlim({ ...slimmed, content: uncovered }, url);
  return isEnough(other.text) ? other : article;
}

/** Elements whose content a page shows to those who run no scripts, or to its own scripts only. */
const SCRIPTLESS = /<(\/?)(?:noscript|template)\b/g;

function readSlim(slimmed: SlimPage, url: string | null): PageArticle {
  const document = parsePage(slimmed);
  const reading = readPageFacts(document, url);
  return articleOf(bodyParagraphs(bodyOf(document), reading), reading.facts);
}

/** The article in a feed entry's HTML, which is the body and nothing else. */
export function readEntry(html: string, url: string | null, title: string | null): PageArticle {
  const document = parsePage(slim(`<html><body><article>${html}</article></body></html>`, url));
  const host = url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : null;
  const { blocks } = findArticle(bodyOf(document), title);
  return articleOf(
    articleBlocks(blocks, title).map(({ text }) => text),
    { ...NOTHING_KNOWN, url, title, outlet: host },
  );
}

const NOTHING_KNOWN: Omit<PageFacts, "url" | "title" | "outlet"> = {
  author: null,
  published: null,
  language: null,
  picture: null,
};

function slim(html: string, url: string | null): SlimPage {
  const slimmed = slimHtml(html);
  if (slimmed === null)
    throw new Problem("unreadable", `${url ?? "the page"}: too long, or its tags are nested too deep`);
  return slimmed;
}

function articleOf(paragraphs: readonly string[], facts: PageFacts): PageArticle {
  const text = paragraphs.join("\n");
  const url = facts.url && canonicalUrl(facts.url);
  const { title, outlet, author, language, published, picture } = facts;
  const id = url ?? contentHash([title, text]);
  const publishedAt = published?.utc ?? null;
  const article = articleFromText(text, { id, url, title, outlet, author, publishedAt, language });
  return { ...article, ...(picture ? { picture } : {}), publishedLocal: published?.local ?? article.publishedAt };
}
