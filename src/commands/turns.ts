import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Answers begin one a turn of the event loop, since a search in an embedded store holds it up: between two of them the
 * questions that came meanwhile are acknowledged. An answer that waits for something else holds up nobody.
 */
export function oneATurn(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(() => nextTurn());
    return last;
  };
}
