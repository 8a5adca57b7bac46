import { Problem } from "../model/problem.ts";
import { PATIENCE_MILLISECONDS } from "../store/postgres/patience.ts";
import { isAway } from "../store/postgres/problems.ts";

const TRY_AGAIN_MILLISECONDS = 1_000;

export interface Patience {
  /** Milliseconds by a clock that nobody sets. */
  readonly elapsed: () => number;
  /** Resolves after so many milliseconds, or at a signal. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
  /** Hears once that the database is waited for, and why. */
  readonly tell: (words: string) => void;
}

/**
 * Begins what needs the database, again and again while that is away (started again, failing over, out of reach): as long as a
 * question of a running bot waits for a connection. Answers with null where the signal came first. Throws what `begin` throws,
 * and Problem `unavailable` where the patience is at its end.
 */
export async function beginPatiently<T>(begin: () => Promise<T>, patience: Patience): Promise<T | null> {
  const { elapsed, wait, signal, tell } = patience;
  const until = elapsed() + PATIENCE_MILLISECONDS;
  const seconds = PATIENCE_MILLISECONDS / 1_000;
  for (let isTold = false; !signal.aborted; isTold = true) {
    try {
      return await begin();
    } catch (thrown) {
      if (!isAway(thrown)) throw thrown;
      if (elapsed() >= until) {
        throw new Problem("unavailable", `${thrown.message} (it was waited for, ${seconds} seconds)`, {
          cause: thrown,
        });
      }
      if (!isTold) tell(`${thrown.message}; it is waited for, up to ${seconds} seconds`);
    }
    await wait(TRY_AGAIN_MILLISECONDS, signal);
  }
  return null;
}
