import type { Article } from "../../model/article.ts";
import { answerJobs } from "../../threads/answer-jobs.ts";
import { readByRules } from "./read-by-rules.ts";

const NEVER = new AbortController().signal;

answerJobs(
  (article: Article) => readByRules(article, NEVER),
  ({ title, id }, words) => `${title ?? id}: too odd to be read (${words})`,
);
