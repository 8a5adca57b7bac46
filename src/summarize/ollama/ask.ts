import { Ollama } from "ollama";
import { Problem, problemWords } from "../../model/problem.ts";
import { modelFetch } from "./model-fetch.ts";

/** Where a model is, and how it is called. */
export interface ModelAddress {
  /** Base address of the server, as `ollamaAddress` gives it. */
  readonly address: string;
  readonly model: string;
  /** One size for every call: another one makes the server load the model again. */
  readonly contextTokens: number;
  readonly fetch: typeof fetch;
}

export interface Question {
  readonly system: string;
  readonly user: string;
  /** JSON schema of the answer. Servers may ignore it: the answer is validated again. */
  readonly schema: object;
  readonly answerTokens: number;
  readonly seed: number;
  /** The call is given up after so long. */
  readonly milliseconds: number;
}

export interface ModelAnswer {
  readonly text: string;
  /** How many tokens the server says it read; null where it does not say. */
  readonly promptTokens: number | null;
}

const KEEP_LOADED = "10m";

/**
 * Asks a model once and streams its answer, so that giving up stops the model too. Throws Problem `unavailable` (no
 * server, no such model, an answer that was cut or never ended), `busy` (its queue is full), `too-large` (the prompt
 * does not fit), `timed-out`, or `cancelled`.
 */
export async function askModel(at: ModelAddress, question: Question, signal: AbortSignal): Promise<ModelAnswer> {
  const deadline = AbortSignal.timeout(question.milliseconds);
  const client = new Ollama({ host: at.address, fetch: modelFetch(at.fetch, AbortSignal.any([signal, deadline])) });
  try {
    return await streamedAnswer(client, at, question);
  } catch (thrown) {
    throw problemOf(thrown, at, { cancelled: signal.aborted, timedOut: deadline.aborted });
  } finally {
    client.abort();
  }
}

async function streamedAnswer(client: Ollama, at: ModelAddress, question: Question): Promise<ModelAnswer> {
  const stream = await client.chat(chatRequest(at, question));
  let text = "";
  for await (const chunk of stream) {
    text += chunk.message?.content ?? "";
    if (!chunk.done) continue;
    if (chunk.done_reason !== "stop") throw new Problem("unavailable", `the answer was cut (${chunk.done_reason})`);
    return { text: afterThinking(text), promptTokens: chunk.prompt_eval_count ?? null };
  }
  throw new Problem("unavailable", "the answer did not end");
}

function chatRequest(at: ModelAddress, question: Question) {
  const request = {
    model: at.model,
    messages: [
      { role: "system", content: question.system },
      { role: "user", content: question.user },
    ],
    stream: true as const,
    think: false,
    truncate: false,
    format: question.schema,
    keep_alive: KEEP_LOADED,
    options: {
      num_ctx: at.contextTokens,
      num_predict: question.answerTokens,
      temperature: 0,
      seed: question.seed,
    },
  };
  return request;
}

/** Thinking models may think aloud even when told not to: what counts stands behind the last end of it. */
function afterThinking(text: string): string {
  const end = text.lastIndexOf("</think>");
  return end < 0 ? text : text.slice(end + "</think>".length);
}

const STATUS_NOT_FOUND = 404;
const STATUS_BUSY = 503;
const STATUS_REFUSED = 400;

function problemOf(
  thrown: unknown,
  { address, model }: ModelAddress,
  { cancelled, timedOut }: { cancelled: boolean; timedOut: boolean },
): Problem {
  if (cancelled) return new Problem("cancelled", "stopped while the model was writing", { cause: thrown });
  if (timedOut) return new Problem("timed-out", `${model} took too long`, { cause: thrown });
  if (thrown instanceof Problem) return thrown;
  const status = statusOf(thrown);
  const words = problemWords(thrown);
  if (status === STATUS_NOT_FOUND) {
    return new Problem("unavailable", `${address} has no model ${model}. Run: soundbite model pull ${model}`, {
      cause: thrown,
    });
  }
  if (status === STATUS_BUSY) return new Problem("busy", `${address} is busy: ${words}`, { cause: thrown });
  if (status === STATUS_REFUSED)
    return new Problem("too-large", `${model} refused the prompt: ${words}`, { cause: thrown });
  return new Problem("unavailable", `${model} at ${address} gave no answer: ${words}`, { cause: thrown });
}

function statusOf(thrown: unknown): number | null {
  const has = thrown && typeof thrown === "object" && "status_code" in thrown;
  return has && typeof thrown.status_code === "number" ? thrown.status_code : null;
}
