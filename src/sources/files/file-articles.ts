import { extname } from "node:path";
import type { Article } from "../../model/article.ts";
import { Problem } from "../../model/problem.ts";
import { decodeText } from "../decode.ts";
import { articleFromText } from "../extract/plain-text/article.ts";
import { plainTitle } from "../feed/plain-title.ts";
import { readFeed } from "../feed/read.ts";
import { wallIn } from "../non-article.ts";
import { fileText } from "./file-text.ts";
import { type GivenArticle, jsonArticles } from "./json-articles.ts";

/** Reads a page's article; throws a Problem where there is none. */
export type ExtractHtml = (html: string, url: string | null) => Promise<Article>;

const TEXTS = new Set([".txt", ".md", ".markdown", ".text"]);
const PAGES = new Set([".html", ".htm", ".xhtml"]);
const FEEDS = new Set([".xml", ".rss", ".atom", ".rdf"]);

export type FileKind = "text" | "page" | "feed" | "json";

/** What a file is by its name; null for files that hold no articles. */
export function kindOfFile(path: string): FileKind | null {
  const extension = extname(path).toLowerCase();
  if (TEXTS.has(extension)) return "text";
  if (PAGES.has(extension)) return "page";
  if (FEEDS.has(extension)) return "feed";
  return extension === ".json" ? "json" : null;
}

/** The articles that a feed or JSON file gives. Throws a Problem `unreadable` that names the file. */
export function givenArticles(bytes: Uint8Array, path: string, kind: "feed" | "json"): GivenArticle[] {
  if (kind === "json") return jsonArticles(fileText(bytes, path), path);
  if (bytes.length === 0) throw new Problem("unreadable", `${path}: is empty; put a feed in it or remove it`);
  const feed = readFeed(bytes, null, null);
  const articles = feed.entries.flatMap(({ title, url, publishedAt, author, html }): GivenArticle[] =>
    html === null
      ? []
      : [
          {
            body: { kind: "html", content: html },
            title: title && plainTitle(title),
            url,
            publishedAt,
            author,
            outlet: feed.title,
            language: feed.language?.slice(0, 2) ?? null,
          },
        ],
  );
  if (articles.length > 0) return articles;
  throw new Problem("unreadable", `${path}: a feed without full texts; give its address as a source of kind feed`);
}

/** The article of a text file or page. `id` names it where it has no address. */
export async function articleOfFile(
  bytes: Uint8Array,
  path: string,
  id: string,
  extractHtml: ExtractHtml,
): Promise<Article> {
  const isPage = kindOfFile(path) === "page";
  if (bytes.length === 0) fileText(bytes, path);
  const article = isPage
    ? await extractHtml(decodeText(bytes, null), null)
    : articleFromText(fileText(bytes, path), { id });
  return checked({ ...article, id: article.url ?? id }, path);
}

/** The article that a feed or JSON file gives. */
export async function articleOfGiven(
  given: GivenArticle,
  path: string,
  id: string,
  extractHtml: ExtractHtml,
): Promise<Article> {
  const { body, ...hints } = given;
  const article =
    body.kind === "text"
      ? articleFromText(body.content, { id, ...hints })
      : await extractHtml(asPage(given), given.url);
  const known = Object.fromEntries(Object.entries(hints).filter(([, value]) => value !== null)) as Partial<Article>;
  const precision = hints.publishedAt
    ? { publishedPrecision: hints.publishedAt.includes("T") ? ("minute" as const) : ("day" as const) }
    : {};
  return checked({ ...article, ...known, ...precision, id: hints.url ?? article.url ?? id }, path);
}

/** An entry's HTML as a page of its own, as the extractor reads it. */
const asPage = ({ body, title }: GivenArticle): string =>
  `<!doctype html><html><head><title>${escaped(title ?? "")}</title></head><body><article>${body.content}</article></body></html>`;

const escaped = (words: string): string => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Refuses what holds no article: a wall in its place, or nothing but what belongs to a page. */
function checked(article: Article, path: string): Article {
  const said = article.blocks.filter(({ role }) => role === "body" || role === "headline");
  const wall = wallIn(said.map(({ start, end }) => article.text.slice(start, end)).join("\n"));
  if (wall) throw new Problem("unreadable", `${path}: no article (${wall}); save the page again, or remove the file`);
  if (said.some(({ role }) => role === "body")) return article;
  throw new Problem(
    "unreadable",
    `${path}: no article text in it; check that the whole page was saved, or remove the file`,
  );
}
