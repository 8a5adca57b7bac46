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

/** Limits how much is in hand at once: who would bring more waits until there is room. */
export interface Room {
  /** Settles when there is some room. */
  isFree(): Promise<void>;
  /** Takes as much room as needed; answers with how to give it back. */
  enter(size: number): () => void;
}

export function createRoom(limit: number): Room {
  const waiting: (() => void)[] = [];
  let taken = 0;
  return {
    async isFree() {
      while (taken >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    enter(size) {
      taken += size;
      return () => {
        taken -= size;
        if (taken < limit) for (const resolve of waiting.splice(0)) resolve();
      };
    },
  };
}

/** The characters of all texts in something made of plain objects and lists. */
export function charactersIn(thing: unknown): number {
  if (typeof thing === "string") return thing.length;
  if (typeof thing !== "object" || thing === null) return 0;
  return Object.values(thing).reduce<number>((sum, part) => sum + charactersIn(part), 0);
}
