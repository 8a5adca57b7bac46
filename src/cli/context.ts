import type { Readable, Writable } from "node:stream";

export interface Streams {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  /** `columns`: 0 where a terminal does not tell its width. */
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
}

/** What every command of the command line gets. */
export interface CommandLine extends Streams {
  /** Aborted by Ctrl-C and SIGTERM: the command finishes what it holds and stops. */
  readonly signal: AbortSignal;
  /** Says that this command runs until it is stopped: then a stop is its good end, exit code 0. */
  readonly untilStopped: () => void;
}

/** 0 done, 1 failed, 2 wrong use, 130 stopped by Ctrl-C. */
export type ExitCode = 0 | 1 | 2 | 130;
