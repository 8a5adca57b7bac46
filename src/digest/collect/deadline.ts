import { Problem } from "../../model/problem.ts";

/** A signal that aborts after so many milliseconds. */
export type Deadline = (milliseconds: number) => AbortSignal;

/**
 * Does something with the outside world, which may never answer: after its time, or on the signal, it is left to itself and
 * the round goes on. Throws Problem `timed-out` then, or `cancelled` on the signal.
 */
export async function withinTime<T>(
  work: (signal: AbortSignal) => Promise<T>,
  milliseconds: number,
  { signal, deadline }: { readonly signal: AbortSignal; readonly deadline: Deadline },
): Promise<T> {
  const end = deadline(milliseconds);
  const either = AbortSignal.any([signal, end]);
  either.throwIfAborted();
  const given = Promise.withResolvers<never>();
  const giveUp = () =>
    given.reject(
      signal.aborted
        ? new Problem("cancelled", "it was stopped")
        : new Problem(
            "timed-out",
            `no answer within ${Math.round(milliseconds / 1000)} s; it is asked again next time`,
          ),
    );
  either.addEventListener("abort", giveUp, { once: true });
  try {
    return await Promise.race([work(either), given.promise]);
  } finally {
    either.removeEventListener("abort", giveUp);
  }
}
