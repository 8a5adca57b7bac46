import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ChatBody, Reply } from "./protocol.ts";

/** What the client sent with one call. */
export interface Received {
  readonly path: string;
  readonly body: ChatBody;
}

export interface OllamaScript {
  readonly version?: string;
  /** Models that are there. */
  readonly models?: readonly string[];
  /** The context that a loaded model reports. */
  readonly contextLength?: number;
  /** What `think` may be set to, as newer servers say of a model. */
  readonly thinking?: readonly (boolean | string)[];
  /** How each chat with messages is answered, in turn; the last one goes on. */
  readonly chats?: readonly Reply[];
  /** How each loading (a chat without messages) is answered, in turn; once all are used up it works. */
  readonly loads?: readonly Reply[];
  readonly pull?: Reply;
  /** How many tokens of a prompt it reads and counts; one for four characters where absent, null for no count. */
  readonly tokens?: (prompt: string) => number | null;
}

export interface ScriptedOllama {
  readonly address: string;
  /** Every call so far, in order. */
  readonly received: readonly Received[];
  /** The most chats that were under way at the same time. */
  mostAtOnce(): number;
  /** Resolves once a client has cut the connection of an answer under way. */
  readonly cut: Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export const MODEL = "scripted:1b";

/** A server that speaks Ollama's protocol and answers as a test says; it has no engine. */
export async function scriptedOllama(script: OllamaScript): Promise<ScriptedOllama> {
  const received: Received[] = [];
  const cut = Promise.withResolvers<void>();
  const turns = { chat: 0, load: 0, atOnce: 0, most: 0 };
  const server = createServer((request, response) => {
    void answer(script, turns, received, request, response);
    response.once("close", () => {
      if (!response.writableFinished) cut.resolve();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    mostAtOnce: () => turns.most,
    cut: cut.promise,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close").catch(() => undefined);
    },
  };
}

interface Turns {
  chat: number;
  load: number;
  atOnce: number;
  most: number;
}

async function answer(
  script: OllamaScript,
  turns: Turns,
  received: Received[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodyOf(request);
  const path = request.url ?? "";
  received.push({ path, body });
  if (path === "/api/version") return sendJson(response, 200, { version: script.version ?? "0.31.2" });
  if (path === "/api/tags") return sendJson(response, 200, { models: listed(script) });
  if (path === "/api/ps") return sendJson(response, 200, { models: listed(script) });
  if (path === "/api/pull" && script.pull) return script.pull(response, body);
  const name = body.model ?? "";
  if (!(script.models ?? [MODEL]).includes(name))
    return sendJson(response, 404, { error: `model '${name}' not found` });
  if (path === "/api/show") return sendJson(response, 200, shownModel(script));
  if (path === "/api/chat") return chat(script, turns, body, response);
  sendJson(response, 404, { error: "no such path" });
}

const shownModel = ({ thinking }: OllamaScript): object => ({
  details: {},
  model_info: {},
  ...(thinking ? { thinking: { values: thinking } } : {}),
});

async function chat(script: OllamaScript, turns: Turns, body: ChatBody, response: ServerResponse): Promise<void> {
  if ((body.messages ?? []).length === 0) {
    const load = script.loads?.[turns.load++];
    if (load) return load(response, body);
    return sendJson(response, 200, { model: body.model, done: true, done_reason: "load", message: EMPTY });
  }
  if (body.options?.num_predict === 1) {
    return sendJson(response, 200, { done: true, done_reason: "length", message: EMPTY, ...countOf(script, body) });
  }
  const reply = script.chats?.[Math.min(turns.chat++, script.chats.length - 1)];
  turns.most = Math.max(turns.most, ++turns.atOnce);
  await reply?.(response, { ...body, counted: countOf(script, body) });
  turns.atOnce--;
}

function countOf({ tokens }: OllamaScript, { messages = [] }: ChatBody): { prompt_eval_count?: number } {
  const prompt = messages.map(({ content }) => content).join("");
  const counted = tokens ? tokens(prompt) : Math.ceil(prompt.length / 4);
  return counted === null ? {} : { prompt_eval_count: counted };
}

const EMPTY = { role: "assistant", content: "" };

function listed({ models = [MODEL], contextLength }: OllamaScript): unknown[] {
  return models.map((name) => ({
    name,
    model: name,
    ...(contextLength === undefined ? {} : { context_length: contextLength }),
  }));
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<ChatBody> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text === "" ? {} : JSON.parse(text);
}
