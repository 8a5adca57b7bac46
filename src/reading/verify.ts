import { readLanguage } from "../languages/wordless.ts";
import type { Article } from "../model/article.ts";
import type { KeyPoint, Quote } from "../model/reading.ts";
import { isSupported } from "../points/support/support.ts";

/** The quotes whose every range stands in the text, whoever proposed them. */
export function verifiedQuotes(article: Article, quotes: readonly Quote[]): Quote[] {
  const inText = ({ start, end }: { start: number; end: number }) =>
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= article.text.length;
  return quotes.filter(({ ranges }) => ranges.length > 0 && ranges.every(inText));
}

/** The points that their evidence bears, whoever wrote them. */
export function verifiedPoints(article: Article, points: readonly KeyPoint[]): KeyPoint[] {
  return points.filter((point) => isSupported(point, article.text, readLanguage(article.language)));
}
