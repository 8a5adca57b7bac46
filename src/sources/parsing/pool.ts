import { Worker } from "node:worker_threads";
import { Problem } from "../../model/problem.ts";
import type { ParsingAnswer, ParsingAnswers, ParsingJob } from "./job.ts";
import { watchProcessorTime } from "./processor-time.ts";

const WORKER = new URL("./worker.ts", import.meta.url);
const DEADLINE_MILLISECONDS = 5_000;
const START_MILLISECONDS = 30_000;
const MEMORY_MEGABYTES = 512;
/** A page's DOM is many small objects that die together: a larger nursery spares moving them. */
const YOUNG_MEGABYTES = 4;

export interface ParsingPoolOptions {
  /** Documents parsed at once. */
  readonly workers?: number;
  /** Of the processor's time, for one document; the start of a worker is not counted. */
  readonly deadlineMilliseconds?: number;
  /** For one thread; a document that needs more is given up. */
  readonly memoryMegabytes?: number;
  /** The worker's own file; another one only in tests. */
  readonly worker?: URL;
}

/** Parses documents from outside in threads that are killed when a document holds one past its deadline. */
export interface ParsingPool {
  /** Throws a Problem: `timed-out`, `too-large` (memory), `cancelled`, or what the parser itself says. */
  parse<J extends ParsingJob>(job: J, signal?: AbortSignal): Promise<ParsingAnswers[J["kind"]]>;
  close(): Promise<void>;
}

interface Waiting {
  readonly job: ParsingJob;
  readonly settle: (answer: ParsingAnswer) => void;
  given: boolean;
}

export function parsingPool({
  workers = 1,
  deadlineMilliseconds = DEADLINE_MILLISECONDS,
  memoryMegabytes = MEMORY_MEGABYTES,
  worker: file = WORKER,
}: ParsingPoolOptions = {}): ParsingPool {
  const queue: Waiting[] = [];
  const start = () => startWorker(file, memoryMegabytes);
  const threads = Array.from({ length: workers }, () => parsingThread(start, deadlineMilliseconds, queue));
  let closed = false;

  function submit(job: ParsingJob, signal: AbortSignal | undefined): Promise<ParsingAnswer> {
    if (closed || signal?.aborted) return Promise.resolve(failure("cancelled", "parsing was stopped"));
    return new Promise((resolve) => {
      const onAbort = () => give(waiting, failure("cancelled", "parsing was stopped"));
      const settle = (answer: ParsingAnswer) => {
        signal?.removeEventListener("abort", onAbort);
        resolve(answer);
      };
      const waiting: Waiting = { job, settle, given: false };
      signal?.addEventListener("abort", onAbort, { once: true });
      queue.push(waiting);
      threads.find(({ isIdle }) => isIdle())?.wake();
    });
  }

  return {
    async parse<J extends ParsingJob>(job: J, signal?: AbortSignal) {
      const result = await submit(job, signal);
      if ("problem" in result) throw new Problem(result.problem.code, result.problem.message);
      return result.answer as ParsingAnswers[J["kind"]];
    },
    async close() {
      closed = true;
      for (const waiting of queue.splice(0)) give(waiting, failure("cancelled", "parsing was stopped"));
      await Promise.all(threads.map(({ stop }) => stop()));
    },
  };
}

interface ParsingThread {
  isIdle(): boolean;
  wake(): void;
  stop(): Promise<void>;
}

/** One thread that takes jobs off the queue; it is started with the first job and again after each kill. */
function parsingThread(startThread: () => Worker, deadlineMilliseconds: number, queue: Waiting[]): ParsingThread {
  let worker: Worker | null = null;
  let current: Waiting | null = null;
  let stopWatching: () => void = () => undefined;

  function finish(answer: ParsingAnswer): void {
    stopWatching();
    if (current) give(current, answer);
    current = null;
    worker?.unref();
    wake();
  }

  function wake(): void {
    current = nextWaiting(queue);
    if (!current) return;
    if (worker) stopWatching = watchProcessorTime(worker, deadlineMilliseconds, kill);
    else stopWatching = startTimer(kill, START_MILLISECONDS);
    worker ??= start();
    worker.ref();
    worker.postMessage(current.job);
  }

  function kill(): void {
    const stuck = worker;
    worker = null;
    stuck?.removeAllListeners();
    stuck?.terminate().catch(() => undefined);
    finish(failure("timed-out", `parsing took longer than ${deadlineMilliseconds / 1000} s and was stopped`));
  }

  function start(): Worker {
    const started = startThread();
    started.on("message", (message: ParsingAnswer | "ready") => {
      if (message !== "ready") return finish(message);
      stopWatching();
      stopWatching = watchProcessorTime(started, deadlineMilliseconds, kill);
    });
    started.on("error", (error: NodeJS.ErrnoException) => {
      if (worker === started) worker = null;
      const outOfMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      finish(failure(outOfMemory ? "too-large" : "unreadable", `parsing failed: ${error.message}`));
    });
    return started;
  }

  return {
    isIdle: () => current === null,
    wake,
    async stop() {
      stopWatching();
      if (current) give(current, failure("cancelled", "parsing was stopped"));
      const running = worker;
      worker = null;
      running?.removeAllListeners();
      await running?.terminate();
    },
  };
}

function startTimer(onOver: () => void, milliseconds: number): () => void {
  const timer = setTimeout(onOver, milliseconds);
  return () => clearTimeout(timer);
}

function startWorker(file: URL, memoryMegabytes: number): Worker {
  const maxYoungGenerationSizeMb = Math.min(YOUNG_MEGABYTES, memoryMegabytes);
  return new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes, maxYoungGenerationSizeMb } });
}

function nextWaiting(queue: Waiting[]): Waiting | null {
  for (let waiting = queue.shift(); waiting; waiting = queue.shift()) {
    if (!waiting.given) return waiting;
  }
  return null;
}

function give(waiting: Waiting, answer: ParsingAnswer): void {
  if (waiting.given) return;
  waiting.given = true;
  waiting.settle(answer);
}

function failure(code: Problem["code"], message: string): ParsingAnswer {
  return { problem: { code, message } };
}
