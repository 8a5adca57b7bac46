import type { PointPath, ReadArticle, Reading } from "../model/reading.ts";
import { filledUp } from "../points/fill-up.ts";
import type { Limits, Summarizer } from "../summarize/summarizer.ts";
import { verifiedPoints } from "./verify.ts";

/**
 * A reading made by rules, with the key points of a model in place of its own. Rules make up for those of the model's
 * that could not be verified; where none stands, the rules' points stay; and they say so. Throws what the summarizer throws.
 */
export async function pointsByModel(
  { article, reading }: ReadArticle,
  model: Summarizer,
  limits: Limits,
  signal: AbortSignal,
): Promise<Reading> {
  const { sentences, quotes } = reading;
  const proposed = await model.summarize({ article, sentences, quotes }, limits, signal);
  const points = verifiedPoints(article, proposed);
  if (points.length === 0) return stoodIn(reading, "none-stood");
  return { ...reading, by: model.name, keyPoints: filledUp(points, reading.keyPoints, limits) };
}

/** A reading by rules that says why they stood in for the model. */
export function stoodIn(reading: Reading, path: PointPath): Reading {
  return { ...reading, keyPoints: reading.keyPoints.map((point) => ({ ...point, path })) };
}
