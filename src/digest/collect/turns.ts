import { setImmediate as nextTurn } from "node:timers/promises";

/** Does the work step by step; between two steps whoever waits for the one thread has a turn. */
export async function inTurns<Result>(steps: Generator<void, Result>): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await nextTurn();
  }
}

/** Hands the items on in pieces of at most so many, each in a turn of its own. */
export async function inPieces<T>(
  items: readonly T[],
  most: number,
  work: (piece: readonly T[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < items.length; from += most) {
    await work(items.slice(from, from + most));
    await nextTurn();
  }
}

export { nextTurn };
