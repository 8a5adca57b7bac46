import { setImmediate as nextTurn } from "node:timers/promises";
import type { Article } from "../model/article.ts";
import type { Owner } from "../model/owner.ts";
import type { ReadArticle } from "../model/reading.ts";
import type { Story, StoryArticle } from "../model/story.ts";
import { disagreementsOf } from "./telling/disagreements/disagreements.ts";
import { headlineOf, LONGEST } from "./telling/headline.ts";
import { inLanguage, languageTold } from "./telling/language-told.ts";
import { mergePoints } from "./telling/points.ts";
import { sayingsOf } from "./telling/sayings/sayings.ts";
import { voicesOf } from "./telling/voices.ts";

export interface StoryLimits {
  readonly points: number;
  /** At most this many words over all points together; null for no limit. */
  readonly words: number | null;
  /** The languages that points are told in where there are several, the preferred one first; any where absent. */
  readonly languages?: readonly string[] | undefined;
}

/** `tellStory`, perhaps in another thread. */
export type TellStory = (...story: Parameters<typeof tellStory>) => Promise<Story>;

/** In this thread, after whatever waits for it. */
export const tellStoryHere: TellStory = async (...story) => {
  await nextTurn();
  return tellStory(...story);
};

/** Tells what the articles of one story say together. `owners`: outlets that count as one. */
export function tellStory(
  id: string,
  articles: readonly ReadArticle[],
  limits: StoryLimits,
  owners: readonly Owner[] = [],
): Story {
  const { copies, voiceOf, independentOutlets } = voicesOf(articles, owners);
  const keyPoints = mergePoints(articles, voiceOf, limits);
  const inOne = inLanguage(articles, languageTold(articles, limits.languages));
  return {
    id,
    headline: headlineOf(inOne, keyPoints[0]?.text ?? null),
    articles: articles.map(({ article }) => articleOf(article)),
    copies,
    independentOutlets,
    keyPoints,
    sayings: sayingsOf(articles),
    disagreements: disagreementsOf(articles, voiceOf),
    followsUp: null,
  };
}

/** What can be said without looking at what the articles say: which they are. */
export function nameStory(id: string, articles: readonly ReadArticle[]): Story {
  const headline = articles.map(({ article }) => article.title).find((title) => title !== null);
  return {
    id,
    headline: headline ?? articles[0]?.article.text.trim().slice(0, LONGEST) ?? "",
    articles: articles.map(({ article }) => articleOf(article)),
    copies: [],
    independentOutlets: 1,
    keyPoints: [],
    sayings: [],
    disagreements: [],
    followsUp: null,
    tooLong: true,
  };
}

const articleOf = ({ id, title, outlet, url, publishedAt, agencies, language, picture }: Article): StoryArticle => ({
  id,
  title,
  outlet,
  url,
  publishedAt,
  agencies,
  ...(language === null ? {} : { language }),
  ...(picture ? { picture } : {}),
});
