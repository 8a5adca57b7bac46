import { type Log, silentLog } from "../../../src/log.ts";

/** A log that keeps what went wrong: a bot that catches everything hides its crashes there. */
export interface WatchedLog {
  readonly log: Log;
  /** What was told as an error since the last call. */
  takeErrors(): readonly string[];
}

export function watchedLog(): WatchedLog {
  let errors: string[] = [];
  const error = (...told: unknown[]) => void errors.push(told.map((part) => JSON.stringify(part)).join(" "));
  return {
    log: { ...silentLog, info: () => undefined, warn: () => undefined, debug: () => undefined, error },
    takeErrors() {
      const taken = errors;
      errors = [];
      return taken;
    },
  };
}
