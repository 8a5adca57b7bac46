import type { Article } from "../../src/model/article.ts";
import { answerJobs } from "../../src/threads/answer-jobs.ts";
import { aReading } from "../builders.ts";

answerJobs(
  async ({ id, text }: Article) => {
    if (text.length > 8_000) for (;;);
    return aReading({ articleId: id });
  },
  (_, words) => words,
);
