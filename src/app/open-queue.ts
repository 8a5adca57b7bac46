import { COLLECT } from "../digest/collect/collect-queued.ts";
import { inProcessQueue } from "../work/in-process.ts";
import type { WorkQueue } from "../work/queue.ts";
import { every } from "./every.ts";
import { isPostgres } from "./open-store.ts";
import { wait } from "./wait.ts";

/** The kinds of all that is queued. */
export const WORK_KINDS = [COLLECT];
/** A few statements in a second, beside the store's own. */
const CONNECTIONS = 3;

/** The queue of a process that shares its work with no other. */
export const queueHere = (now: () => Date): WorkQueue =>
  inProcessQueue({ now, after: (milliseconds, work) => void setTimeout(work, milliseconds).unref() });

export interface QueueOptions {
  readonly now: () => Date;
  /** Hears what goes wrong beside the work. */
  readonly tell: (words: string) => void;
}

/**
 * The queue of those who share the store of an address: in its PostgreSQL, or in the memory of the one process that a SQLite
 * store is for. Throws as the database does, and Problem `not-allowed` where it lets nobody make the queue's tables.
 */
export async function openQueue(address: string, { now, tell }: QueueOptions): Promise<WorkQueue> {
  if (!isPostgres(address)) return queueHere(now);
  const { postgresStatements } = await import("../store/postgres/statements.ts");
  const { pgBossQueue } = await import("../work/pg-boss/queue.ts");
  const database = postgresStatements(address, { connections: CONNECTIONS });
  try {
    return await pgBossQueue({ database, kinds: WORK_KINDS, every, wait, tell });
  } catch (thrown) {
    await database.close();
    throw thrown;
  }
}
