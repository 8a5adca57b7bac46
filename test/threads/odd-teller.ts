import { parentPort } from "node:worker_threads";
import type { ReadingJob } from "../../src/app/reading/worker.ts";
import { tellStory } from "../../src/stories/tell.ts";

/** Dies of a story called so; is held by one called endless, and by any story in which somebody is quoted. */
parentPort?.on("message", (job: ReadingJob) => {
  if (job.kind !== "tell") throw new Error("only tells");
  const [id, articles] = job.story;
  if (id === "deadly") throw new Error("broken");
  if (id === "endless" || articles.some(({ reading }) => reading.quotes.length > 0)) for (;;);
  parentPort?.postMessage({ answer: tellStory(...job.story) });
});
parentPort?.postMessage("ready");
