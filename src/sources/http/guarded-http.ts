import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { Agent, type Dispatcher, errors, ProxyAgent, request as send } from "undici";
import { Problem, problemWords } from "../../model/problem.ts";
import { readBody } from "./body.ts";
import { guardedConnector, type Resolve } from "./connector.ts";
import { type AllowedHosts, checkUrl, shown } from "./foreign-url.ts";
import type { Http, HttpAnswer, HttpRequest, Validators } from "./http.ts";
import { type Clock, hostPacing, type Pacing } from "./pacing.ts";
import { retryAfterMilliseconds } from "./retry-after.ts";

const MAX_BYTES = 5 * 1024 * 1024;
const MAX_REDIRECTS = 5;
const MAX_HEADER_BYTES = 32 * 1024;
const DEADLINE_MILLISECONDS = 20_000;
/** A server may take its time to begin; one that has begun and then sends nothing for so long will not end. */
const STALL_MILLISECONDS = 10_000;
const GAP_MILLISECONDS = 1_000;
const ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5";

export interface HttpOptions {
  /** A person's e-mail or web address, so that a site can reach whoever runs this. */
  readonly contact: string;
  /** "host" or "host:port" that may be fetched although not on the public internet. */
  readonly allowedHosts?: readonly string[];
  /** An http proxy; it then resolves names, and is trusted to. */
  readonly proxy?: string | undefined;
  /** For one request, its redirects and the whole body. */
  readonly deadlineMilliseconds?: number;
  /** For a body of which nothing more comes. */
  readonly stallMilliseconds?: number;
  /** Between two requests to one host. */
  readonly gapMilliseconds?: number;
  readonly maxBytes?: number;
  readonly clock?: Clock;
  readonly resolve?: Resolve;
}

interface Exchange {
  readonly dispatcher: Dispatcher;
  readonly allowed: AllowedHosts;
  readonly pacing: Pacing;
  readonly clock: Clock;
  readonly agent: string;
  readonly maxBytes: number;
  readonly deadlineMilliseconds: number;
}

interface Hop {
  readonly request: HttpRequest;
  readonly url: URL;
  readonly movedTo: string | null;
  readonly signal: AbortSignal;
}

type Redirect = { readonly kind: "redirect"; readonly to: string; readonly forGood: boolean };

const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
};

export function guardedHttp(options: HttpOptions): Http {
  const clock = options.clock ?? SYSTEM_CLOCK;
  const allowed = new Set((options.allowedHosts ?? []).map((host) => host.toLowerCase()));
  const exchange: Exchange = {
    dispatcher: dispatcherFor(allowed, options),
    allowed,
    pacing: hostPacing(clock, options.gapMilliseconds ?? GAP_MILLISECONDS),
    clock,
    agent: `Soundbite/0.1 (+${options.contact.replace(/[^\x20-\x7e]/g, "").slice(0, 100)})`,
    maxBytes: options.maxBytes ?? MAX_BYTES,
    deadlineMilliseconds: options.deadlineMilliseconds ?? DEADLINE_MILLISECONDS,
  };
  return {
    get: (request, signal) => getWithin(exchange, request, signal ?? new AbortController().signal),
    close: () => exchange.dispatcher.destroy(),
  };
}

function dispatcherFor(allowed: AllowedHosts, { proxy, resolve, stallMilliseconds }: HttpOptions): Dispatcher {
  const bodyTimeout = stallMilliseconds ?? STALL_MILLISECONDS;
  const limits = {
    maxHeaderSize: MAX_HEADER_BYTES,
    maxResponseSize: -1,
    pipelining: 1,
    keepAliveTimeout: 4_000,
    bodyTimeout,
  };
  if (proxy) return new ProxyAgent({ ...limits, uri: proxy });
  return new Agent({ ...limits, connect: guardedConnector(allowed, resolve) });
}

async function getWithin(exchange: Exchange, request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  try {
    return await follow(exchange, request, signal);
  } catch (thrown) {
    throw signal.aborted ? new Problem("cancelled", `${shown(request.url)}: stopped`) : asProblem(thrown, request.url);
  }
}

/** Redirects by hand: each address is checked like the first. */
async function follow(exchange: Exchange, request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  let hop: Hop = { request, url: checkUrl(request.url, exchange.allowed), movedTo: null, signal };
  let forGood = true;
  let milliseconds = exchange.deadlineMilliseconds;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const [current, left] = [hop, milliseconds];
    const { answer, took } = await exchange.pacing.take(hop.url.host, signal, () => askWithin(exchange, current, left));
    if (answer.kind !== "redirect") return answer;
    milliseconds = Math.max(1, Math.ceil(milliseconds - took));
    forGood &&= answer.forGood;
    const url = checkUrl(new URL(answer.to, hop.url).href, exchange.allowed);
    hop = { ...hop, url, movedTo: forGood ? url.href : hop.movedTo };
  }
  throw new Problem("unreachable", `${shown(request.url)}: redirected more than ${MAX_REDIRECTS} times`);
}

