import cron from "node-cron";

export interface Ticker {
  /** Lets the tick under way end, and starts no other. */
  stop(): Promise<void>;
}

const EVERY_MINUTE = "* * * * *";
const SILENCE_MILLISECONDS = 65_000;
const LOOK_MILLISECONDS = 5_000;

/**
 * Calls `onTick` now and at every full minute, never twice at once: a tick that takes longer swallows the next. Which
 * slots are due is never node-cron's business: it skips days at a change of clocks and catches up on nothing. It also waits
 * by the machine's clock, and for hours where that was set back; a timer that no clock touches stands in for it then.
 * `elapsed`: milliseconds by a clock that nobody sets.
 */
export function startTicker(onTick: () => Promise<void>, elapsed: () => number): Ticker {
  let isBusy = false;
  let underWay = Promise.resolve();
  let lastAt = 0;
  const tick = (): void => {
    if (isBusy) return;
    isBusy = true;
    lastAt = elapsed();
    underWay = onTick().finally(() => {
      isBusy = false;
    });
  };
  const task = cron.schedule(EVERY_MINUTE, tick, { timezone: "UTC", suppressMissedWarning: true });
  const watch = setInterval(() => {
    if (elapsed() - lastAt >= SILENCE_MILLISECONDS) tick();
  }, LOOK_MILLISECONDS);
  tick();
  return {
    stop: async () => {
      clearInterval(watch);
      await task.stop();
      await underWay;
    },
  };
}
