import { languageOf } from "../languages/known.ts";
import type { Article } from "../model/article.ts";
import type { Reading } from "../model/reading.ts";
import { refusalOf } from "../points/refusal/refusal.ts";
import type { Limits, Summarizer } from "../summarize/summarizer.ts";
import { findNames } from "./names/find.ts";
import { findQuotes } from "./quotes/find-quotes.ts";
import { discourseOf } from "./quotes/resolve/discourse.ts";
import { splitSentences } from "./sentences/split.ts";
import { verifiedPoints, verifiedQuotes } from "./verify.ts";

/** Reads one article: sentences, quotes and names by rules; key points by the summarizer, then verified. */
export async function readArticle(
  article: Article,
  summarizer: Summarizer,
  limits: Limits,
  signal: AbortSignal,
): Promise<Reading> {
  const language = languageOf(article.language);
  const sentences = splitSentences(article.text, article.blocks, language);
  const discourse = language && discourseOf(article, language);
  const quotes = discourse ? verifiedQuotes(article, findQuotes(article, discourse)) : [];
  const refusal = refusalOf(article, sentences);
  const proposed = refusal ? [] : await summarizer.summarize({ article, sentences, quotes }, limits, signal);
  const keyPoints = verifiedPoints(article, proposed);
  return {
    articleId: article.id,
    by: keyPoints[0]?.by ?? summarizer.name,
    sentences,
    keyPoints,
    quotes,
    names: discourse ? findNames(discourse) : [],
    refusal,
  };
}
