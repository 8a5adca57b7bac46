import { Problem } from "../../model/problem.ts";

const FAILURES_TO_OPEN = 3;
const OPEN_MILLISECONDS = 60_000;

/** Stops asking a server that failed several times in a row, for a while. */
export interface Breaker {
  /** Throws Problem `unavailable` while the server is left alone. */
  check(): void;
  succeeded(): void;
  failed(): void;
}

export function createBreaker(now: () => Date): Breaker {
  let failures = 0;
  let openUntil = 0;
  return {
    check: () => {
      if (now().getTime() >= openUntil) return;
      throw new Problem("unavailable", "the model failed several times in a row and is left alone for a minute");
    },
    succeeded: () => {
      failures = 0;
    },
    failed: () => {
      failures += 1;
      if (failures < FAILURES_TO_OPEN) return;
      failures = 0;
      openUntil = now().getTime() + OPEN_MILLISECONDS;
    },
  };
}
