import type { LeaseStore } from "../store/lease-store.ts";

/** The time that all processes on a store have in common. */
export interface SharedClock {
  readonly now: () => Date;
  /** Compares this machine's clock with the store's. Throws Problem `unavailable`. */
  compare(): Promise<void>;
}

/** `own`: this machine's clock. A SQLite store has no other. */
export async function sharedClock(store: Pick<LeaseStore, "clockAhead">, own: () => Date): Promise<SharedClock> {
  let ahead = 0;
  const compare = async (): Promise<void> => {
    const before = own();
    const measured = await store.clockAhead(before.toISOString());
    // An answer takes its time: up to so much, the clocks may well agree.
    const took = Math.max(0, own().getTime() - before.getTime());
    ahead = measured >= 0 && measured <= took ? 0 : measured;
  };
  await compare();
  return { now: () => new Date(own().getTime() + ahead), compare };
}
