import type { LeaseStore } from "../store/lease-store.ts";

const LEASE_MILLISECONDS = 60_000;
const RENEW_MILLISECONDS = 20_000;
/** A duty counts for less long than its lease: what is begun under it is well under way before another takes over. */
const TRUSTED_MILLISECONDS = 45_000;

/**
 * What only one of several processes does: each has the duties that it took first, and another takes over where a process dies,
 * is paused or cannot reach the store for a minute.
 */
export interface Duties {
  /** Takes a duty where it is free, and keeps it from then on. Whether it is this process's. */
  take(name: string): Promise<boolean>;
  /** Whether a duty is this process's still, without asking anybody. */
  has(name: string): boolean;
  /** Leaves a duty to another, where this process cannot do it. */
  giveBack(name: string): Promise<void>;
  /** Gives back what it has. */
  stop(): Promise<void>;
}

export interface DutyParts {
  readonly store: Pick<LeaseStore, "takeLease" | "freeLease">;
  /** Unique per process. */
  readonly holder: string;
  readonly now: () => Date;
  /** Milliseconds by a clock that nobody sets. */
  readonly elapsed: () => number;
  /** Calls back again and again after so many milliseconds, until what it answers with is called. */
  readonly every: (milliseconds: number, work: () => void) => () => void;
  /** Hears of a duty that was lost. */
  readonly onLost?: (name: string) => void;
}

export function duties({ store, holder, now, elapsed, every, onLost }: DutyParts): Duties {
  const keptAt = new Map<string, number>();
  const renew = async (name: string): Promise<boolean> => {
    const at = elapsed();
    const time = now();
    const until = new Date(time.getTime() + LEASE_MILLISECONDS).toISOString();
    // A store that cannot be asked says nothing: what was kept lasts as long as it was to last.
    const isKept = await store.takeLease({ name, holder, now: time.toISOString(), until }).catch(() => null);
    if (isKept === true) keptAt.set(name, at);
    if (isKept === false && keptAt.delete(name)) onLost?.(name);
    return has(name);
  };
  const has = (name: string): boolean =>
    elapsed() - (keptAt.get(name) ?? Number.NEGATIVE_INFINITY) < TRUSTED_MILLISECONDS;
  const stopRenewing = every(RENEW_MILLISECONDS, () => {
    for (const name of keptAt.keys()) void renew(name);
  });
  return {
    take: async (name) => has(name) || renew(name),
    has,
    giveBack: async (name) => {
      keptAt.delete(name);
      // Where the store cannot be asked, the lease runs out by itself.
      await store.freeLease(name, holder).catch(() => undefined);
    },
    stop: async () => {
      stopRenewing();
      await Promise.allSettled([...keptAt.keys()].map((name) => store.freeLease(name, holder)));
      keptAt.clear();
    },
  };
}
