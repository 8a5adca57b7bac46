import type { Article } from "../../model/article.ts";
import { type TellStory, tellStory } from "../../stories/tell.ts";
import { answerJobs } from "../../threads/answer-jobs.ts";
import { readByRules } from "./read-by-rules.ts";

/** What the thread does: one thread does both, so that what they know of languages is in memory once. */
export type ReadingJob =
  | { readonly kind: "read"; readonly article: Article }
  | { readonly kind: "tell"; readonly story: Parameters<TellStory> };

const NEVER = new AbortController().signal;

answerJobs(
  async (job: ReadingJob) => (job.kind === "read" ? readByRules(job.article, NEVER) : tellStory(...job.story)),
  (job, words) =>
    job.kind === "read"
      ? `${job.article.title ?? job.article.id}: too odd to be read (${words})`
      : `the story ${job.story[0]} cannot be told (${words})`,
);
