import { performance } from "node:perf_hooks";
import type { Worker } from "node:worker_threads";

/** A machine with much else to do gives a thread a part of its time; one that waits for so much longer is stuck. */
const STUCK_FACTOR = 12;
const SOONEST_LOOK_MILLISECONDS = 50;

/**
 * Calls `onOver` once a thread has used so much of the processor's time from now on: how long others kept it waiting is not
 * its fault. Answers with how to stop watching.
 */
export function watchProcessorTime(thread: Worker, milliseconds: number, onOver: () => void): () => void {
  const stuckAt = performance.now() + STUCK_FACTOR * milliseconds;
  let isWatching = true;
  let timer: NodeJS.Timeout | undefined;
  const watch = async (): Promise<void> => {
    const from = await usedMilliseconds(thread);
    for (let left = milliseconds; left > 0 && performance.now() < stuckAt; ) {
      const wait = Math.max(SOONEST_LOOK_MILLISECONDS, left);
      await new Promise<void>((resolve) => {
        timer = setTimeout(resolve, wait);
        if (!isWatching) clearTimeout(timer);
      });
      left = milliseconds - ((await usedMilliseconds(thread)) - from);
    }
    if (isWatching) onOver();
  };
  void watch();
  return () => {
    isWatching = false;
    clearTimeout(timer);
  };
}

/** The processor's time of a thread so far; that of all clocks where this Node.js cannot tell it of one thread. */
async function usedMilliseconds(thread: Worker): Promise<number> {
  if (typeof thread.cpuUsage !== "function") return performance.now();
  const { user, system } = await thread.cpuUsage().catch(() => ({ user: 0, system: 0 }));
  return (user + system) / 1000;
}
