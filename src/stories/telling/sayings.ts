import { searchTerms } from "../../language/search-terms.ts";
import { STOP_WORDS } from "../../language/stop-words.ts";
import type { Article } from "../../model/article.ts";
import type { Quote, ReadArticle, Speaker } from "../../model/reading.ts";
import type { Saying } from "../../model/story.ts";
import { excerptOf } from "./excerpt.ts";
import { fullerSpeaker, isSameSpeaker } from "./same-speaker.ts";
import { isSameUtterance, type Wording } from "./same-utterance.ts";

interface Report {
  readonly article: Article;
  readonly quote: Quote;
  readonly wording: Wording;
}

interface Draft {
  speaker: Speaker | null;
  readonly reports: Report[];
}

/**
 * What was said, each utterance once: the quotes that report it, the fullest wording first. Utterances that more articles
 * report come first, then as they stand in the articles.
 */
export function sayingsOf(articles: readonly ReadArticle[]): Saying[] {
  const reports = articles.flatMap(({ article, reading }) =>
    reading.quotes.filter(({ kind }) => kind !== "indirect").map((quote) => reportOf(article, quote)),
  );
  const fullestFirst = [...reports].sort((one, other) => other.wording.terms.length - one.wording.terms.length);
  const drafts: Draft[] = [];
  const draftsWith = new Map<string, Draft[]>();
  for (const report of fullestFirst) {
    const known = bestDraft(draftsWith, report);
    if (known) addReport(known, report);
    else drafts.push(newDraft(draftsWith, report));
  }
  const place = new Map(reports.map((report, at) => [report, at]));
  return drafts
    .filter(isWorthTelling)
    .sort((one, other) => articleCount(other) - articleCount(one) || firstPlace(one, place) - firstPlace(other, place))
    .map(sayingOf);
}

function reportOf(article: Article, quote: Quote): Report {
  const text = quote.ranges.map(({ start, end }) => article.text.slice(start, end)).join(" ");
  const terms = searchTerms(text);
  return { article, quote, wording: { terms, content: terms.filter((term) => !STOP_WORDS.has(term)) } };
}

/** Of the utterances that share a word with a report, the one that it reports; the fullest of several. */
function bestDraft(draftsWith: ReadonlyMap<string, readonly Draft[]>, { quote, wording }: Report): Draft | null {
  const near = new Set(wording.content.flatMap((term) => draftsWith.get(term) ?? []));
  for (const draft of near) {
    const fullest = draft.reports[0];
    if (!fullest || !isSameSpeaker(draft.speaker, quote.speaker)) continue;
    if (isSameUtterance(fullest.wording, wording, areNamed(draft.speaker, quote.speaker))) return draft;
  }
  return null;
}

const areNamed = (one: Speaker | null, other: Speaker | null): boolean => one !== null && other !== null;

function newDraft(draftsWith: Map<string, Draft[]>, report: Report): Draft {
  const draft: Draft = { speaker: report.quote.speaker, reports: [report] };
  for (const term of new Set(report.wording.content)) {
    const list = draftsWith.get(term);
    if (list) list.push(draft);
    else draftsWith.set(term, [draft]);
  }
  return draft;
}

function addReport(draft: Draft, report: Report): void {
  draft.reports.push(report);
  draft.speaker = fullerSpeaker(draft.speaker, report.quote.speaker);
}

const articleCount = ({ reports }: Draft): number => new Set(reports.map(({ article }) => article.id)).size;
const firstPlace = ({ reports }: Draft, place: ReadonlyMap<Report, number>): number =>
  Math.min(...reports.map((report) => place.get(report) ?? 0));

/** A few words in marks that one article has are no utterance of their own. */
const isWorthTelling = (draft: Draft): boolean =>
  articleCount(draft) > 1 || draft.reports.some(({ quote }) => quote.kind === "direct" && draft.speaker !== null);

function sayingOf({ speaker, reports }: Draft): Saying {
  return {
    speaker: speaker && { name: speaker.name, role: speaker.role },
    quotes: reports.flatMap(({ article, quote }) =>
      quote.ranges.map((range) => ({ ...excerptOf(article, range), kind: quote.kind })),
    ),
  };
}
