import type { Article } from "../../model/article.ts";
import type { Reading } from "../../model/reading.ts";
import { readArticle } from "../../reading/read.ts";
import { rulesSummarizer } from "../../summarize/rules/rules.ts";

const LIMITS = { points: 5, words: null };

/** Reads an article as it is collected: by rules, in the thread that asks. */
export const readByRules = (article: Article, signal: AbortSignal): Promise<Reading> =>
  readArticle(article, rulesSummarizer(), LIMITS, signal);
