import type { Ollama } from "ollama";
import { Problem } from "../../model/problem.ts";
import { callServer, type ModelServer } from "./server.ts";

export interface Question {
  readonly model: string;
  /** One size for every call: another one makes the server load the model again. */
  readonly contextTokens: number;
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

/** How long the server keeps a model loaded after a call. */
export const KEEP_LOADED_MINUTES = 10;
const KEEP_LOADED = `${KEEP_LOADED_MINUTES}m`;
/** A stream repeats the model's name and the time with every token. */
const MOST_STREAM_CHARACTERS = 2_000_000;
/** Longer than any answer to our questions; a model that goes on repeats itself. */
const LONGEST_ANSWER = 16_000;
/** In characters: an empty thought, or a word of it, is none. */
const LONGEST_THOUGHT = 200;

/**
 * Asks a model once and streams its answer, so that giving up stops the model too. Throws as `callServer`, and Problem
 * `unreadable` where the answer was cut, did not end or does not stop.
 */
export function askModel(server: ModelServer, question: Question, signal: AbortSignal): Promise<ModelAnswer> {
  const { model, milliseconds } = question;
  const call = { model, milliseconds, signal, mostCharacters: MOST_STREAM_CHARACTERS };
  return callServer(server, call, (client) => streamedAnswer(client, question));
}

async function streamedAnswer(client: Ollama, question: Question): Promise<ModelAnswer> {
  const stream = await client.chat({ ...chatRequest(question), stream: true });
  const said: Said = { text: "", thought: 0 };
  for await (const chunk of endingStream(stream)) {
    said.text += chunk.message?.content ?? "";
    said.thought += chunk.message?.thinking?.length ?? 0;
    refuseEndless(question.model, said);
    if (!chunk.done) continue;
    if (chunk.done_reason !== "stop") throw cutAnswer(question.model, said, chunk.done_reason);
    return { text: afterThinking(said.text, question.model), promptTokens: chunk.prompt_eval_count ?? null };
  }
  throw new Problem("unreadable", "the answer did not end");
}

/** What a model has said so far. */
interface Said {
  text: string;
  /** How many characters of thoughts came before it. */
  thought: number;
}

function refuseEndless(model: string, { text, thought }: Said): void {
  if (thought > LONGEST_THOUGHT && text === "") throw thinksAloud(model);
  if (text.length > LONGEST_ANSWER) throw new Problem("unreadable", "the answer does not stop");
}

function cutAnswer(model: string, { text, thought }: Said, reason: string): Problem {
  const isThinking = thought > 0 || text.trimStart().startsWith("<think>");
  return isThinking ? thinksAloud(model) : new Problem("unreadable", `the answer was cut (${reason})`);
}

/** Some models think whatever they are told; the time that it takes is better spent by rules. */
function thinksAloud(model: string): Problem {
  const remedy = "Name one that answers at once, such as qwen3:4b-instruct";
  return new Problem("unreadable", `${model} thinks although it is told not to. ${remedy}`);
}

/** The client's error for a stream without an end, as ours. */
async function* endingStream<T>(stream: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* stream;
  } catch (thrown) {
    if (!(thrown instanceof Error && thrown.message.startsWith("Did not receive done"))) throw thrown;
  }
}

/** `truncate` and `shift` false: better no answer than one to half of the material. */
function chatRequest({ model, system, user, schema, contextTokens, answerTokens, seed }: Question) {
  return {
    model,
    messages: [
      { role: "system", content: system },
      { role: "user", content: user },
    ],
    think: false,
    truncate: false,
    shift: false,
    format: schema,
    keep_alive: KEEP_LOADED,
    options: { num_ctx: contextTokens, num_predict: answerTokens, temperature: 0, seed },
  };
}

/**
 * How many tokens the server says it read of a question, without waiting for more than one token of an answer; null
 * where it does not say. Throws as `callServer`.
 */
export function countTokens(server: ModelServer, question: Question, signal: AbortSignal): Promise<number | null> {
  const { model, milliseconds } = question;
  const call = { model, milliseconds, signal, mostCharacters: MOST_STREAM_CHARACTERS };
  return callServer(server, call, async (client) => {
    const answer = await client.chat({ ...chatRequest({ ...question, answerTokens: 1 }), stream: false });
    return answer.prompt_eval_count ?? null;
  });
}

/** Thinking models may think aloud even when told not to: what counts stands behind the last end of it. */
function afterThinking(text: string, model: string): string {
  const end = text.lastIndexOf("</think>");
  if (end >= 0) return text.slice(end + "</think>".length);
  if (text.trimStart().startsWith("<think>")) throw thinksAloud(model);
  return text;
}

/**
 * Makes the server load a model before anything is asked of it; disconnecting while it loads stops the loading. Answers
 * with the context, in tokens, that it was loaded with; null where the server does not say. Throws as `callServer`.
 */
export function loadModel(
  server: ModelServer,
  { model, contextTokens, milliseconds }: Pick<Question, "model" | "contextTokens" | "milliseconds">,
  signal: AbortSignal,
): Promise<number | null> {
  const call = { model, milliseconds, signal, mostCharacters: MOST_STREAM_CHARACTERS };
  return callServer(server, call, async (client) => {
    const options = { num_ctx: contextTokens };
    await client.chat({ model, messages: [], keep_alive: KEEP_LOADED, options, stream: false });
    const { models } = await client.ps().catch(() => NOTHING_TOLD);
    return loadedContext(models, model);
  });
}

const NOTHING_TOLD = { models: [] };

/** `context_length` is newer than the client's types. */
function loadedContext(models: readonly { readonly name: string }[], model: string): number | null {
  const loaded = models.find(({ name }) => name === model || name === `${model}:latest`);
  const context = loaded && "context_length" in loaded ? loaded.context_length : null;
  return typeof context === "number" && context > 0 ? context : null;
}
