export interface Helping {
  /** Begins to help, or goes on. */
  begin(): void;
  /** What is under way is given up, for somebody else to do. */
  end(): void;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

/** Work for others that is done while there is none of one's own. `help` works until its signal; `onFailed` hears why it ended. */
export function helping(
  help: (signal: AbortSignal) => Promise<void>,
  { signal, onFailed }: { readonly signal: AbortSignal; readonly onFailed: (thrown: unknown) => void },
): Helping {
  let ended: AbortController | null = null;
  let underWay: Promise<void> = Promise.resolve();
  return {
    begin: () => {
      if (ended !== null) return;
      const mine = new AbortController();
      ended = mine;
      underWay = underWay
        .then(() => help(AbortSignal.any([signal, mine.signal])))
        .catch(onFailed)
        .finally(() => {
          if (ended === mine) ended = null;
        });
    },
    end: () => {
      ended?.abort();
      ended = null;
    },
    idle: () => underWay,
  };
}
