import { Problem } from "../../model/problem.ts";
import type { ReadArticle } from "../../model/reading.ts";
import { type TellStory, tellStoryHere } from "../../stories/tell.ts";

/**
 * `tell` tells in another thread and throws what a `ThreadPool` throws. A story with a hundred articles takes a second; one
 * that takes too long is told without what people said. Where the other thread fails in another way than by time or memory, stories are told here.
 * Throws Problem `timed-out` or `too-large` where not even the points can be told, `cancelled` once all is closed.
 */
export const tellElsewhere =
  (tell: TellStory): TellStory =>
  async (id, articles, limits, owners) => {
    try {
      return await tell(id, articles, limits, owners);
    } catch (thrown) {
      if (isTooMuch(thrown)) return tell(id, articles.map(withoutQuotes), limits, owners);
      if (thrown instanceof Problem && thrown.code === "cancelled") throw thrown;
      return tellStoryHere(id, articles, limits, owners);
    }
  };

const isTooMuch = (thrown: unknown): boolean =>
  thrown instanceof Problem && (thrown.code === "timed-out" || thrown.code === "too-large");

const withoutQuotes = ({ article, reading }: ReadArticle): ReadArticle => ({
  article,
  reading: { ...reading, quotes: [] },
});
