import { parentPort } from "node:worker_threads";
import { Problem, type ProblemCode, problemWords } from "../model/problem.ts";

/** What a thread says: that it is ready for its first job, then one answer a job. */
export type ThreadAnswer<Answer> =
  | { readonly answer: Answer }
  | { readonly problem: { readonly code: ProblemCode; readonly message: string } };

/** Makes the thread that calls it answer jobs, one after another. What is no Problem is told by `wordsFor`. */
export function answerJobs<Job, Answer>(
  work: (job: Job) => Promise<Answer>,
  wordsFor: (job: Job, words: string) => string,
): void {
  const answer = async (job: Job): Promise<ThreadAnswer<Answer>> => {
    try {
      return { answer: await work(job) };
    } catch (thrown) {
      if (thrown instanceof Problem) return { problem: { code: thrown.code, message: thrown.message } };
      return { problem: { code: "unreadable", message: wordsFor(job, problemWords(thrown)) } };
    }
  };
  parentPort?.on("message", (job: Job) => void answer(job).then((said) => parentPort?.postMessage(said)));
  parentPort?.postMessage("ready");
}
