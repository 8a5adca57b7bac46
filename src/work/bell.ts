/** Tells those who wait that something changed; who looked before it rang misses nothing. */
export interface Bell {
  ring(): void;
  /** How often it rang. */
  rings(): number;
  /** Resolves once it rang more often than so, or at a signal. */
  after(rings: number, signal: AbortSignal): Promise<void>;
}

export function bell(): Bell {
  let rung = 0;
  let next = Promise.withResolvers<void>();
  return {
    ring: () => {
      rung += 1;
      next.resolve();
      next = Promise.withResolvers();
    },
    rings: () => rung,
    after: async (rings, signal) => {
      if (rung > rings || signal.aborted) return;
      const stopped = Promise.withResolvers<void>();
      const stop = () => stopped.resolve();
      signal.addEventListener("abort", stop, { once: true });
      await Promise.race([next.promise, stopped.promise]).finally(() => signal.removeEventListener("abort", stop));
    },
  };
}
