import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** Global unicast addresses of IPv6 (RFC 4291, IANA); everything else is special, translated or not yet assigned. */
const GLOBAL_UNICAST = ipaddr.IPv6.parse("2000::");
const GLOBAL_UNICAST_BITS = 3;

/**
 * Addresses that look public and lead, inside a cloud, to the services of its hosts: Azure's wire server, the metadata of
 * Equinix Metal, IBM's private endpoints. (Other clouds keep theirs in ranges that are not public.)
 */
const OF_CLOUD_HOSTS = ["168.63.129.16/32", "192.80.8.124/32", "161.26.0.0/16", "166.8.0.0/14"].map((range) =>
  ipaddr.IPv4.parseCIDR(range),
);

/**
 * True for an address of the public internet. False for loopback, private, link-local, carrier-grade NAT, unique-local,
 * multicast, unspecified, documentation and reserved ranges, for IPv4 addresses wrapped into IPv6 (mapped, 6to4, NAT64,
 * Teredo), for addresses of cloud hosts' own services and for what is no address.
 */
export function isPublicAddress(address: string): boolean {
  const plain = address.split("%")[0] ?? "";
  if (isIP(plain) === 0) return false;
  const parsed = ipaddr.parse(plain);
  if (parsed.range() !== "unicast") return false;
  if (parsed instanceof ipaddr.IPv4) return !OF_CLOUD_HOSTS.some((range) => parsed.match(range));
  return parsed.match(GLOBAL_UNICAST, GLOBAL_UNICAST_BITS);
}

/** True for "127.0.0.1" and "::1", also in brackets; a URL's host is already in its plain spelling. */
export function isAddressLiteral(host: string): boolean {
  return isIP(withoutBrackets(host)) !== 0;
}

export function withoutBrackets(host: string): string {
  return host.startsWith("[") && host.endsWith("]") ? host.slice(1, -1) : host;
}
