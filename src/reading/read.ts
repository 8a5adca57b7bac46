import { languageOf } from "../languages/known.ts";
import { readLanguage } from "../languages/wordless.ts";
import type { Article } from "../model/article.ts";
import type { KeyPoint, Quote, Reading } from "../model/reading.ts";
import { refusalOf } from "../points/refusal/refusal.ts";
import { isSupported } from "../points/support/support.ts";
import type { Limits, Summarizer } from "../summarize/summarizer.ts";
import { findQuotes } from "./quotes/find-quotes.ts";
import { type Discourse, discourseOf } from "./quotes/resolve/discourse.ts";
import { splitSentences } from "./sentences/split.ts";

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
  const quotes = discourse ? verifiedQuotes(article, quotesIn(article, discourse)) : [];
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

/** The quotes of an article; what stands in a line that names another article is read by itself. */
export function quotesIn(article: Article, discourse: Discourse): Quote[] {
  const pointed = article.blocks
    .filter(({ role }) => role === "pointer")
    .flatMap((block) => {
      const headline: Article = { ...article, blocks: [{ ...block, role: "body" }] };
      return findQuotes(headline, discourseOf(headline, discourse.language));
    });
  const quotes = findQuotes(article, discourse);
  return pointed.length === 0 ? quotes : [...quotes, ...pointed].sort((one, other) => startOf(one) - startOf(other));
}

const startOf = ({ ranges }: Quote): number => ranges[0]?.start ?? 0;

/** Fewer mentions are too little to call a lone capitalised word a name. */
const MENTIONS_OF_ONE_WORD = 2;
const SURE = 2;

/** Names of people and institutions, spelled in full, most mentioned first. */
export function findNames({ cast }: Discourse): string[] {
  return cast.all
    .filter(({ words, mentions, personhood }) => {
      const isSure = Math.abs(personhood) >= SURE;
      return words.length > 1 || (mentions >= MENTIONS_OF_ONE_WORD && isSure);
    })
    .map(({ name }) => name);
}

/** The quotes whose every range stands in the text, whoever proposed them. */
function verifiedQuotes(article: Article, quotes: readonly Quote[]): Quote[] {
  const inText = ({ start, end }: { start: number; end: number }) =>
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= article.text.length;
  return quotes.filter(({ ranges }) => ranges.length > 0 && ranges.every(inText));
}

/** The points that their evidence bears, whoever wrote them. */
function verifiedPoints(article: Article, points: readonly KeyPoint[]): KeyPoint[] {
  return points.filter((point) => isSupported(point, article.text, readLanguage(article.language)));
}
