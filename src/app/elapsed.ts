import { performance } from "node:perf_hooks";

/**
 * Milliseconds by a clock that nobody sets: waits end when they should, whatever the machine's clock shows meanwhile. It goes on
 * while the process is paused.
 */
export const elapsed = (): number => performance.now();
