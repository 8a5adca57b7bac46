import type { IncomingMessage, ServerResponse } from "node:http";
import { type Fault, Faults } from "../discord/faults.ts";
import { METHODS, type Method, messageRefusal, Refusal } from "./methods.ts";
import type { Json } from "./rules.ts";
import { APP_TOKEN, BOT_TOKEN, type Interaction, type SlackState } from "./state.ts";

const USES = 5;
const LASTS = 30 * 60_000;

export interface SeenRequest {
  /** "chat.postMessage", or "response" for an answer to a command or a press. */
  readonly method: string;
  readonly body: Json;
}

interface Answer {
  readonly status: number;
  readonly body: Json | string;
}

/** Slack's HTTP side: the Web API, and the addresses through which commands and presses are answered. */
export class Web {
  readonly faults = new Faults();
  readonly requests: SeenRequest[] = [];
  socket = "";
  /** How far Slack's clock is from this machine's, in milliseconds. */
  clockSkew = 0;
  readonly #late: (() => void)[] = [];
  readonly #state: SlackState;
  readonly #changed: () => void;

  constructor(state: SlackState, changed: () => void) {
    this.#state = state;
    this.#changed = changed;
  }

  /** Does what the "late" faults held back. */
  commitLate(): void {
    for (const commit of this.#late.splice(0)) commit();
    this.#changed();
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const [, kind, name = ""] = new URL(request.url ?? "/", "http://slack.test").pathname.split("/");
    const isAnswer = kind === "response";
    const method = isAnswer ? "response" : name;
    this.requests.push({ method, body });
    const perform = () => (isAnswer ? this.#answer(name, body) : this.#call(name, request, body));
    const fault = this.faults.take("post", method, String(body["channel"] ?? ""), body);
    if (fault?.kind === "limit") limited(response, fault.retryAfter);
    else if (fault?.kind === "status") this.#send(response, { status: fault.status, body: "<html>bad gateway</html>" });
    else if (fault?.kind === "refuse") this.#send(response, { status: 200, body: { ok: false, error: fault.error } });
    else if (fault?.kind === "status-after") this.#failAfter(response, fault.status, perform);
    else if (fault?.kind === "slow") setTimeout(() => this.#send(response, perform()), fault.milliseconds);
    else if (fault) this.#lose(request, fault, perform);
    else this.#send(response, perform());
    this.#changed();
  }

  #failAfter(response: ServerResponse, status: number, perform: () => Answer): void {
    perform();
    this.#send(response, { status, body: "<html>bad gateway</html>" });
  }

  #lose(request: IncomingMessage, fault: Fault, perform: () => Answer): void {
    if (fault.kind === "late" && fault.after === undefined) this.#late.push(perform);
    if (fault.kind === "late" && fault.after !== undefined) setTimeout(perform, fault.after);
    if (fault.kind === "reset-after" || fault.kind === "silence-after") perform();
    if (fault.kind !== "silence-after") request.socket.resetAndDestroy();
  }

  #call(name: string, request: IncomingMessage, body: Json): Answer {
    try {
      const method = METHODS[name];
      if (!method) throw new Refusal("unknown_method");
      this.#authorise(method, request);
      const answer = method.handle({ state: this.#state, arguments: body, socket: this.socket });
      return { status: 200, body: { ok: true, ...answer } };
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      return { status: 200, body: { ok: false, error: thrown.message, ...thrown.details } };
    }
  }

  #authorise({ token, scopes }: Method, { headers }: IncomingMessage): void {
    const expected = token === "bot" ? BOT_TOKEN : APP_TOKEN;
    if (headers.authorization !== `Bearer ${expected}`) throw new Refusal("invalid_auth");
    if (token === "app" && this.#state.appTokenRevoked) throw new Refusal("token_revoked");
    if (scopes.length > 0 && !scopes.some((scope) => this.#state.scopes.has(scope))) {
      throw new Refusal("missing_scope", { needed: scopes.join(","), provided: [...this.#state.scopes].join(",") });
    }
  }

  #answer(trigger: string, body: Json): Answer {
    const interaction = this.#state.interactions.get(trigger);
    if (!interaction || this.#state.now() - interaction.askedAt > LASTS) return { status: 404, body: "expired_url" };
    if (interaction.uses >= USES) return { status: 404, body: "used_url" };
    const refusal = messageRefusal(body);
    if (refusal) return { status: 500, body: `${refusal.message} ${JSON.stringify(refusal.details)}` };
    interaction.uses += 1;
    this.#show(interaction, body);
    return { status: 200, body: "ok" };
  }

  #show(interaction: Interaction, body: Json): void {
    const { source, channel, user } = interaction;
    if (body["replace_original"] === true && source) {
      source.body = body;
      source.edited = true;
      interaction.answers.push(source);
      return;
    }
    const thread = typeof body["thread_ts"] === "string" ? body["thread_ts"] : null;
    const seenBy = body["response_type"] === "in_channel" ? null : user;
    interaction.answers.push(this.#state.addMessage(channel, body, { thread, seenBy }));
  }

  #send(response: ServerResponse, { status, body }: Answer): void {
    const isJson = typeof body === "object";
    response.writeHead(status, {
      "Content-Type": isJson ? "application/json" : "text/html",
      Date: new Date(Date.now() + this.clockSkew).toUTCString(),
      "x-oauth-scopes": [...this.#state.scopes].join(","),
    });
    response.end(isJson ? JSON.stringify(body) : body);
  }
}

function limited(response: ServerResponse, retryAfter: number): void {
  response.writeHead(429, { "Retry-After": String(Math.ceil(retryAfter)), "Content-Type": "application/json" });
  response.end(JSON.stringify({ ok: false, error: "ratelimited" }));
}

/** Slack takes JSON, and forms in which what is no text is JSON. */
async function bodyOf(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  if (request.headers["content-type"]?.startsWith("application/json")) return JSON.parse(text || "{}");
  return Object.fromEntries([...new URLSearchParams(text)].map(([key, value]) => [key, fieldValue(value)]));
}

function fieldValue(value: string): unknown {
  return /^[[{]/.test(value) ? JSON.parse(value) : value;
}
