import { Problem } from "../../model/problem.ts";
import type { ReadArticle } from "../../model/reading.ts";
import { nameStory, type TellStory, tellStoryHere } from "../../stories/tell.ts";

/**
 * `tell` tells in another thread and throws what a `ThreadPool` throws. A story with a hundred articles takes a second; one
 * that takes too long is told without what people said, and where that takes too long as well its articles are only named.
 * Where the other thread fails in another way than by time or memory, stories are told here. Throws Problem `cancelled`
 * once all is closed.
 */
export function tellElsewhere(tell: TellStory): TellStory {
  const tellSomewhere = thereOrHere(tell);
  return async (id, articles, limits, owners) => {
    for (const less of [articles, articles.map(withoutQuotes)]) {
      try {
        return await tellSomewhere(id, less, limits, owners);
      } catch (thrown) {
        if (!isTooMuch(thrown)) throw thrown;
      }
    }
    return nameStory(id, articles);
  };
}

const thereOrHere =
  (tell: TellStory): TellStory =>
  async (...story) => {
    try {
      return await tell(...story);
    } catch (thrown) {
      if (isTooMuch(thrown) || (thrown instanceof Problem && thrown.code === "cancelled")) throw thrown;
      return tellStoryHere(...story);
    }
  };

const isTooMuch = (thrown: unknown): boolean =>
  thrown instanceof Problem && (thrown.code === "timed-out" || thrown.code === "too-large");

const withoutQuotes = ({ article, reading }: ReadArticle): ReadArticle => ({
  article,
  reading: { ...reading, quotes: [] },
});
