import { setImmediate as turn } from "node:timers/promises";

/** A clock on which waiting takes no time: it jumps to whatever is waited for next once all real work has come to rest. */
export interface VirtualClock {
  now(): number;
  /** Resolves so many milliseconds later, or at a signal. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Real work, for which the clock stands still. */
  working<T>(work: () => Promise<T>): Promise<T>;
  /** Lets time pass until a moment. */
  until(moment: number): Promise<void>;
  /** Lets time pass until something is done. */
  untilDone<T>(work: Promise<T>): Promise<T>;
}

interface Timer {
  readonly at: number;
  readonly ring: () => void;
}

/** So often the event loop is let round before nothing is held to be under way. */
const TURNS = 20;

export function virtualClock(start: number): VirtualClock {
  let now = start;
  let working = 0;
  const timers = new Set<Timer>();

  const atRest = async (): Promise<void> => {
    for (let turns = 0; turns < TURNS; turns++) {
      await turn();
      if (working > 0) turns = 0;
    }
  };
  const next = (): Timer | undefined => [...timers].sort((one, other) => one.at - other.at)[0];
  const ring = (timer: Timer): void => {
    timers.delete(timer);
    now = Math.max(now, timer.at);
    timer.ring();
  };

  return {
    now: () => now,
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        const timer = { at: now + milliseconds, ring: resolve };
        timers.add(timer);
        const end = () => {
          timers.delete(timer);
          resolve();
        };
        if (signal?.aborted) end();
        else signal?.addEventListener("abort", end, { once: true });
      }),
    working: async (work) => {
      working += 1;
      try {
        return await work();
      } finally {
        working -= 1;
      }
    },
    until: async (moment) => {
      for (;;) {
        await atRest();
        const timer = next();
        if (!timer || timer.at > moment) break;
        ring(timer);
      }
      now = Math.max(now, moment);
    },
    untilDone: async (work) => {
      let isDone = false;
      const done = work.finally(() => {
        isDone = true;
      });
      for (;;) {
        await atRest();
        const timer = next();
        if (isDone || !timer) return done;
        ring(timer);
      }
    },
  };
}
