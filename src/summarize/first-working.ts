import type { ChoiceOutcome } from "../model/choice.ts";
import { Problem, problemWords } from "../model/problem.ts";
import type { KeyPoint } from "../model/reading.ts";
import type { Limits, SentencedArticle, Summarizer } from "./summarizer.ts";

/**
 * A summarizer made of two: where the first fails or has nothing to say, the second is asked, and its points say why. A
 * failure of the first is told and passed over; a stop is not.
 */
export function firstWorking(first: Summarizer, second: Summarizer, tell: (words: string) => void): Summarizer {
  return {
    name: first.name,
    summarize: async (text, limits, signal) => {
      const tried = await tryFirst(first, text, limits, signal, tell);
      if (typeof tried !== "string") return tried;
      const points = await second.summarize(text, limits, signal);
      return points.map((point) => ({ ...point, outcome: tried }));
    },
  };
}

async function tryFirst(
  first: Summarizer,
  text: SentencedArticle,
  limits: Limits,
  signal: AbortSignal,
  tell: (words: string) => void,
): Promise<readonly KeyPoint[] | ChoiceOutcome> {
  try {
    const points = await first.summarize(text, limits, signal);
    return points.length > 0 ? points : "none-stood";
  } catch (thrown) {
    if (signal.aborted || (thrown instanceof Problem && thrown.code === "cancelled")) throw thrown;
    tell(`${first.name} did not read "${text.article.title ?? text.article.id}": ${problemWords(thrown)}`);
    return "no-answer";
  }
}
