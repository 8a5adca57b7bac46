import { languageOf } from "../../languages/known.ts";
import { contentStems } from "../../languages/terms/stems.ts";
import { readLanguage } from "../../languages/wordless.ts";
import type { Article } from "../../model/article.ts";
import type { ReadArticle } from "../../model/reading.ts";
import { overtakenIn } from "./overtaken.ts";
import { strangersAmong } from "./strangers.ts";
import { isTeaser, withoutAlarm } from "./teasers.ts";

/** Characters. */
export const LONGEST = 120;
const SHORTEST = 20;
/** A character of a script without blanks says as much as two others. */
const SHORTEST_UNSPACED = 10;
const MARKS = [" | ", " - ", " – ", " — "];
/** What comes first in an article says what it is about. */
const OPENING = 600;

/** The headline of the outlets that says most of what all say; the first point where no outlet has a plain one. */
export const headlineOf = (articles: readonly ReadArticle[], firstPoint: string | null): string =>
  bestHeadline(articles) ??
  firstPoint ??
  titlesOf(articles)[0]?.headline ??
  articles[0]?.article.text.trim().slice(0, LONGEST) ??
  "";

/** The same where an outlet has a plain one; else null. */
export function bestHeadline(articles: readonly ReadArticle[]): string | null {
  const support = new Map<string, number>();
  for (const stems of articles.map(({ article }) => new Set(openingStems(article)))) {
    for (const stem of stems) support.set(stem, (support.get(stem) ?? 0) + 1);
  }
  const [isOvertaken, strangers] = [overtakenIn(articles), strangersAmong(articles)];
  const plain = plainHeadlines(articles).filter(
    ({ headline, article }) => !isOvertaken(expectation(headline), article) && !strangers.has(article.id),
  );
  const isOld = oldAmong(articles);
  const fresh = plain.filter(({ article }) => !isOld(article));
  return highest(fresh, (titled) => worth(titled, support))?.headline ?? null;
}

/** What was news so many hours before the latest report has been overtaken by what it tells. */
const OLD_HOURS = 18;
const HOUR = 3_600_000;

/** Tells which reports of a story are so much older than its latest. */
export function oldAmong(articles: readonly ReadArticle[]): (article: Article | null) => boolean {
  const newest = Math.max(...articles.map(({ article }) => Date.parse(article.publishedAt ?? "") || 0));
  return (article) =>
    (article?.publishedAt ?? null) !== null && newest - Date.parse(article?.publishedAt ?? "") > OLD_HOURS * HOUR;
}

/** In a headline an infinitive stands for what will be: "Assembly to vote on veto". */
function expectation(headline: string): string {
  const words = headline.split(" ");
  const to = words.slice(1, 3).indexOf("to") + 1;
  const isInfinitive = to > 0 && /^\p{Ll}/u.test(words[to + 1] ?? "");
  return isInfinitive ? words.with(to, "will").join(" ") : headline;
}

/** A title as it may stand over a story, with its article. */
interface Titled extends ReadArticle {
  readonly headline: string;
}

/** The outlets' own titles that say plainly what happened, without the outlet's name. */
export const plainHeadlines = (articles: readonly ReadArticle[]): Titled[] =>
  titlesOf(articles).filter(
    ({ headline, article }) =>
      headline.length >= shortestIn(article) &&
      headline.length <= LONGEST &&
      !isTeaser(headline, languageOf(article.language)),
  );

const shortestIn = ({ language }: Article): number => (readLanguage(language).unspaced ? SHORTEST_UNSPACED : SHORTEST);

const titlesOf = (articles: readonly ReadArticle[]): Titled[] =>
  articles.flatMap((read) => {
    const { title, outlet, language } = read.article;
    return title ? [{ ...read, headline: withoutAlarm(withoutOutlet(title, outlet), readLanguage(language)) }] : [];
  });

function highest<T>(items: readonly T[], score: (item: T) => number): T | null {
  let top: T | null = null;
  let high = Number.NEGATIVE_INFINITY;
  for (const item of items) {
    const value = score(item);
    if (value > high) [top, high] = [item, value];
  }
  return top;
}

const openingStems = ({ title, text, language }: Article): readonly string[] =>
  contentStems(`${title ?? ""}\n${text.slice(0, OPENING)}`, readLanguage(language));

/** The share of a title's words that other articles have too; long titles say more. */
function worth({ headline, article }: Titled, support: ReadonlyMap<string, number>): number {
  const stems = [...new Set(contentStems(headline, readLanguage(article.language)))];
  const shared = stems.reduce((sum, stem) => sum + Math.max(0, (support.get(stem) ?? 0) - 1), 0);
  return shared / (stems.length + 3);
}

/** "Ferry aground | Sandry Gazette" without its tail. */
function withoutOutlet(title: string, outlet: string | null): string {
  const trimmed = title.replace(/\s+/g, " ").trim();
  for (const mark of MARKS) {
    const at = trimmed.lastIndexOf(mark);
    if (at < SHORTEST) continue;
    const tail = trimmed.slice(at + mark.length).toLowerCase();
    if (mark === " | " || (outlet !== null && tail.includes(outlet.toLowerCase()))) return trimmed.slice(0, at);
  }
  return trimmed;
}
