import cron from "node-cron";

export interface Ticker {
  /** Lets the tick under way end, and starts no other. */
  stop(): Promise<void>;
}

const EVERY_MINUTE = "* * * * *";

/**
 * Calls `onTick` now and at every full minute, never twice at once: a tick that takes longer swallows the next. Which
 * slots are due is never node-cron's business: it skips days at a change of clocks and catches up on nothing.
 */
export function startTicker(onTick: () => Promise<void>): Ticker {
  let isBusy = false;
  let underWay = Promise.resolve();
  const tick = (): void => {
    if (isBusy) return;
    isBusy = true;
    underWay = onTick().finally(() => {
      isBusy = false;
    });
  };
  const task = cron.schedule(EVERY_MINUTE, tick, { timezone: "UTC" });
  tick();
  return {
    stop: async () => {
      await task.stop();
      await underWay;
    },
  };
}
