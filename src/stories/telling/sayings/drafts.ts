import { searchTerms } from "../../../language/search-terms.ts";
import type { Article } from "../../../model/article.ts";
import type { Quote, ReadArticle, Speaker } from "../../../model/reading.ts";
import { fullerSpeaker, isSameSpeaker } from "./same-speaker.ts";
import { isSameWording, type Wording, wordingFrom } from "./same-wording.ts";

/** One quote of one article. */
export interface Report {
  readonly article: Article;
  readonly quote: Quote;
  readonly text: string;
  readonly wording: Wording;
}

/** Reports taken for one utterance so far, the fullest first. */
export interface Draft {
  readonly speaker: Speaker | null;
  readonly reports: readonly Report[];
}

/** The quotes in marks of a story's articles, in the order in which they stand. */
export function reportsOf(articles: readonly ReadArticle[]): Report[] {
  return articles.flatMap(({ article, reading }) =>
    reading.quotes.filter(({ kind }) => kind !== "indirect").map((quote) => reportOf(article, quote)),
  );
}

function reportOf(article: Article, quote: Quote): Report {
  const text = quote.ranges.map(({ start, end }) => article.text.slice(start, end)).join(" ");
  return { article, quote, text, wording: wordingFrom(searchTerms(text)) };
}

/** Puts together what has the same words: whole, cut, respelt, or a fragment inside a longer quote. */
export function draftsOf(reports: readonly Report[]): Draft[] {
  const fullestFirst = [...reports].sort((one, other) => other.wording.terms.length - one.wording.terms.length);
  const drafts: Draft[] = [];
  const withTerm = new Map<string, number[]>();
  for (const report of fullestFirst) {
    const near = new Set(report.wording.content.flatMap((term) => withTerm.get(term) ?? []));
    const known = [...near].find((at) => isReportOf(drafts[at], report));
    const at = known ?? drafts.length;
    drafts[at] = joinDrafts(drafts[at], { speaker: report.quote.speaker, reports: [report] });
    for (const term of known === undefined ? new Set(report.wording.content) : []) {
      withTerm.set(term, [...(withTerm.get(term) ?? []), at]);
    }
  }
  return drafts;
}

function isReportOf(draft: Draft | undefined, { quote, wording }: Report): boolean {
  const fullest = draft?.reports[0];
  return (
    fullest !== undefined &&
    isSameSpeaker(draft?.speaker ?? null, quote.speaker) &&
    isSameWording(fullest.wording, wording)
  );
}

/** Two drafts of one utterance as one; of wordings equally full, the one that more reports have comes first. */
export function joinDrafts(one: Draft | undefined, other: Draft): Draft {
  if (!one) return other;
  const [many, few] = one.reports.length >= other.reports.length ? [one, other] : [other, one];
  const reports = [...many.reports, ...few.reports];
  return {
    speaker: fullerSpeaker(one.speaker, other.speaker),
    reports: reports.sort((a, b) => b.wording.terms.length - a.wording.terms.length),
  };
}
