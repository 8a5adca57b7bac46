import type { KeyPoint } from "../../model/reading.ts";
import { candidatesOf } from "../../points/candidates.ts";
import { selectPoints } from "../../points/select.ts";
import type { Limits, SentencedArticle, Summarizer } from "../summarizer.ts";

/** Key points without a model: sentences of the article, some of them shortened, chosen by salience. */
export function rulesSummarizer(): Summarizer {
  return { name: "rules", summarize: async (text, limits) => pointsByRules(text, limits) };
}

function pointsByRules({ article, sentences }: SentencedArticle, limits: Limits): KeyPoint[] {
  const candidates = candidatesOf([{ text: article.text, sentences, title: article.title }]);
  return selectPoints(candidates, limits).map(({ text, sentences: evidence }) => ({ text, evidence, by: "rules" }));
}
