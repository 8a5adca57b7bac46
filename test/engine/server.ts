import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Engine, PromptTooLong } from "./engine.ts";

export interface EngineServerOptions {
  readonly model: string;
  /** The context of requests that ask for none; Ollama's own default on small machines. */
  readonly defaultContext: number;
  /** A server of the kind that knows no `truncate`, and no `num_ctx` above this. */
  readonly largestContext?: number;
  readonly ignoresTruncate?: boolean;
  /** A server that lets the model write whatever it likes. */
  readonly ignoresSchema?: boolean;
  /** Older servers do not say with which context a model was loaded. */
  readonly hidesContext?: boolean;
  /** Requests that may wait; one more is told 503. */
  readonly queue: number;
}

export interface EngineServer {
  readonly address: string;
  /** Tokens written since the start. */
  tokens(): number;
  /** Prompts that lost their front. */
  cut(): number;
  /** Generations that ended because the client went away. */
  aborted(): number;
  stop(): Promise<void>;
}

interface ChatRequest {
  readonly model?: string;
  readonly messages?: readonly { readonly role: string; readonly content: string }[];
  readonly format?: object | string;
  readonly stream?: boolean;
  readonly truncate?: boolean;
  readonly keep_alive?: string | number;
  readonly options?: { readonly num_ctx?: number; readonly num_predict?: number; readonly seed?: number };
}

/** Speaks the part of Ollama's protocol that we use, over a real engine. Source: ollama/docs/api.md. */
export async function startEngineServer(engine: Engine, options: EngineServerOptions): Promise<EngineServer> {
  const state: State = { engine, options, tokens: 0, cut: 0, aborted: 0, waiting: 0, turn: Promise.resolve() };
  const server = createServer((request, response) => {
    route(state, request, response).catch((thrown: unknown) => {
      sendJson(response, 500, { error: thrown instanceof Error ? thrown.message : String(thrown) });
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tokens: () => state.tokens,
    cut: () => state.cut,
    aborted: () => state.aborted,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close").catch(() => undefined);
      await state.turn;
    },
  };
}

interface State {
  readonly engine: Engine;
  readonly options: EngineServerOptions;
  tokens: number;
  cut: number;
  aborted: number;
  waiting: number;
  turn: Promise<void>;
}

async function route(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { engine, options } = state;
  const body = await bodyOf(request);
  if (body === null) return sendJson(response, 400, { error: "invalid character in JSON" });
  const named = { name: options.model, model: options.model, size: 1, digest: "0", details: {} };
  const context = engine.loaded();
  switch (request.url) {
    case "/api/version":
      return sendJson(response, 200, { version: "0.31.2" });
    case "/api/tags":
      return sendJson(response, 200, { models: [named] });
    case "/api/ps":
      return sendJson(response, 200, { models: context === null ? [] : [{ ...named, ...told(options, context) }] });
  }
  if (body.model !== options.model) return sendJson(response, 404, { error: `model '${body.model}' not found` });
  if (request.url === "/api/show") return sendJson(response, 200, { details: { family: "llama" }, model_info: {} });
  if (request.url === "/api/chat") return inTurn(state, response, () => chat(state, body, response));
  sendJson(response, 404, { error: "404 page not found" });
}

const told = ({ hidesContext }: EngineServerOptions, context: number) =>
  hidesContext ? {} : { context_length: context };

/** One at a time; what finds the queue full is told so. */
async function inTurn(state: State, response: ServerResponse, work: () => Promise<void>): Promise<void> {
  if (state.waiting > state.options.queue) {
    return sendJson(response, 503, { error: "server busy, please try again.  maximum pending requests exceeded" });
  }
  state.waiting += 1;
  const before = state.turn;
  const { promise, resolve } = Promise.withResolvers<void>();
  state.turn = promise;
  try {
    await before;
    await work();
  } finally {
    state.waiting -= 1;
    resolve();
  }
}

async function chat(state: State, body: ChatRequest, response: ServerResponse): Promise<void> {
  const { engine } = state;
  const contextTokens = contextOf(state.options, body);
  if ((body.messages ?? []).length > 0) return answer(state, body, contextTokens, response);
  const isOver = body.keep_alive === 0;
  await (isOver ? engine.unload() : engine.load(contextTokens));
  send(response, body, { message: said(""), done: true, done_reason: isOver ? "unload" : "load" });
  response.end();
}

function contextOf({ defaultContext, largestContext }: EngineServerOptions, { options }: ChatRequest): number {
  return Math.min(options?.num_ctx ?? defaultContext, largestContext ?? Number.POSITIVE_INFINITY);
}

async function answer(state: State, body: ChatRequest, contextTokens: number, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const pieces: string[] = [];
  const stream = body.stream !== false;
  try {
    const { reason, promptTokens, tokens, cut } = await state.engine.generate({
      prompt: (body.messages ?? []).map(({ role, content }) => `<${role}>\n${content}\n`).join(""),
      schema: typeof body.format === "object" && !state.options.ignoresSchema ? body.format : null,
      contextTokens,
      mostTokens: body.options?.num_predict ?? 200,
      seed: body.options?.seed ?? 0,
      truncate: state.options.ignoresTruncate === true || body.truncate !== false,
      signal: gone.signal,
      onText: (piece) => {
        state.tokens += 1;
        if (stream && piece !== "") send(response, body, { message: said(piece), done: false });
        pieces.push(piece);
      },
    });
    if (cut) state.cut += 1;
    if (gone.signal.aborted) state.aborted += 1;
    const message = said(stream ? "" : pieces.join(""));
    send(response, body, {
      message,
      done: true,
      done_reason: reason,
      prompt_eval_count: promptTokens,
      eval_count: tokens,
    });
    response.end();
  } catch (thrown) {
    if (!(thrown instanceof PromptTooLong)) throw thrown;
    sendJson(response, 400, { error: thrown.message });
  }
}

const said = (content: string) => ({ role: "assistant", content });

function send(response: ServerResponse, { model, stream }: ChatRequest, line: object): void {
  if (!response.headersSent) {
    response.writeHead(200, { "content-type": stream === false ? "application/json" : "application/x-ndjson" });
  }
  response.write(`${JSON.stringify({ model, created_at: new Date().toISOString(), ...line })}\n`);
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent) return void response.end();
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<ChatRequest | null> {
  let text = "";
  for await (const chunk of request) text += chunk;
  try {
    return text === "" ? {} : JSON.parse(text);
  } catch {
    return null;
  }
}
