import { type Logger, pino } from "pino";

export type Log = Pick<Logger, "info" | "warn" | "error" | "debug">;

/**
 * A log of JSON lines on standard error in which the values of secrets are blacked out wherever they stand, in keys
 * that nobody foresaw too.
 */
export function createLog(secrets: readonly (string | null)[], level = "info"): Log {
  const values = secrets.filter((secret): secret is string => secret !== null && secret.length >= 6);
  const scrub = (line: string) => values.reduce((text, value) => text.replaceAll(value, "[secret]"), line);
  return pino({ level, base: null }, { write: (line: string) => process.stderr.write(scrub(line)) });
}

/** A log that says nothing. */
export const silentLog: Log = pino({ level: "silent" });
