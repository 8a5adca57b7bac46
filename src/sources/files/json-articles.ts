import { Problem, problemWords } from "../../model/problem.ts";

/** An article as a JSON file or a feed gives it: its body as plain text or as HTML, and what is known beside it. */
export interface GivenArticle {
  readonly body: { readonly kind: "text" | "html"; readonly content: string };
  readonly url: string | null;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly publishedAt: string | null;
  readonly language: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

/** The articles of a JSON file: one object, a list, or `{"articles": [...]}`. Throws a Problem `unreadable`. */
export function jsonArticles(text: string, path: string): GivenArticle[] {
  const value = parse(text, path);
  const list = Array.isArray(value)
    ? value
    : isFields(value) && Array.isArray(value["articles"])
      ? value["articles"]
      : [value];
  const articles = list.map((item) => (isFields(item) ? givenArticle(item) : null));
  if (articles.length > 0 && articles.every((article) => article !== null)) return articles;
  throw new Problem("unreadable", `${path}: no article in it; give {"title", "text", "outlet", "url", "publishedAt"}`);
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Problem("unreadable", `${path}: is not valid JSON (${problemWords(cause)}); correct it or remove it`, {
      cause,
    });
  }
}

function givenArticle(fields: Fields): GivenArticle | null {
  const html = stringOf(fields, "html", "content_html");
  const text = stringOf(fields, "text", "body", "content", "articleBody", "content_text");
  const content = text ?? html;
  if (content === null) return null;
  return {
    body: { kind: text === null ? "html" : "text", content },
    url: addressOf(stringOf(fields, "url", "link", "canonicalUrl")),
    title: stringOf(fields, "title", "headline"),
    outlet: stringOf(fields, "outlet", "publisher", "source", "siteName"),
    author: stringOf(fields, "author", "byline"),
    publishedAt: dateOf(
      stringOf(fields, "publishedAt", "published", "datePublished", "date_published", "date", "pubDate"),
    ),
    language: stringOf(fields, "language", "lang")?.slice(0, 2).toLowerCase() ?? null,
  };
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The first of these fields that holds words; an object stands for its name. */
function stringOf(fields: Fields, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = fields[name];
    const plain = isFields(value) ? value["name"] : value;
    if (typeof plain === "string" && plain.trim() !== "")
      return plain.trim() === plain ? plain : keepOffsets(name, plain);
  }
  return null;
}

/** A body keeps its blanks, so that offsets hold to the text as received. */
const keepOffsets = (name: string, plain: string): string =>
  /title|headline|url|outlet/i.test(name) ? plain.trim() : plain;

const addressOf = (url: string | null): string | null =>
  url && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null;

/** ISO 8601 in UTC, or the bare day where only that is given. */
function dateOf(written: string | null): string | null {
  if (written === null || /^\d{4}-\d{2}-\d{2}$/.test(written)) return written;
  const moment = Date.parse(written);
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}
