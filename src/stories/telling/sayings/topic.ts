import { contentTerms } from "../../../languages/terms/search-terms.ts";
import { readLanguage } from "../../../languages/wordless.ts";
import type { ReadArticle } from "../../../model/reading.ts";
import { touchedBy } from "../../../text/touched.ts";

/** How often a story's own account, quotes aside, uses a term: in how many sentences an article on average. */
export type Topic = (term: string) => number;

/** What a story is about stands in all that is said of it, and tells little which sentence is meant. */
export function createTopic(articles: readonly ReadArticle[]): Topic {
  let counts: ReadonlyMap<string, number> | null = null;
  return (term) => {
    counts ??= countSentences(articles);
    return (counts.get(term) ?? 0) / Math.max(1, articles.length);
  };
}

function countSentences(articles: readonly ReadArticle[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { article, reading } of articles) {
    const ranges = reading.quotes.filter(({ kind }) => kind !== "indirect").flatMap((quote) => quote.ranges);
    const quoted = new Set(ranges.flatMap((range) => touchedBy(reading.sentences, range)));
    for (const sentence of reading.sentences) {
      if (quoted.has(sentence)) continue;
      for (const term of contentTerms(
        article.text.slice(sentence.start, sentence.end),
        readLanguage(article.language),
      )) {
        counts.set(term, (counts.get(term) ?? 0) + 1);
      }
    }
  }
  return counts;
}
