export interface TakeAndWork<T> {
  /** Takes up to so many; none where there are none. Never throws. */
  readonly take: (most: number) => Promise<readonly T[]>;
  /** Never throws. */
  readonly work: (taken: T) => Promise<void>;
  /** Resolves when there may be something to take, or at the signal. */
  readonly more: () => Promise<void>;
  readonly atOnce: number;
  readonly signal: AbortSignal;
}

/** Things are taken by so many, so that asking for them costs little, and by few where few are worked on. */
const MOST_TOGETHER = 16;
const PART_TOGETHER = 1 / 4;

/** Takes what there is and works on it, so much at once, until the signal; then what is under way is waited for. */
export async function takeAndWork<T>({ take, work, more, atOnce, signal }: TakeAndWork<T>): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const together = Math.min(MOST_TOGETHER, Math.ceil(atOnce * PART_TOGETHER));
  while (!signal.aborted) {
    const taken = await take(together);
    for (const one of taken) {
      const working: Promise<void> = work(one).finally(() => underWay.delete(working));
      underWay.add(working);
    }
    if (taken.length < together) await more();
    while (atOnce - underWay.size < together) await Promise.race(underWay);
  }
  await Promise.all(underWay);
}
