import type { ReadingJob } from "../../src/app/reading/worker.ts";
import { answerJobs } from "../../src/threads/answer-jobs.ts";
import { aReading } from "../builders.ts";

answerJobs(
  async (job: ReadingJob) => {
    if (job.kind !== "read") throw new Error("only reads");
    const { id, text } = job.article;
    if (text.length > 8_000) for (;;);
    return aReading({ articleId: id });
  },
  (_, words) => words,
);
