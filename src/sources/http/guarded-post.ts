import { Agent, ProxyAgent, request as send } from "undici";
import { Problem } from "../../model/problem.ts";
import { guardedConnector, type Resolve } from "./connector.ts";
import { checkUrl, isAllowed, NOT_PUBLIC } from "./foreign-url.ts";
import { retryAfterMilliseconds } from "./retry-after.ts";

const DEADLINE_MILLISECONDS = 20_000;
/** Failures of a connection that was never there: nothing was sent. */
const NEVER_CONNECTED =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|ERR_TLS_\w+|DEPTH_ZERO_\w+|UNABLE_TO_\w+|SELF_SIGNED_\w+)$/;

export interface PostOptions {
  /** "host" or "host:port" that may be called although not on the public internet, and without encryption. */
  readonly allowedHosts: readonly string[];
  readonly proxy?: string | undefined;
  readonly deadlineMilliseconds?: number;
  readonly now: () => Date;
  readonly resolve?: Resolve;
}

export interface PostAnswer {
  readonly status: number;
  readonly retryAfterMilliseconds: number | null;
}

/** Calls addresses that the operator wrote down, with the same walls as fetching; what they answer is not read. */
export interface GuardedPost {
  /** Throws Problem `refused-address` for an address that is not called; no word of it is told but its host. */
  check(url: string): void;
  /**
   * Throws Problem `refused-address` or `unreachable` where nothing was sent, `outcome-unknown` where it may have been.
   * Redirects are not followed.
   */
  send(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<PostAnswer>;
  close(): Promise<void>;
}

export function guardedPost(options: PostOptions): GuardedPost {
  const { proxy, now, resolve, deadlineMilliseconds = DEADLINE_MILLISECONDS } = options;
  const allowed = new Set(options.allowedHosts.map((host) => host.toLowerCase()));
  const limits = { pipelining: 1, keepAliveTimeout: 4_000, maxHeaderSize: 32 * 1024 };
  const dispatcher = proxy
    ? new ProxyAgent({ ...limits, uri: proxy })
    : new Agent({ ...limits, connect: guardedConnector(allowed, resolve) });
  const check = (url: string): void => void checkedUrl(url, allowed);
  return {
    check,
    async send(url, headers, body) {
      const target = checkedUrl(url, allowed);
      const signal = AbortSignal.timeout(deadlineMilliseconds);
      try {
        const answer = await send(target, { dispatcher, method: "POST", headers, body, signal });
        answer.body.on("error", () => undefined).destroy();
        const asked = answer.headers["retry-after"];
        const retry = typeof asked === "string" ? retryAfterMilliseconds(asked, now().getTime()) : null;
        return { status: answer.statusCode, retryAfterMilliseconds: retry };
      } catch (thrown) {
        throw asProblem(thrown, target.hostname, signal.aborted ? deadlineMilliseconds : null);
      }
    },
    close: () => dispatcher.destroy(),
  };
}

/** An address may hold a secret: of one that is refused only the host is told. */
function checkedUrl(written: string, allowed: ReadonlySet<string>): URL {
  const host = URL.canParse(written) ? new URL(written).hostname : "its address";
  try {
    const url = checkUrl(written, allowed);
    if (url.protocol === "https:" || isAllowed(url.hostname, url.port, allowed)) return url;
  } catch {
    throw new Problem("refused-address", `${host}: ${NOT_PUBLIC}`);
  }
  throw new Problem("refused-address", `${host}: only https is called, but for the hosts in network.allowedHosts`);
}

function asProblem(thrown: unknown, host: string, deadline: number | null): Problem {
  if (deadline !== null)
    return new Problem("outcome-unknown", `${host}: no answer in ${deadline / 1000} s`, { cause: thrown });
  const refused = [thrown, (thrown as Error).cause].find((one) => one instanceof Problem);
  if (refused) return refused;
  const { code = "no answer" } = thrown as NodeJS.ErrnoException;
  const wasSent = !NEVER_CONNECTED.test(code);
  const words = wasSent
    ? `${host}: the connection broke before an answer (${code})`
    : `${host}: no connection (${code})`;
  return new Problem(wasSent ? "outcome-unknown" : "unreachable", words, { cause: thrown });
}
