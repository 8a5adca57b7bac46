const EVERY_MILLISECONDS = 15 * 60_000;
/** A round that began so long before a briefing is recent enough for it. */
export const FRESH_MILLISECONDS = 3 * 60_000;
/** A bot that was away waits for its articles so long and no longer. */
export const LONGEST_WAIT_MILLISECONDS = 2 * 60_000;
/** A briefing that is due waits less: it is to be on time. */
export const DUE_WAIT_MILLISECONDS = 90_000;

/** Rounds of collecting, one after another. */
export interface Collecting {
  /** Begins a round where the last one began a quarter of an hour ago, or a briefing comes and it is not fresh. */
  begin(isBriefingNear: boolean): void;
  /** Resolves when a round that began now is through, within a limit in milliseconds; after a silence a long one. */
  catchUp(longest?: number): Promise<void>;
  idle(): Promise<void>;
}

export interface CollectingParts {
  /** Collects once; never throws. */
  readonly round: () => Promise<void>;
  /** Milliseconds by a clock that nobody sets. */
  readonly elapsed: () => number;
  /** Resolves after so many milliseconds, or at a signal. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
}

export function collectingRounds({ round, elapsed, wait, signal }: CollectingParts): Collecting {
  let underWay: Promise<void> = Promise.resolve();
  let begunAt = Number.NEGATIVE_INFINITY;
  const beginNow = (): Promise<void> => {
    begunAt = elapsed();
    underWay = underWay.then(() => (signal.aborted ? undefined : round()));
    return underWay;
  };
  return {
    begin: (isBriefingNear) => {
      const age = elapsed() - begunAt;
      if (age >= (isBriefingNear ? FRESH_MILLISECONDS : EVERY_MILLISECONDS)) void beginNow();
    },
    catchUp: async (longest = LONGEST_WAIT_MILLISECONDS) => {
      const done = new AbortController();
      await Promise.race([beginNow(), wait(longest, AbortSignal.any([signal, done.signal]))]);
      done.abort();
    },
    idle: () => underWay,
  };
}
