import { Ollama } from "ollama";
import { Problem, problemWords } from "../../model/problem.ts";
import { type FetchLimits, modelFetch } from "./model-fetch.ts";

/** Where an Ollama server is, and what calls to it need from outside. */
export interface ModelServer {
  /** Base address of the server, as `ollamaAddress` gives it. */
  readonly address: string;
  readonly fetch: typeof fetch;
  /** A signal that aborts after so many milliseconds: `AbortSignal.timeout`, or a test's. */
  readonly deadline: (milliseconds: number) => AbortSignal;
}

export interface Call extends FetchLimits {
  /** The model that the call is about, for the words of a Problem. */
  readonly model: string;
  /** The call is given up after so long; null for no limit but the signal's. */
  readonly milliseconds: number | null;
  readonly signal: AbortSignal;
}

/**
 * Makes one call to the server with a client of its own, so that giving up ends the connection and with it the model's
 * work. Throws Problem `unreachable` (no server), `not-found` (no such model), `busy` (its queue is full), `too-large`
 * (the prompt does not fit), `timed-out`, `cancelled`, or `unavailable` (anything else).
 */
export async function callServer<T>(server: ModelServer, call: Call, work: (client: Ollama) => Promise<T>): Promise<T> {
  const { signal, milliseconds } = call;
  const deadline = milliseconds === null ? signal : server.deadline(milliseconds);
  const fetch = modelFetch(server.fetch, AbortSignal.any([signal, deadline]), call);
  const client = new Ollama({ host: server.address, fetch });
  try {
    return await work(client);
  } catch (thrown) {
    throw problemOf(thrown, server, call, deadline.aborted);
  } finally {
    client.abort();
  }
}

function problemOf(thrown: unknown, { address }: ModelServer, { model, signal }: Call, timedOut: boolean): Problem {
  const cause = { cause: thrown };
  if (signal.aborted) return new Problem("cancelled", "stopped while the model was at work", cause);
  if (timedOut) return new Problem("timed-out", `${model} took too long`, cause);
  if (thrown instanceof Problem) return thrown;
  if (isNobodyThere(thrown)) {
    return new Problem("unreachable", `no Ollama server at ${address}. Start it, or set OLLAMA_HOST`, cause);
  }
  return statusProblem(thrown, address, model);
}

const STATUS_REFUSED = 400;
const STATUS_NOT_FOUND = 404;
const STATUS_BUSY = 503;

function statusProblem(thrown: unknown, address: string, model: string): Problem {
  const cause = { cause: thrown };
  const words = wordsOf(thrown);
  const status = statusOf(thrown);
  if (status === STATUS_NOT_FOUND) {
    return new Problem("not-found", `${address} has no model ${model}. Run: soundbite model pull ${model}`, cause);
  }
  if (status === STATUS_BUSY) return new Problem("busy", `${address} is busy: ${words}`, cause);
  if (status === STATUS_REFUSED && tellsOfLength(words)) {
    return new Problem("too-large", `${model} refused the prompt: ${words}`, cause);
  }
  return new Problem("unavailable", `${model} at ${address} gave no answer: ${words}`, cause);
}

/** Node says "fetch failed", and why in the cause. */
function wordsOf(thrown: unknown): string {
  const cause = thrown instanceof Error ? thrown.cause : null;
  return cause instanceof Error && cause.message !== "" ? cause.message : problemWords(thrown);
}

const tellsOfLength = (words: string): boolean => /context|length|exceed|too long/i.test(words);

function statusOf(thrown: unknown): number | null {
  const has = thrown && typeof thrown === "object" && "status_code" in thrown;
  return has && typeof thrown.status_code === "number" ? thrown.status_code : null;
}

const NOBODY_THERE = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

function isNobodyThere(thrown: unknown): boolean {
  const cause = thrown instanceof Error ? thrown.cause : null;
  return cause instanceof Error && "code" in cause && NOBODY_THERE.has(String(cause.code));
}
