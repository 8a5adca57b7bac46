import type { DiscordState } from "./state.ts";

/** A refusal as Discord words it. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export interface Call {
  readonly state: DiscordState;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** When the request came, before any check that takes time. */
  readonly arrivedAt: number;
  /** The server's own address as a WebSocket. */
  readonly gateway: string;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface Route {
  readonly method: string;
  /** As in Discord's description, so that requests and answers can be checked against it. */
  readonly template: string;
  /** False where the address holds a token of its own. */
  readonly auth?: boolean;
  /** Whether the body is a message. */
  readonly message?: boolean;
  /** True where a request has no body. */
  readonly bodiless?: boolean;
  readonly handle: (call: Call) => Answer;
}
