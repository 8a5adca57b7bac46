/** How long one turn of the event loop held this thread, in milliseconds of the processor: others' load does not count. */
export interface Held {
  readonly turns: number;
  readonly p99: number;
  readonly p999: number;
  readonly longest: number;
}

const EVERY_MILLISECONDS = 2;

/** Watches the thread that calls it, until the answer is called. */
export function watchHeld(): () => Held {
  const turns: number[] = [];
  let before = process.threadCpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(before);
    before = process.threadCpuUsage();
    turns.push((user + system) / 1000);
  }, EVERY_MILLISECONDS);
  return () => {
    clearInterval(timer);
    // What held the thread until this very turn had no timer after it.
    const { user, system } = process.threadCpuUsage(before);
    const sorted = [...turns, (user + system) / 1000].sort((one, other) => one - other);
    const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
    return { turns: sorted.length, p99: at(0.99), p999: at(0.999), longest: at(1) };
  };
}

export const heldWords = ({ turns, p99, p999, longest }: Held): string =>
  `held p99 ${p99.toFixed(1)} ms, p99.9 ${p999.toFixed(1)} ms, at most ${longest.toFixed(0)} ms of the processor in ${turns} turns`;
