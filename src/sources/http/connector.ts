import { type LookupAddress, lookup as systemLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { Problem } from "../../model/problem.ts";
import { isPublicAddress, withoutBrackets } from "./addresses.ts";
import { type AllowedHosts, isAllowed, NOT_PUBLIC } from "./foreign-url.ts";

const CONNECT_MILLISECONDS = 10_000;

/** All addresses of a host name; throws where it has none. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

/**
 * Connects to public addresses only. A name is resolved once and every address of it checked; the socket gets just
 * those, so that a name cannot answer with another address the second time (DNS rebinding), and the address that it
 * is connected to is checked once more before a byte is sent.
 */
export function guardedConnector(allowed: AllowedHosts, resolve: Resolve = resolveBySystem): buildConnector.connector {
  const settings = { timeout: CONNECT_MILLISECONDS, allowH2: false };
  const openAllowed = buildConnector({ ...settings, lookup: lookupOf(resolve) });
  const openPublic = buildConnector({ ...settings, lookup: checkedLookup(resolve) });
  return (options, callback) => {
    const host = withoutBrackets(options.hostname);
    if (isAllowed(host, options.port, allowed)) return openAllowed(options, callback);
    if (isIP(host) && !isPublicAddress(host)) return callback(refusal(host), null);
    openPublic(options, (error, socket) => {
      if (error || !socket) return callback(error ?? new Error("no socket"), null);
      if (isPublicAddress(socket.remoteAddress ?? "")) return callback(null, socket);
      socket.destroy();
      callback(refusal(host), null);
    });
  };
}

const resolveBySystem: Resolve = (hostname) =>
  new Promise((resolve, reject) => {
    systemLookup(hostname, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });

function checkedLookup(resolve: Resolve): LookupFunction {
  return lookupOf(async (hostname) => {
    const addresses = await resolve(hostname);
    if (!addresses.every(({ address }) => isPublicAddress(address))) throw refusal(hostname);
    return addresses;
  });
}

function lookupOf(resolve: Resolve): LookupFunction {
  return (hostname, { all }, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (!first) return callback(new Error(`${hostname} has no address`), "", 4);
        if (all) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, "", 4),
    );
  };
}

function refusal(host: string): Problem {
  return new Problem("refused-address", `${host}: ${NOT_PUBLIC}`);
}
