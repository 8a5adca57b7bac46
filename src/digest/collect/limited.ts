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
