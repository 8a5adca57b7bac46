import type { ReadArticle } from "../model/reading.ts";
import type { Story } from "../model/story.ts";

export interface StoryLimits {
  readonly points: number;
  /** At most this many words over all points together; null for no limit. */
  readonly words: number | null;
}

/** Tells what the articles of one story say together. */
export function tellStory(id: string, articles: readonly ReadArticle[], _limits: StoryLimits): Story {
  return {
    id,
    headline: articles[0]?.article.title ?? "",
    articles: articles.map(({ article: { id, title, outlet, url, publishedAt, agencies } }) => ({
      id,
      title,
      outlet,
      url,
      publishedAt,
      agencies,
    })),
    copies: [],
    independentOutlets: articles.length,
    keyPoints: [],
    sayings: [],
    disagreements: [],
    followsUp: null,
  };
}
