import { problemWords } from "../model/problem.ts";
import { bell } from "./bell.ts";
import { FIRST_REST_SECONDS, TRIES, type Work, type WorkQueue } from "./queue.ts";
import { type Entry, type Shelves, shelves } from "./shelves.ts";
import { takeAndWork } from "./take-and-work.ts";

export interface InProcessParts {
  readonly now: () => Date;
  /** Calls back once after so many milliseconds, and keeps no process from ending. */
  readonly after: (milliseconds: number, work: () => void) => void;
}

/**
 * The queue of one process, in its memory: it ends with it. What was not done is put again then, since the store knows what
 * there is to do.
 */
export function inProcessQueue({ now, after }: InProcessParts): WorkQueue {
  const changes = bell();
  const jobs = shelves(changes.ring);
  return {
    async put(kind, keys) {
      for (const key of keys) put(jobs, kind, key, now());
    },
    work: (kind, work) => {
      let seen = changes.rings();
      const { atOnce, signal } = work;
      return takeAndWork({
        take: async (most) => {
          const taken = [...jobs.of(kind, "queued")].slice(0, most);
          for (const entry of taken) jobs.move(entry, "active");
          seen = changes.rings();
          return taken;
        },
        work: (entry) => workOn(entry, work, jobs, after),
        more: () => changes.after(seen, signal),
        ...{ atOnce, signal },
      });
    },
    async idle(kind, signal) {
      const isBusy = () => jobs.of(kind, "queued").size + jobs.of(kind, "active").size > 0;
      while (!signal.aborted && isBusy()) await changes.after(changes.rings(), signal);
    },
    counts: async (kind) => ({
      queued: jobs.of(kind, "queued").size,
      active: jobs.of(kind, "active").size,
      retrying: jobs.of(kind, "retrying").size,
      dead: jobs.of(kind, "dead").size,
    }),
    jobs: async (limit, state) =>
      [...jobs.all()]
        .filter((entry) => state === undefined || entry.state === state)
        .slice(0, limit)
        .map((entry) => ({ ...entry })),
    async retry(id) {
      const entry = dead(jobs, id);
      if (entry) put(jobs, entry.kind, entry.key, now());
      return entry !== null;
    },
    async drop(id) {
      const entry = dead(jobs, id);
      if (entry) jobs.remove(entry);
      return entry !== null;
    },
    close: async () => undefined,
  };
}

function put(jobs: Shelves, kind: string, key: string, now: Date): void {
  const id = `${kind}:${key}`;
  const former = jobs.find(id);
  if (former && former.state !== "dead") return;
  if (former) jobs.remove(former);
  jobs.add({ id, kind, key, state: "queued", failures: 0, problem: null, queuedAt: now.toISOString() });
}

async function workOn(
  entry: Entry,
  { work, signal }: Work,
  jobs: Shelves,
  after: InProcessParts["after"],
): Promise<void> {
  try {
    await work(entry.key, signal);
    jobs.remove(entry);
  } catch (thrown) {
    if (signal.aborted) return jobs.move(entry, "queued");
    entry.problem = problemWords(thrown);
    entry.failures += 1;
    const rest = FIRST_REST_SECONDS * 1_000 * 2 ** (entry.failures - 1);
    jobs.move(entry, entry.failures < TRIES ? "retrying" : "dead");
    if (entry.state === "retrying") after(rest, () => jobs.move(entry, "queued"));
  }
}

function dead(jobs: Shelves, id: string): Entry | null {
  const entry = jobs.find(id);
  return entry?.state === "dead" ? entry : null;
}
