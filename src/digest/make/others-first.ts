import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";

const REST_MILLISECONDS = 2;
/** A rest that takes this much longer was used by others. */
const BUSY_MILLISECONDS = 8;
const MOST_RESTS = 20;

/**
 * Lets whoever waits for the one thread go first: people who asked the bot something must hear of it within moments,
 * while nobody waits for a digest by the millisecond. Rests as long as others are busy, within a bound.
 */
export async function othersFirst(): Promise<void> {
  for (let rest = 0; rest < MOST_RESTS; rest++) {
    const began = performance.now();
    await sleep(REST_MILLISECONDS);
    if (performance.now() - began < REST_MILLISECONDS + BUSY_MILLISECONDS) return;
  }
}
