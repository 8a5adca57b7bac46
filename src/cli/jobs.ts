import { type Command, Option } from "commander";
import { openQueue, WORK_KINDS } from "../app/open-queue.ts";
import { isPostgres } from "../app/open-store.ts";
import { loadConfig, loadEnvironment } from "../config/load.ts";
import { Problem } from "../model/problem.ts";
import type { Job, JobCounts, JobState, WorkQueue } from "../work/queue.ts";
import type { CommandLine } from "./context.ts";
import { positiveInteger } from "./options.ts";
import type { StoreOptions } from "./with-store.ts";

const SHOWN = 20;
const STATES: readonly JobState[] = ["queued", "active", "retrying", "dead"];

interface JobsOptions extends StoreOptions {
  readonly state?: JobState;
  readonly limit: number;
  readonly retry?: string;
  readonly drop?: string;
  readonly json?: boolean;
}

export function registerJobs(program: Command, line: CommandLine): void {
  program
    .command("jobs")
    .description("show what is queued, under way, tried again and dead, and why (PostgreSQL)")
    .addOption(new Option("--state <STATE>", "only those of one state").choices(STATES))
    .option("--limit <N>", "at most N jobs, oldest first", positiveInteger, SHOWN)
    .option("--retry <ID>", "try a dead one again, by the id shown")
    .option("--drop <ID>", "forget a dead one")
    .option("--json", "print JSON")
    .option("--config <PATH>", "configuration file (default: config/soundbite.yaml)")
    .option("--store <PATH>", "another store than the configured one")
    .action((options: JobsOptions) =>
      withQueue(options, line, async (queue) => {
        if (options.retry !== undefined) return retry(queue, options.retry, line);
        if (options.drop !== undefined) return drop(queue, options.drop, line);
        return show(queue, options, line);
      }),
    );
}

async function withQueue(
  options: StoreOptions,
  line: CommandLine,
  work: (queue: WorkQueue) => Promise<void>,
): Promise<void> {
  const address = options.store ?? loadConfig(options.config, loadEnvironment()).store;
  if (!isPostgres(address)) {
    const where =
      "its queue is in the memory of the bot that runs on it: soundbite_jobs in that bot's /metrics counts it";
    throw new Problem("bad-input", `${address} is a SQLite file; ${where}`);
  }
  const tell = (words: string) => void line.stderr.write(`${words}\n`);
  const queue = await openQueue(address, { now: () => new Date(), tell });
  try {
    await work(queue);
  } finally {
    await queue.close();
  }
}

async function retry(queue: WorkQueue, id: string, line: CommandLine): Promise<void> {
  if (!(await queue.retry(id))) throw notDead(id);
  line.stdout.write(`${id}: queued again; a bot that runs takes it up in a moment.\n`);
}

async function drop(queue: WorkQueue, id: string, line: CommandLine): Promise<void> {
  if (!(await queue.drop(id))) throw notDead(id);
  line.stdout.write(`${id}: forgotten. The next round of collecting queues its source as ever.\n`);
}

const notDead = (id: string): Problem =>
  new Problem("not-found", `no dead job has the id ${id}: soundbite jobs --state dead lists them`);

async function show(queue: WorkQueue, { state, limit, json }: JobsOptions, line: CommandLine): Promise<void> {
  const counts: Record<string, JobCounts> = {};
  for (const kind of WORK_KINDS) counts[kind] = await queue.counts(kind);
  const jobs = await queue.jobs(limit, state);
  if (json) {
    line.stdout.write(`${JSON.stringify({ counts, jobs }, null, 2)}\n`);
    return;
  }
  const told = Object.entries(counts).map(([kind, of]) => `${kind}: ${countsWords(of)}\n`);
  line.stdout.write(`${told.join("")}${jobs.map(jobLine).join("")}`);
}

const countsWords = (counts: JobCounts): string => STATES.map((state) => `${counts[state]} ${state}`).join(", ");

function jobLine({ id, kind, key, state, failures, problem, queuedAt }: Job): string {
  const failed = failures > 0 ? `, failed ${failures === 1 ? "once" : `${failures} times`}` : "";
  return `  ${id}  ${queuedAt}  ${kind} ${key}  ${state}${failed}${problem === null ? "" : `: ${problem}`}\n`;
}
