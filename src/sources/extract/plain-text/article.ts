import { whichLanguage } from "../../../languages/detection/which-language.ts";
import { languageOf } from "../../../languages/known.ts";
import type { Article, PublishedPrecision } from "../../../model/article.ts";
import { readFacts } from "./facts.ts";
import { markBlocks } from "./mark.ts";

/** What is known of an article beside its text. */
export interface ArticleHints {
  readonly id: string;
  readonly title?: string | null | undefined;
  readonly outlet?: string | null | undefined;
  readonly url?: string | null | undefined;
  readonly author?: string | null | undefined;
  /** ISO 8601; a bare date (YYYY-MM-DD) where only the day is known. */
  readonly publishedAt?: string | null | undefined;
  readonly language?: string | null | undefined;
}

/**
 * An article from plain text as it was scraped: headline, summary, dateline, captions, credits and what belongs to the
 * page are marked, nothing is cut. What the text says of itself fills what the hints leave open.
 */
export function articleFromText(text: string, hints: ArticleHints): Article {
  const language = whichLanguage(text, hints.language ?? null);
  const blocks = markBlocks(text, hints.title ?? null, languageOf(language));
  const facts = readFacts(text, blocks);
  return {
    ...facts,
    id: hints.id,
    url: hints.url ?? facts.url,
    title: hints.title ?? facts.title,
    outlet: hints.outlet ?? facts.outlet,
    author: hints.author ?? facts.author,
    ...(hints.publishedAt ? published(hints.publishedAt) : {}),
    language,
    text,
    blocks,
  };
}

const published = (publishedAt: string): { publishedAt: string; publishedPrecision: PublishedPrecision } => ({
  publishedAt,
  publishedPrecision: publishedAt.includes("T") ? "minute" : "day",
});
