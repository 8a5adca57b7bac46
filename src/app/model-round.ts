import { problemWords } from "../model/problem.ts";
import type { ReadArticle, Reading } from "../model/reading.ts";
import { pointsByModel, stoodIn } from "../reading/points-by-model.ts";
import type { Store } from "../store/store.ts";
import type { Limits, Summarizer } from "../summarize/summarizer.ts";

export interface ModelRound {
  readonly model: Summarizer;
  readonly limits: Limits;
  readonly store: Store;
  /** Aborts when the model's time for this round is up. */
  readonly outOfTime: AbortSignal;
  readonly signal: AbortSignal;
  /** Tells why the rules' points stay. */
  readonly tell: (words: string) => void;
  readonly onProgress: (done: number, outOf: number) => void;
}

/**
 * Gives articles that rules have read a model's key points, the newest first, until the time is up; every reading is in
 * the store by rules before and after, so that no digest waits for a model. A failure is told once a kind, and kept on
 * the reading. Ends early, without a word, for the signal.
 */
export async function rewriteByModel(round: ModelRound, articles: readonly ReadArticle[]): Promise<void> {
  const told = new Set<string>();
  const waiting = newestFirst(articles.filter(({ reading }) => reading.keyPoints.length > 0));
  for (const [index, read] of waiting.entries()) {
    const { reading, problem } = await rewritten(round, read);
    if (round.signal.aborted) return;
    if (problem !== null && !told.has(problem)) round.tell(`${round.model.name}: ${problem}; rules stand in`);
    if (problem !== null) told.add(problem);
    await round.store.keepReading({ article: read.article, reading });
    round.onProgress(index + 1, waiting.length);
  }
}

async function rewritten(
  { model, limits, outOfTime, signal }: ModelRound,
  read: ReadArticle,
): Promise<{ reading: Reading; problem: string | null }> {
  const late = { reading: stoodIn(read.reading, "out-of-time"), problem: "its time for this round is up" };
  if (outOfTime.aborted) return late;
  try {
    return { reading: await pointsByModel(read, model, limits, AbortSignal.any([signal, outOfTime])), problem: null };
  } catch (thrown) {
    if (outOfTime.aborted) return late;
    return { reading: stoodIn(read.reading, "no-answer"), problem: problemWords(thrown) };
  }
}

function newestFirst(articles: readonly ReadArticle[]): ReadArticle[] {
  const time = ({ article }: ReadArticle) => article.publishedAt ?? "";
  return articles.toSorted((one, other) => (time(one) > time(other) ? -1 : time(one) < time(other) ? 1 : 0));
}
