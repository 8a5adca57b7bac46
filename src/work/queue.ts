/**
 * Waiting: `queued`, or `retrying` after a failure, until its time comes. `active`: somebody is at it. `dead`: it failed as often
 * as it may.
 */
export type JobState = "queued" | "active" | "retrying" | "dead";

/** One thing to do: of a kind, by a key. */
export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly state: JobState;
  /** How often it failed. */
  readonly failures: number;
  /** Why it failed last; null where it did not. */
  readonly problem: string | null;
  /** Since when it is in the queue; ISO 8601 in UTC. */
  readonly queuedAt: string;
}

export type JobCounts = Readonly<Record<JobState, number>>;

export interface Work {
  /** How many at once, at most. */
  readonly atOnce: number;
  /** Aborted to begin nothing more; what is under way has it, too. */
  readonly signal: AbortSignal;
  /** Throws where it is to be tried again. */
  readonly work: (key: string, signal: AbortSignal) => Promise<void>;
}

/** How often a thing is tried, and how long it rests after its first failure; twice as long after each further one. */
export const TRIES = 3;
export const FIRST_REST_SECONDS = 15;

/**
 * What is to be done, handed out to whoever works. A thing is there once by its kind and key and is done at least once: where who
 * took it dies or is stopped, somebody takes it again. It is the runner and not the record: what came of a thing, and whether it
 * must not happen twice, stands in the store. Throws Problem `unavailable` where it cannot be reached.
 */
export interface WorkQueue {
  /** Queues what does not wait and is not under way already; what is dead gets a new chance. */
  put(kind: string, keys: readonly string[]): Promise<void>;
  /** Works on one kind, oldest first, until the signal; resolves when what is under way is over. A queue that is away is waited for. */
  work(kind: string, work: Work): Promise<void>;
  /** Resolves when nothing of a kind is queued or active, or at the signal. What rests after a failure is not waited for. */
  idle(kind: string, signal: AbortSignal): Promise<void>;
  counts(kind: string): Promise<JobCounts>;
  /** All that is there, of any kind, the oldest first; of one state where named. */
  jobs(limit: number, state?: JobState): Promise<readonly Job[]>;
  /** Queues a dead one again. Whether there was one. */
  retry(id: string): Promise<boolean>;
  /** Forgets a dead one. Whether there was one. */
  drop(id: string): Promise<boolean>;
  close(): Promise<void>;
}
