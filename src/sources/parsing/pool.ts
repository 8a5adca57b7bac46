import { type ThreadOptions, threadPool } from "../../threads/pool.ts";
import type { ParsingAnswers, ParsingJob } from "./job.ts";

const WORKER = new URL("./worker.ts", import.meta.url);
const DEADLINE_MILLISECONDS = 5_000;

/** Parses documents from outside in threads that are killed when a document holds one past its deadline. */
export interface ParsingPool {
  /** Throws a Problem: `timed-out`, `too-large` (memory), `cancelled`, or what the parser itself says. */
  parse<J extends ParsingJob>(job: J, signal?: AbortSignal): Promise<ParsingAnswers[J["kind"]]>;
  close(): Promise<void>;
}

export function parsingPool(options: Partial<ThreadOptions> = {}): ParsingPool {
  const pool = threadPool<ParsingJob, ParsingAnswers[ParsingJob["kind"]]>({
    worker: WORKER,
    deadlineMilliseconds: DEADLINE_MILLISECONDS,
    doing: "parsing",
    ...options,
  });
  return {
    parse: async <J extends ParsingJob>(job: J, signal?: AbortSignal) =>
      (await pool.run(job, signal)) as ParsingAnswers[J["kind"]],
    close: () => pool.close(),
  };
}
