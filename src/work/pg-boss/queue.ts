import { createHash } from "node:crypto";
import type { Job, JobAttempt, PgBoss } from "pg-boss";
import { z } from "zod";
import { problemWords } from "../../model/problem.ts";
import { FIRST_REST_SECONDS, type Work, type WorkQueue } from "../queue.ts";
import { takeAndWork } from "../take-and-work.ts";
import { countsOf, forgetDead, giveBack, isBusy, jobsIn, keepRest } from "./rows.ts";
import { BEAT_MILLISECONDS, type Database, startBoss } from "./start-boss.ts";

const PUT_TOGETHER = 1_000;
/** What one process holds others wait for where it dies: no more than keeps it busy. */
const MOST_HELD = 64;
const LOOK_AGAIN_MILLISECONDS = 500;

export interface PgBossParts {
  readonly database: Database & { close(): Promise<void> };
  readonly kinds: readonly string[];
  /** Calls back again and again after so many milliseconds, until what it answers with is called. */
  readonly every: (milliseconds: number, work: () => void) => () => void;
  /** Resolves after so many milliseconds, or at a signal. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Hears what goes wrong beside the work. */
  readonly tell: (words: string) => void;
}

/** A queue that any number of processes share, in their PostgreSQL. Throws what the database does. */
export async function pgBossQueue(parts: PgBossParts): Promise<WorkQueue> {
  const { database, kinds, wait, tell } = parts;
  const boss = await startBoss(database, kinds, tell);
  const put = async (kind: string, keys: readonly string[]): Promise<void> => {
    for (let from = 0; from < keys.length; from += PUT_TOGETHER) {
      const some = keys.slice(from, from + PUT_TOGETHER);
      await forgetDead(database, kind, some.map(keyHash));
      await boss.insert(
        kind,
        some.map((key) => ({ data: { key }, singletonKey: keyHash(key) })),
      );
    }
  };
  const deadOne = async (id: string) => (await jobsIn(database, { limit: 1, states: ["dead"], id }))[0] ?? null;
  return {
    put,
    work: (kind, work) => workOn(boss, kind, work, parts),
    async idle(kind, signal) {
      while (!signal.aborted) {
        if (!(await isBusy(database, kind))) return;
        await wait(LOOK_AGAIN_MILLISECONDS, signal);
      }
    },
    counts: (kind) => countsOf(database, kind),
    jobs: (limit, state) =>
      jobsIn(database, { limit, states: state ? [state] : ["queued", "active", "retrying", "dead"] }),
    async retry(id) {
      const job = await deadOne(id);
      if (job) await put(job.kind, [job.key]);
      return job !== null;
    },
    async drop(id) {
      const job = await deadOne(id);
      if (job) await boss.deleteJob(job.kind, id);
      return job !== null;
    },
    async close() {
      await boss.stop({ graceful: false });
      await database.close();
    },
  };
}

/** An index of PostgreSQL holds no long keys, and an address may be long. */
const keyHash = (key: string): string => createHash("sha256").update(key).digest("base64url");

const data = z.object({ key: z.string() });

/** What is held is told to be alive; an attempt that somebody else took meanwhile is no longer settled by this process. */
async function workOn(
  boss: PgBoss,
  kind: string,
  work: Work,
  { database, every, wait, tell }: PgBossParts,
): Promise<void> {
  const held = new Set<Job<unknown>>();
  const failed = (thrown: unknown) => tell(`the queue: ${problemWords(thrown)}`);
  const stopBeating = every(BEAT_MILLISECONDS, () => {
    const attempts = [...held].map(({ id, retryCount }) => ({ id, retryCount }));
    if (attempts.length > 0) void boss.touch(kind, attempts).catch(failed);
  });
  const failWith = async (thrown: unknown, attempt: JobAttempt): Promise<void> => {
    await keepRest(database, attempt, FIRST_REST_SECONDS * 2 ** attempt.retryCount);
    await boss.fail(kind, attempt, { message: problemWords(thrown) });
  };
  const settle = async ({ id, retryCount, data: of }: Job<unknown>): Promise<void> => {
    const attempt = { id, retryCount };
    try {
      await work.work(data.parse(of).key, work.signal);
    } catch (thrown) {
      if (work.signal.aborted) await giveBack(database, attempt);
      else await failWith(thrown, attempt);
      return;
    }
    await boss.deleteJob(kind, attempt);
  };
  await takeAndWork({
    take: (most) =>
      boss.fetch<unknown>(kind, { batchSize: most }).catch((thrown: unknown) => {
        failed(thrown);
        return [];
      }),
    work: async (job) => {
      held.add(job);
      await settle(job).catch(failed);
      held.delete(job);
    },
    more: () => wait(LOOK_AGAIN_MILLISECONDS, work.signal),
    atOnce: Math.min(work.atOnce, MOST_HELD),
    signal: work.signal,
  }).finally(stopBeating);
}
