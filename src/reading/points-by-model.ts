import type { PointPath, ReadArticle, Reading } from "../model/reading.ts";
import type { Limits, Summarizer } from "../summarize/summarizer.ts";
import { verifiedPoints } from "./verify.ts";

/**
 * A reading made by rules, with the key points of a model in place of its own. Where none of the model's points stands,
 * the rules' points stay, and say so. Throws what the summarizer throws.
 */
export async function pointsByModel(
  { article, reading }: ReadArticle,
  model: Summarizer,
  limits: Limits,
  signal: AbortSignal,
): Promise<Reading> {
  const { sentences, quotes } = reading;
  const proposed = await model.summarize({ article, sentences, quotes }, limits, signal);
  const keyPoints = verifiedPoints(article, proposed);
  return keyPoints.length > 0 ? { ...reading, by: model.name, keyPoints } : stoodIn(reading, "none-stood");
}

/** A reading by rules that says why they stood in for the model. */
export function stoodIn(reading: Reading, path: PointPath): Reading {
  return { ...reading, keyPoints: reading.keyPoints.map((point) => ({ ...point, path })) };
}
