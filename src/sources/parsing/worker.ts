import { answerJobs } from "../../threads/answer-jobs.ts";
import type { ParsingAnswers, ParsingJob } from "./job.ts";

answerJobs(parse, ({ url }, words) => `${url ?? "the document"}: too damaged to be read (${words})`);

/** The parsers are loaded with their first document: who reads feeds only need not wait for the DOM. */
async function parse(job: ParsingJob): Promise<ParsingAnswers[ParsingJob["kind"]]> {
  if (job.kind === "feed") {
    const { readFeed } = await import("../feed/read.ts");
    return readFeed(job.bytes, job.url, job.contentType);
  }
  if (job.kind === "mail") {
    const { readMail } = await import("../mail/read-mail.ts");
    return readMail(job.bytes, job.url);
  }
  const { readPage, readEntry } = await import("../extract/html/page.ts");
  return job.kind === "page" ? readPage(job.html, job.url) : readEntry(job.html, job.url, job.title);
}
