import type { KeyPoint } from "../../model/reading.ts";
import type { Limits, SentencedArticle, Summarizer } from "../summarizer.ts";

/** Key points without a model. */
export function rulesSummarizer(): Summarizer {
  return { name: "rules", summarize: async (text, limits) => summarizeByRules(text, limits) };
}

function summarizeByRules({ article, sentences }: SentencedArticle, limits: Limits): KeyPoint[] {
  return sentences
    .slice(0, limits.points)
    .map((sentence) => ({ text: article.text.slice(sentence.start, sentence.end), evidence: [sentence], by: "rules" }));
}
