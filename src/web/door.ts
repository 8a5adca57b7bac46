import { createHash, timingSafeEqual } from "node:crypto";
import ipaddr from "ipaddr.js";
import { SCRIPT } from "./script.ts";
import { STYLE } from "./style.ts";

/** Who may come in. Loopback alone is nobody's business: where nothing is set, everybody on this machine may. */
export interface DoorSettings {
  /** Asked for by the browser; any name goes with it. */
  readonly password?: string | undefined;
  /** A proxy that knows who reads: its addresses, and the header in which it tells. From elsewhere the header is nothing. */
  readonly proxy?: { readonly from: readonly string[]; readonly header: string } | undefined;
  /** So many requests a minute may come from one address. */
  readonly perMinute: number;
  /** Milliseconds by a clock that nobody sets. */
  readonly elapsed: () => number;
}

/** Says why a request may not come in; null where it may. `peer`: the address at the other end of its connection. */
export type Door = (request: Request, peer: string) => Response | null;

/** What brings its own authority, or is nobody's secret. */
const OPEN = (path: string): boolean =>
  path.startsWith("/~") || path.startsWith("/api/") || path === "/mcp" || path === STYLE.path || path === SCRIPT.path;

/** So many wrong passwords a minute may come from one address. */
const WRONG_A_MINUTE = 10;

export function doorOf(settings: DoorSettings): Door {
  const { perMinute, elapsed } = settings;
  const visits = minuteCounts(elapsed);
  const byPassword = passwordCheck(settings);
  return (request, peer) => {
    const isProxy = settings.proxy?.from.includes(plainAddress(peer)) ?? false;
    const from = network(isProxy ? (lastForwarded(request.headers) ?? peer) : peer);
    if (visits.count(from) > perMinute) return tooMany();
    if (OPEN(new URL(request.url).pathname) || (isProxy && isKnown(request, settings))) return null;
    return byPassword(request, from);
  };
}

const isKnown = ({ headers }: Request, { proxy }: DoorSettings): boolean =>
  proxy !== undefined && (headers.get(proxy.header) ?? "").trim() !== "";

function passwordCheck({
  password,
  proxy,
  elapsed,
}: DoorSettings): (request: Request, from: string) => Response | null {
  if (password === undefined) return () => (proxy === undefined ? null : refusal(403, "Come in through the proxy."));
  const wrong = minuteCounts(elapsed);
  return ({ headers }, from) => {
    if (wrong.now(from) >= WRONG_A_MINUTE) return tooMany();
    const given = passwordIn(headers);
    if (given !== null && isSame(given, password)) return null;
    if (given !== null) wrong.count(from);
    return refusal(401, "A password is needed.", { "www-authenticate": 'Basic realm="Soundbite", charset="UTF-8"' });
  };
}

const tooMany = (): Response => refusal(429, "Too many requests. Try it again in a minute.", { "retry-after": "60" });

function refusal(status: number, words: string, headers: Readonly<Record<string, string>> = {}): Response {
  const own = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  return new Response(`${words}\n`, { status, headers: { ...own, ...headers } });
}

function passwordIn(headers: Headers): string | null {
  const [, coded] = /^Basic ([A-Za-z0-9+/=]{1,1000})$/i.exec(headers.get("authorization") ?? "") ?? [];
  if (coded === undefined) return null;
  const text = Buffer.from(coded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 0 ? null : text.slice(colon + 1);
}

/** Takes as long whatever was given. */
function isSame(given: string, right: string): boolean {
  const [one, other] = [given, right].map((text) => createHash("sha256").update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}

/** The proxy writes down last who came to it; what stands before that anybody may have written. */
const lastForwarded = (headers: Headers): string | null =>
  headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || null;

/** An IPv4 address as itself, however the socket tells it. */
const plainAddress = (address: string): string =>
  ipaddr.isValid(address) ? ipaddr.process(address).toString() : address;

/** Of IPv6 the 64 bits that one household has. */
function network(address: string): string {
  const plain = plainAddress(address);
  return plain.includes(":") && ipaddr.isValid(plain)
    ? ipaddr.parse(plain).toNormalizedString().split(":").slice(0, 4).join(":")
    : plain.slice(0, 60);
}

const MINUTE = 60_000;
const MOST_COUNTED = 10_000;

/** Counts by the minute; where more addresses come than are counted, all begin anew. */
function minuteCounts(elapsed: () => number) {
  let counts = new Map<string, number>();
  let began = elapsed();
  const current = () => {
    if (elapsed() - began >= MINUTE || counts.size >= MOST_COUNTED) {
      counts = new Map();
      began = elapsed();
    }
    return counts;
  };
  return {
    now: (key: string) => current().get(key) ?? 0,
    count: (key: string) => {
      const all = current();
      const count = (all.get(key) ?? 0) + 1;
      all.set(key, count);
      return count;
    },
  };
}
