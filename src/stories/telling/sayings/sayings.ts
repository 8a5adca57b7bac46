import type { ReadArticle } from "../../../model/reading.ts";
import type { Saying } from "../../../model/story.ts";
import { kinshipOfWords } from "../../lexicon/kinship.ts";
import { excerptOf } from "../excerpt.ts";
import { type Draft, draftsOf, type Report, reportsOf } from "./drafts.ts";
import { joinTranslations } from "./join-translations.ts";
import { createTopic } from "./topic.ts";

/**
 * What was said, each utterance once: the quotes that report it, the fullest wording first. Utterances that more articles
 * report come first, then as they stand in the articles.
 */
export function sayingsOf(articles: readonly ReadArticle[]): Saying[] {
  const reports = reportsOf(articles);
  const drafts = joinTranslations(draftsOf(reports), kinshipOfWords(), createTopic(articles));
  const place = new Map(reports.map((report, at) => [report, at]));
  return drafts
    .filter(isWorthTelling)
    .sort((one, other) => articleCount(other) - articleCount(one) || firstPlace(one, place) - firstPlace(other, place))
    .map(sayingOf);
}

const articleCount = ({ reports }: Draft): number => new Set(reports.map(({ article }) => article.id)).size;
const firstPlace = ({ reports }: Draft, place: ReadonlyMap<Report, number>): number =>
  Math.min(...reports.map((report) => place.get(report) ?? 0));

/** A few words in marks that one article has are no utterance of their own. */
const isWorthTelling = (draft: Draft): boolean =>
  articleCount(draft) > 1 || draft.reports.some(({ quote }) => quote.kind === "direct" && draft.speaker !== null);

function sayingOf({ speaker, reports }: Draft): Saying {
  const part = reports[0]?.part;
  return {
    speaker: speaker && { name: speaker.name, role: speaker.role, ...(speaker.doubtful ? { doubtful: true } : {}) },
    ...(part ? { part } : {}),
    quotes: reports.flatMap(({ article, quote }) =>
      quote.ranges.map((range, at) => ({
        ...excerptOf(article, range),
        kind: quote.kind,
        ...(at > 0 ? { continues: true } : {}),
      })),
    ),
  };
}
