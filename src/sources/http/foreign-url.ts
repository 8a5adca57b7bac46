import { Problem } from "../../model/problem.ts";
import { isAddressLiteral, isPublicAddress, withoutBrackets } from "./addresses.ts";

const MAX_URL_CHARACTERS = 2_048;
const LOCAL_NAMES = /(?:^|\.)(?:localhost|local|internal|localdomain|home\.arpa)\.?$/;

/** Hosts that a person allowed although they are not on the public internet: "host" or "host:port". */
export type AllowedHosts = ReadonlySet<string>;

/**
 * The parsed address, checked as far as it can be before anything is resolved: http or https, no credentials, a usual
 * port, no local name and no address outside the public internet. Throws a Problem `refused-address` (or `bad-input`
 * for what is no address at all). The socket is checked again: see guardedConnector.
 */
export function checkUrl(address: string, allowed: AllowedHosts): URL {
  const url = parse(address);
  const refuse = (why: string) => new Problem("refused-address", `${shown(address)}: ${why}`);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw refuse("only http and https are fetched");
  if (url.username || url.password) throw refuse("an address with a user name or password is not fetched");
  if (isAllowed(url.hostname, url.port, allowed)) return url;
  if (!isUsualPort(url.port)) throw refuse(`port ${url.port} is not fetched`);
  const host = withoutBrackets(url.hostname);
  if (LOCAL_NAMES.test(host)) throw refuse(NOT_PUBLIC);
  if (isAddressLiteral(host) && !isPublicAddress(host)) throw refuse(NOT_PUBLIC);
  return url;
}

export const NOT_PUBLIC =
  "not on the public internet; to allow it, add its host to `network.allowedHosts` in config/soundbite.yaml";

export function isAllowed(hostname: string, port: string, allowed: AllowedHosts): boolean {
  const host = withoutBrackets(hostname).toLowerCase();
  return allowed.has(host) || allowed.has(`${host}:${port}`);
}

function parse(address: string): URL {
  if (address.length > MAX_URL_CHARACTERS) {
    throw new Problem("bad-input", `${shown(address)}: longer than ${MAX_URL_CHARACTERS} characters`);
  }
  try {
    return new URL(address);
  } catch {
    throw new Problem(
      "bad-input",
      `${shown(address)}: not an address; write one such as https://news.example.org/feed`,
    );
  }
}

/** The web's own ports and those above the system's that servers of pages use. */
function isUsualPort(port: string): boolean {
  const number = Number(port);
  return port === "" || number === 80 || number === 443 || (number >= 8000 && number <= 8999);
}

/** An address for a message: cut, and without credentials. */
export function shown(address: string): string {
  const cut = address.length > 200 ? `${address.slice(0, 200)}…` : address;
  return cut.replace(/\/\/[^/@\s]{1,200}@/, "//…@");
}
