import { type Logger, LogLevel } from "@slack/bolt";
import type { Log } from "../../log.ts";

/** Bolt's log in ours. What it tells for debugging holds everything that people write, and is dropped. */
export function boltLogger(log: Log): Logger {
  const words = (parts: readonly unknown[]) => parts.map(String).join(" ");
  return {
    debug: () => undefined,
    info: (...parts: unknown[]) => log.debug(words(parts)),
    warn: (...parts: unknown[]) => log.warn(words(parts)),
    error: (...parts: unknown[]) => log.error(words(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
