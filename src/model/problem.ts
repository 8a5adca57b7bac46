/** What went wrong, for callers to switch on. */
export type ProblemCode =
  | "bad-input"
  | "bad-config"
  | "not-found"
  | "unreadable"
  | "unreachable"
  | "refused-address"
  | "too-large"
  | "timed-out"
  | "cancelled"
  | "not-allowed"
  | "busy"
  | "unavailable"
  | "rate-limited"
  | "thread-gone"
  | "outcome-unknown"
  | "store-damaged";

interface ProblemOptions extends ErrorOptions {
  readonly retryAfterMilliseconds?: number;
}

/** The one error class. The message names the input and says what to do next; callers switch on `code` only. */
export class Problem extends Error {
  readonly code: ProblemCode;
  /** With `rate-limited`: how long to wait before the same call may be made again. */
  readonly retryAfterMilliseconds: number | null;

  constructor(code: ProblemCode, message: string, options: ProblemOptions = {}) {
    super(message, options);
    this.name = "Problem";
    this.code = code;
    this.retryAfterMilliseconds = options.retryAfterMilliseconds ?? null;
  }
}

/** The words of anything thrown. */
export function problemWords(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
