import { parentPort } from "node:worker_threads";
import { Problem, problemWords } from "../../model/problem.ts";
import type { PageArticle } from "../extract/html/page.ts";
import type { Feed } from "../feed/feed.ts";
import type { ParsingAnswer, ParsingJob } from "./job.ts";

parentPort?.on("message", (job: ParsingJob) => {
  void answerJob(job).then((answer) => parentPort?.postMessage(answer));
});
parentPort?.postMessage("ready");

async function answerJob(job: ParsingJob): Promise<ParsingAnswer> {
  try {
    return { answer: await parse(job) };
  } catch (thrown) {
    if (thrown instanceof Problem) return { problem: { code: thrown.code, message: thrown.message } };
    const message = `${job.url ?? "the document"}: too damaged to be read (${problemWords(thrown)})`;
    return { problem: { code: "unreadable", message } };
  }
}

/** The parsers are loaded with their first document: who reads feeds only need not wait for the DOM. */
async function parse(job: ParsingJob): Promise<PageArticle | Feed> {
  if (job.kind === "feed") {
    const { readFeed } = await import("../feed/read.ts");
    return readFeed(job.bytes, job.url, job.contentType);
  }
  const { readPage, readEntry } = await import("../extract/html/page.ts");
  return job.kind === "page" ? readPage(job.html, job.url) : readEntry(job.html, job.url, job.title);
}
