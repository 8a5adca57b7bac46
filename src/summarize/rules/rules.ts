import type { KeyPoint } from "../../model/reading.ts";
import { soundCandidates } from "../../points/choices.ts";
import { selectPoints } from "../../points/select.ts";
import type { Limits, SentencedArticle, Summarizer } from "../summarizer.ts";

/** Key points without a model: sentences of the article, some of them shortened, chosen by salience. */
export function rulesSummarizer(): Summarizer {
  return { name: "rules", summarize: async (text, limits) => pointsByRules(text, limits) };
}

/** Per point asked for, so many sentences are looked at more closely. */
const SENTENCES_PER_POINT = 4;
const FEWEST_SENTENCES = 8;

function pointsByRules({ article, sentences }: SentencedArticle, limits: Limits): KeyPoint[] {
  const source = { ...article, sentences };
  const most = FEWEST_SENTENCES + SENTENCES_PER_POINT * limits.points;
  const candidates = soundCandidates([source], { most, shortened: limits.words !== null });
  return selectPoints(candidates, limits).map(({ text, sentences: evidence }) => ({ text, evidence, by: "rules" }));
}
