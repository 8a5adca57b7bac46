import { Problem } from "../../model/problem.ts";
import { createBreaker } from "./breaker.ts";
import { type Pause, whileBusy } from "./patience.ts";

/** Makes calls to one server: one at a time, with patience, and none for a while after several failures. */
export interface Caller {
  call<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T>;
  /** When the server last answered, in milliseconds since 1970; minus infinity where it never did. */
  lastHeard(): number;
}

const NOT_THE_SERVERS_FAULT = new Set(["cancelled", "too-large", "unreadable"]);

export function createCaller(now: () => Date, pause: Pause): Caller {
  const breaker = createBreaker(now);
  const oneAtATime = createQueue();
  let lastHeard = Number.NEGATIVE_INFINITY;
  return {
    lastHeard: () => lastHeard,
    call: (signal, work) =>
      oneAtATime(async () => {
        breaker.check();
        try {
          const answer = await whileBusy(pause, signal, work);
          breaker.succeeded();
          lastHeard = now().getTime();
          return answer;
        } catch (thrown) {
          if (!(thrown instanceof Problem && NOT_THE_SERVERS_FAULT.has(thrown.code))) breaker.failed();
          throw thrown;
        }
      }),
  };
}

/** Runs what it is given one after another, failures or not. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = tail.then(work, work);
    tail = result.catch(() => undefined);
    return result;
  };
}
