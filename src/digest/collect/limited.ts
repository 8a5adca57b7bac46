/**
 * Runs `work` over the items with at most `limit` under way at once, in order of the items. Starts nothing more once the
 * signal is aborted. `work` must not throw: what goes wrong with one item is the caller's to note.
 */
export async function forEachLimited<T>(
  items: readonly T[],
  limit: number,
  signal: AbortSignal,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) {
      if (signal.aborted) return;
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: limit }, worker));
}

/** Lets a limited number in at once; the others wait in the order in which they came. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

export function createGate(limit: number): Gate {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return async (work) => {
    // Who leaves hands the place on, so that nobody who comes later slips in between.
    if (inside >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else inside += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else inside -= 1;
    }
  };
}
