import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, ApiError, type Route } from "./api.ts";
import { type Fault, Faults } from "./faults.ts";
import { Limiter } from "./limiter.ts";
import { ROUTES } from "./routes.ts";
import { type Body, messageFault } from "./rules.ts";
import type { Schema } from "./schema.ts";
import { type DiscordState, TOKEN } from "./state.ts";

const PREFIX = "/api/v10";

export interface SeenRequest {
  readonly method: string;
  readonly template: string;
  readonly path: string;
  readonly body: unknown;
  /** When it came, by the server's clock. */
  readonly at: number;
  status: number | "none";
}

interface Matched {
  readonly route: Route;
  readonly params: Record<string, string>;
  readonly url: URL;
}

/** Discord's HTTP side: checks the request, does it, checks its own answer. */
export class Rest {
  readonly faults = new Faults();
  readonly limiter = new Limiter();
  readonly requests: SeenRequest[] = [];
  /** Answers of this server that Discord's description refuses: our mistakes. */
  readonly ownMistakes: string[] = [];
  readonly #late: (() => void)[] = [];
  readonly #state: DiscordState;
  readonly #schema: Schema;
  readonly #changed: () => void;
  gateway = "";

  constructor(state: DiscordState, schema: Schema, changed: () => void) {
    this.#state = state;
    this.#schema = schema;
    this.#changed = changed;
  }

  /** Does what the "late" faults held back. */
  commitLate(): void {
    for (const commit of this.#late.splice(0)) commit();
    this.#changed();
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const matched = match(request);
    const body = await bodyOf(request);
    const seen: SeenRequest = {
      method: request.method?.toLowerCase() ?? "",
      template: matched?.route.template ?? "none",
      path: request.url ?? "",
      body,
      at: this.#state.now(),
      status: "none",
    };
    this.requests.push(seen);
    if (matched) this.#serve(request, response, matched, seen);
    else send(response, seen, { status: 404, body: { code: 0, message: "404: Not Found" } });
    this.#changed();
  }

  #serve(request: IncomingMessage, response: ServerResponse, matched: Matched, seen: SeenRequest): void {
    const { route, params } = matched;
    const major = params["channel_id"] ?? params["webhook_token"] ?? params["interaction_token"] ?? "";
    const fault = this.faults.take(route.method, route.template, major, seen.body);
    const bucket = `${route.method}:${route.template} ${major}`;
    const allowance = this.limiter.take(bucket, this.#state.now());
    const arrivedAt = this.#state.now();
    const perform = () => this.#perform(request, matched, seen.body, arrivedAt);
    const answer = () => {
      if (allowance.allowed) send(response, seen, perform(), allowance.headers);
      else limited(response, seen, { retryAfter: allowance.resetAfter, global: false }, allowance.headers);
    };
    if (fault?.kind === "limit") limited(response, seen, fault);
    else if (fault?.kind === "status") send(response, seen, { status: fault.status, body: "<html>bad gateway</html>" });
    else if (fault?.kind === "refuse") {
      const { status, code, error } = fault;
      send(response, seen, { status, body: { code, message: error } });
    } else if (fault?.kind === "status-after") failAfter(response, seen, fault.status, perform);
    else if (fault?.kind === "slow") setTimeout(answer, fault.milliseconds);
    else if (fault) this.#lose(request, fault, perform);
    else answer();
  }

  #lose(request: IncomingMessage, fault: Fault, perform: () => Answer): void {
    if (fault.kind === "late" && fault.after === undefined) this.#late.push(perform);
    if (fault.kind === "late" && fault.after !== undefined) setTimeout(perform, fault.after);
    if (fault.kind === "reset-after" || fault.kind === "silence-after") perform();
    if (fault.kind !== "silence-after") request.socket.resetAndDestroy();
  }

  #perform(request: IncomingMessage, { route, params, url }: Matched, body: unknown, arrivedAt: number): Answer {
    try {
      if (route.auth !== false && request.headers.authorization !== `Bot ${TOKEN}`) {
        throw new ApiError(401, 0, "401: Unauthorized");
      }
      this.#checkRequest(route, body);
      const call = { state: this.#state, params, query: url.searchParams, body, arrivedAt, gateway: this.gateway };
      const answer = route.handle(call);
      this.#checkAnswer(route, answer);
      return answer;
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      return { status: thrown.status, body: { code: thrown.code, message: thrown.message } };
    }
  }

  #checkRequest(route: Route, body: unknown): void {
    if (route.method === "get" || route.bodiless) return;
    const fault = this.#schema.request(route, body) ?? (route.message ? messageFault(body as Body) : null);
    const message = (body as { message?: Body; data?: Body } | null)?.message ?? null;
    const nested = message === null ? null : messageFault(message);
    if (fault ?? nested) throw new ApiError(400, 50035, `Invalid Form Body: ${fault ?? nested}`);
  }

  #checkAnswer(route: Route, { status, body }: Answer): void {
    if (body === undefined) return;
    const fault = this.#schema.response(route, status, body);
    if (fault) this.ownMistakes.push(`${route.method} ${route.template}: ${fault}`);
  }
}

function match(request: IncomingMessage): Matched | null {
  const url = new URL(request.url ?? "/", "http://discord.test");
  if (!url.pathname.startsWith(PREFIX)) return null;
  const steps = url.pathname.slice(PREFIX.length).split("/");
  for (const route of ROUTES) {
    const params = route.method === request.method?.toLowerCase() ? paramsOf(route.template.split("/"), steps) : null;
    if (params) return { route, params, url };
  }
  return null;
}

function paramsOf(template: readonly string[], steps: readonly string[]): Record<string, string> | null {
  if (template.length !== steps.length) return null;
  const params: Record<string, string> = {};
  for (const [index, step] of template.entries()) {
    const given = decodeURIComponent(steps[index] ?? "");
    if (step.startsWith("{")) params[step.slice(1, -1)] = given;
    else if (step !== given) return null;
  }
  return params;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? null : JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

function limited(
  response: ServerResponse,
  seen: SeenRequest,
  { retryAfter, global }: { readonly retryAfter: number; readonly global: boolean },
  bucket: Readonly<Record<string, string>> = {},
): void {
  const headers = {
    ...bucket,
    "Retry-After": String(retryAfter),
    "X-RateLimit-Scope": global ? "global" : "user",
    ...(global ? { "X-RateLimit-Global": "true" } : {}),
  };
  const body = { message: "You are being rate limited.", code: 0, retry_after: retryAfter, global };
  send(response, seen, { status: 429, body }, headers);
}

function failAfter(response: ServerResponse, seen: SeenRequest, status: number, perform: () => Answer): void {
  perform();
  send(response, seen, { status, body: "<html>bad gateway</html>" });
}

function send(
  response: ServerResponse,
  seen: SeenRequest,
  { status, body }: Answer,
  headers: Readonly<Record<string, string>> = {},
): void {
  seen.status = status;
  const isJson = typeof body === "object";
  response.writeHead(status, { ...headers, "Content-Type": isJson ? "application/json" : "text/html" });
  response.end(body === undefined ? undefined : isJson ? JSON.stringify(body) : String(body));
}
