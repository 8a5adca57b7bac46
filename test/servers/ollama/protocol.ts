import type { ServerResponse } from "node:http";

/** The fields of a chat (or pull) request that tests look at. */
export interface ChatBody {
  readonly model?: string;
  readonly name?: string;
  readonly messages?: readonly { readonly role: string; readonly content: string }[];
  readonly format?: unknown;
  readonly stream?: boolean;
  readonly think?: unknown;
  readonly truncate?: unknown;
  readonly shift?: unknown;
  readonly tools?: unknown;
  readonly keep_alive?: unknown;
  /** What the server will say that it read; not part of the protocol. */
  readonly counted?: { readonly prompt_eval_count?: number };
  readonly options?: { readonly num_ctx?: number; readonly num_predict?: number; readonly seed?: number };
}

/** Answers one call. */
export type Reply = (response: ServerResponse, body: ChatBody) => void | Promise<void>;
