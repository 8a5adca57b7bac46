import { isoDay } from "../../digest/present/dates.ts";
import type { ArticleHeading } from "../../store/store.ts";
import type { Asking } from "../desk.ts";
import type { Asked } from "./asked.ts";
import { articlesFound, MOST_SIFTED, narrowed } from "./narrowed.ts";

/** A value that a search may be narrowed to, and how many of the articles found have it. */
export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

export interface Facets {
  readonly days: readonly FacetValue[];
  readonly outlets: readonly FacetValue[];
  readonly topics: readonly FacetValue[];
  readonly languages: readonly FacetValue[];
}

export interface FoundArticles {
  /** The newest first. */
  readonly articles: readonly ArticleHeading[];
  /** Each counted over what the search is narrowed to by the others. */
  readonly facets: Facets;
  /** Whether there may be older ones, which are not counted. */
  readonly isCut: boolean;
}

const VALUES = 12;

/** The articles that a search finds, and how many of them are of which day, outlet, topic and language. */
export async function foundArticles(asked: Asked, asking: Asking): Promise<FoundArticles> {
  const all = await articlesFound(asked, asking);
  const topics = await asking.desk.topicsOf(
    all.map(({ id }) => id),
    asking.scope,
  );
  const within = (but: Partial<Asked>) => narrowed(all, (article) => article, { ...asked, ...but }, asking);
  const [articles, anyOutlet, anyTopic, anyLanguage] = await Promise.all([
    within({}),
    within({ outlet: "" }),
    within({ topic: "" }),
    within({ language: "" }),
  ]);
  return {
    articles,
    facets: {
      days: newestDays(articles, asking.desk.timeZone),
      outlets: counted(anyOutlet.flatMap(({ outlet }) => outlet ?? [])).slice(0, VALUES),
      topics: counted(anyTopic.flatMap(({ id }) => topics.get(id) ?? [])).slice(0, VALUES),
      languages: counted(anyLanguage.flatMap(({ language }) => language ?? [])).slice(0, VALUES),
    },
    isCut: all.length >= MOST_SIFTED,
  };
}

/** A date without a time stands up to a day from where its moment would in the order of moments. */
const DAYS_ASTRAY = 2;

/** Only as many as are shown: to tell the day of a moment costs more than all else here. */
function newestDays(articles: readonly ArticleHeading[], timeZone: string): readonly FacetValue[] {
  const moments = articles.flatMap(({ publishedAt }) => publishedAt ?? []).sort();
  const days: string[] = [];
  const seen = new Set<string>();
  for (const moment of moments.reverse()) {
    const day = isoDay(moment, timeZone);
    if (seen.add(day).size > VALUES + DAYS_ASTRAY) break;
    days.push(day);
  }
  return counted(days)
    .sort((one, other) => other.value.localeCompare(one.value))
    .slice(0, VALUES);
}

/** How often each value is there, the most frequent first. */
function counted(values: readonly string[]): FacetValue[] {
  const counts = Map.groupBy(values, (value) => value);
  return [...counts]
    .map(([value, { length }]) => ({ value, count: length }))
    .sort((one, other) => other.count - one.count || one.value.localeCompare(other.value));
}
