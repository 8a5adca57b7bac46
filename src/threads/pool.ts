import { Worker } from "node:worker_threads";
import { Problem } from "../model/problem.ts";
import type { ThreadAnswer } from "./answer-jobs.ts";
import { watchProcessorTime } from "./processor-time.ts";

const START_MILLISECONDS = 30_000;
const MEMORY_MEGABYTES = 512;
/** A page's DOM is many small objects that die together: a larger nursery spares moving them. */
const YOUNG_MEGABYTES = 4;

/** What a job may take, and what it is called. */
export interface JobTerms {
  /** Of the processor's time, for one job; the start of a thread is not counted. */
  readonly deadlineMilliseconds: number;
  /** What is done, for the words of Problems: "parsing". */
  readonly doing: string;
}

/** With the terms of a job that comes without its own. */
export interface ThreadOptions extends JobTerms {
  /** The worker's own file, which calls `answerJobs`. */
  readonly worker: URL;
  /** Jobs done at once. */
  readonly workers?: number;
  /** For one thread; a job that needs more is given up. */
  readonly memoryMegabytes?: number;
  /** What every thread is started with, as its `workerData`. */
  readonly data?: unknown;
}

/** Does jobs in threads that are killed when a job holds one past its deadline. */
export interface ThreadPool<Job, Answer> {
  /** Throws a Problem: `timed-out`, `too-large` (memory), `cancelled`, or what the worker itself says. */
  run(job: Job, signal?: AbortSignal, terms?: JobTerms): Promise<Answer>;
  close(): Promise<void>;
}

interface Waiting<Job, Answer> {
  readonly job: Job;
  readonly terms: JobTerms;
  readonly settle: (answer: ThreadAnswer<Answer>) => void;
  given: boolean;
}

export function threadPool<Job, Answer>(options: ThreadOptions): ThreadPool<Job, Answer> {
  const { workers = 1 } = options;
  const queue: Waiting<Job, Answer>[] = [];
  const threads = Array.from({ length: workers }, () => oneThread(options, queue));
  let closed = false;

  function submit(job: Job, terms: JobTerms, signal: AbortSignal | undefined): Promise<ThreadAnswer<Answer>> {
    if (closed || signal?.aborted) return Promise.resolve(stopped(terms));
    return new Promise((resolve) => {
      const onAbort = () => give(waiting, stopped(terms));
      const settle = (answer: ThreadAnswer<Answer>) => {
        signal?.removeEventListener("abort", onAbort);
        resolve(answer);
      };
      const waiting: Waiting<Job, Answer> = { job, terms, settle, given: false };
      signal?.addEventListener("abort", onAbort, { once: true });
      queue.push(waiting);
      threads.find(({ isIdle }) => isIdle())?.wake();
    });
  }

  return {
    async run(job, signal, terms = options) {
      const result = await submit(job, terms, signal);
      if ("problem" in result) throw new Problem(result.problem.code, result.problem.message);
      return result.answer;
    },
    async close() {
      closed = true;
      for (const waiting of queue.splice(0)) give(waiting, stopped(waiting.terms));
      await Promise.all(threads.map(({ stop }) => stop()));
    },
  };
}

interface Thread {
  isIdle(): boolean;
  wake(): void;
  stop(): Promise<void>;
}

/** One thread that takes jobs off the queue; it is started with the first job and again after each kill. */
function oneThread<Job, Answer>(options: ThreadOptions, queue: Waiting<Job, Answer>[]): Thread {
  let worker: Worker | null = null;
  let current: Waiting<Job, Answer> | null = null;
  let stopWatching: () => void = () => undefined;
  const terms = (): JobTerms => current?.terms ?? options;

  function finish(answer: ThreadAnswer<Answer>): void {
    stopWatching();
    if (current) give(current, answer);
    current = null;
    worker?.unref();
    wake();
  }

  function wake(): void {
    current = nextWaiting(queue);
    if (!current) return;
    if (worker) stopWatching = watchProcessorTime(worker, current.terms.deadlineMilliseconds, kill);
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
    finish(tookTooLong(terms()));
  }

  function start(): Worker {
    const started = startWorker(options);
    started.on("message", (message: ThreadAnswer<Answer> | "ready") => {
      if (message !== "ready") return finish(message);
      stopWatching();
      stopWatching = watchProcessorTime(started, terms().deadlineMilliseconds, kill);
    });
    started.on("error", (error: NodeJS.ErrnoException) => {
      if (worker === started) worker = null;
      const outOfMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      finish(failure(outOfMemory ? "too-large" : "unreadable", `${terms().doing} failed: ${error.message}`));
    });
    return started;
  }

  return {
    isIdle: () => current === null,
    wake,
    async stop() {
      stopWatching();
      if (current) give(current, stopped(current.terms));
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

function startWorker({ worker, memoryMegabytes = MEMORY_MEGABYTES, data }: ThreadOptions): Worker {
  const maxYoungGenerationSizeMb = Math.min(YOUNG_MEGABYTES, memoryMegabytes);
  const resourceLimits = { maxOldGenerationSizeMb: memoryMegabytes, maxYoungGenerationSizeMb };
  return new Worker(worker, { resourceLimits, workerData: data });
}

function nextWaiting<Job, Answer>(queue: Waiting<Job, Answer>[]): Waiting<Job, Answer> | null {
  for (let waiting = queue.shift(); waiting; waiting = queue.shift()) {
    if (!waiting.given) return waiting;
  }
  return null;
}

function give<Job, Answer>(waiting: Waiting<Job, Answer>, answer: ThreadAnswer<Answer>): void {
  if (waiting.given) return;
  waiting.given = true;
  waiting.settle(answer);
}

const stopped = <Answer>({ doing }: JobTerms): ThreadAnswer<Answer> => failure("cancelled", `${doing} was stopped`);

const tookTooLong = <Answer>({ doing, deadlineMilliseconds }: JobTerms): ThreadAnswer<Answer> =>
  failure("timed-out", `${doing} took longer than ${deadlineMilliseconds / 1000} s and was stopped`);

function failure<Answer>(code: Problem["code"], message: string): ThreadAnswer<Answer> {
  return { problem: { code, message } };
}
