import { Problem } from "../../model/problem.ts";

/** Waits so many milliseconds, or until the signal; never throws. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
const MOST_TRIES = 9;

/** Tries again, less and less often, while the server says that it is busy: about two and a half minutes in all. */
export async function whileBusy<T>(pause: Pause, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (thrown) {
      const isBusy = thrown instanceof Problem && thrown.code === "busy";
      if (!isBusy || attempt >= MOST_TRIES || signal.aborted) throw thrown;
      await pause(Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1)), signal);
    }
  }
}