/** Only the exchange itself counts against the deadline, not the wait for the host's turn. */
async function askWithin(
  exchange: Exchange,
  hop: Hop,
  milliseconds: number,
): Promise<{ readonly answer: HttpAnswer | Redirect; readonly took: number }> {
  const deadline = AbortSignal.timeout(milliseconds);
  const started = performance.now();
  try {
    const answer = await askOnce(exchange, { ...hop, signal: AbortSignal.any([hop.signal, deadline]) });
    return { answer, took: performance.now() - started };
  } catch (thrown) {
    if (!deadline.aborted) throw thrown;
    const seconds = exchange.deadlineMilliseconds / 1000;
    throw new Problem(
      "timed-out",
      `${shown(hop.request.url)}: no whole answer in ${seconds} s; it will be tried again`,
    );
  }
}

async function askOnce(exchange: Exchange, hop: Hop): Promise<HttpAnswer | Redirect> {
  const response = await send(hop.url, {
    dispatcher: exchange.dispatcher,
    signal: hop.signal,
    headers: headersFor(hop.request, exchange.agent),
  });
  const header = (name: string) => firstOf(response.headers[name]);
  const location = header("location");
  if (location !== null && [301, 302, 303, 307, 308].includes(response.statusCode)) {
    discard(response.body);
    return {
      kind: "redirect",
      to: Buffer.from(location, "latin1").toString("utf8"),
      forGood: response.statusCode === 301 || response.statusCode === 308,
    };
  }
  const answered = { url: hop.url.href, movedTo: hop.movedTo };
  if (response.statusCode === 304 || response.statusCode === 410 || response.statusCode >= 300) {
    discard(response.body);
    if (response.statusCode === 304)
      return { kind: "unchanged", ...answered, validators: renewed(hop.request, header) };
    if (response.statusCode === 410) return { kind: "gone", ...answered };
    throw refusalOf(exchange, hop, response.statusCode, header("retry-after"));
  }
  const bytes = await readBody(response.body, header("content-encoding") ?? "", exchange.maxBytes, shown(hop.url.href));
  const validators = { etag: header("etag"), lastModified: header("last-modified") };
  return { kind: "body", ...answered, bytes, contentType: header("content-type"), validators };
}

/** The validators to send the next time, after an answer that nothing changed. */
function renewed({ validators }: HttpRequest, header: (name: string) => string | null): Validators {
  return {
    etag: header("etag") ?? validators?.etag ?? null,
    lastModified: header("last-modified") ?? validators?.lastModified ?? null,
  };
}

/** Ends an answer that nobody reads; undici tells its body's end as an error. */
function discard(body: Readable): void {
  body.on("error", () => undefined).destroy();
}

function headersFor({ accept, validators }: HttpRequest, agent: string): Record<string, string> {
  return {
    "user-agent": agent,
    accept: accept ?? ACCEPT,
    "accept-encoding": "gzip, deflate, br, zstd",
    ...(validators?.etag ? { "if-none-match": validators.etag } : {}),
    ...(validators?.lastModified ? { "if-modified-since": validators.lastModified } : {}),
  };
}

function firstOf(header: string | string[] | undefined): string | null {
  return (Array.isArray(header) ? header[0] : header) ?? null;
}

function refusalOf(exchange: Exchange, hop: Hop, status: number, retryAfter: string | null): Problem {
  const address = shown(hop.url.href);
  if (status === 429 || (status === 503 && retryAfter !== null)) {
    const wait = retryAfterMilliseconds(retryAfter, exchange.clock.now());
    exchange.pacing.pause(hop.url.host, wait);
    const message = `${address}: asks to wait ${Math.ceil(wait / 60_000)} min (HTTP ${status})`;
    return new Problem("rate-limited", message, { retryAfterMilliseconds: wait });
  }
  if (status === 404) return new Problem("not-found", `${address}: not there (HTTP 404); check the address`);
  if (status === 401 || status === 403)
    return new Problem("not-allowed", `${address}: not open to us (HTTP ${status})`);
  return new Problem("unavailable", `${address}: the server failed (HTTP ${status}); it will be tried again`);
}

function asProblem(thrown: unknown, url: string): Problem {
  if (thrown instanceof Problem) return thrown;
  const cause = thrown instanceof Error && thrown.cause instanceof Problem ? thrown.cause : null;
  if (cause) return cause;
  if (thrown instanceof errors.BodyTimeoutError) {
    return new Problem("timed-out", `${shown(url)}: its answer stopped halfway; it will be tried again`, {
      cause: thrown,
    });
  }
  const words = problemWords(thrown);
  if (/header/i.test(words) && /overflow|large|size/i.test(words)) {
    return new Problem("too-large", `${shown(url)}: more than ${MAX_HEADER_BYTES / 1024} KB of headers`, {
      cause: thrown,
    });
  }
  return new Problem("unreachable", `${shown(url)}: no connection (${words}); it will be tried again`, {
    cause: thrown,
  });
}
