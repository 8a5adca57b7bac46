import type { Store } from "../../store/store.ts";
import { type Collecting, FRESH_MILLISECONDS, LONGEST_WAIT_MILLISECONDS } from "./collecting.ts";
import { lastRoundAt } from "./last-round.ts";

const LOOK_AGAIN_MILLISECONDS = 2_000;

export interface ElsewhereParts {
  readonly store: Pick<Store, "record">;
  readonly now: () => Date;
  /** Milliseconds by a clock that nobody sets. */
  readonly elapsed: () => number;
  /** Resolves after so many milliseconds, or at a signal. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
}

/** Rounds that another process does: they are only waited for. A store that cannot be asked counts as one without a round. */
export function collectedElsewhere({ store, now, elapsed, wait, signal }: ElsewhereParts): Collecting {
  const isFresh = async (): Promise<boolean> => {
    const at = await lastRoundAt(store).catch(() => null);
    return at !== null && now().getTime() - Date.parse(at) < FRESH_MILLISECONDS;
  };
  return {
    begin: () => undefined,
    catchUp: async (longest = LONGEST_WAIT_MILLISECONDS) => {
      const until = elapsed() + longest;
      while (!signal.aborted && !(await isFresh()) && elapsed() < until) await wait(LOOK_AGAIN_MILLISECONDS, signal);
    },
    idle: async () => undefined,
  };
}
