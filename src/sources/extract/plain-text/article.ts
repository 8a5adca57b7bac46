import type { Article, Block } from "../../../model/article.ts";

/** What is known of an article beside its text. */
export interface ArticleHints {
  readonly id: string;
  readonly title?: string | null | undefined;
  readonly outlet?: string | null | undefined;
  readonly url?: string | null | undefined;
  readonly publishedAt?: string | null | undefined;
}

/** An article from plain text, with its blocks marked. What the text says of itself fills what the hints leave open. */
export function articleFromText(text: string, hints: ArticleHints): Article {
  return {
    id: hints.id,
    url: hints.url ?? null,
    title: hints.title ?? null,
    outlet: hints.outlet ?? null,
    author: null,
    agencies: [],
    publishedAt: hints.publishedAt ?? null,
    publishedPrecision: hints.publishedAt ? (hints.publishedAt.includes("T") ? "minute" : "day") : null,
    language: null,
    text,
    blocks: paragraphs(text),
  };
}

function paragraphs(text: string): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    if (line.trim() !== "") blocks.push({ start, end: start + line.length, role: "body" });
    start += line.length + 1;
  }
  return blocks;
}
