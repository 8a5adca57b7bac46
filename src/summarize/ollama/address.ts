import { isIP } from "node:net";

const DEFAULT_PORT = "11434";
const QUOTES = `"'`;
const UNSPECIFIED = new Set(["0.0.0.0", "::"]);

/**
 * The base address of an Ollama server from `OLLAMA_HOST` in every form that Ollama's own tools take: a host, a port
 * (":11434"), host and port, an http or https address with or without a path, IPv6 with or without brackets, quotes and
 * blanks around it. An unspecified address (where a server listens on all) is this machine.
 *
 * Source: `Host` in ollama/envconfig/config.go.
 */
export function ollamaAddress(host: string | null): string {
  const named = unquoted((host ?? "").trim());
  const given = named === "ollama.com" ? "https://ollama.com" : named;
  const [scheme, rest] = given.includes("://") ? cut(given, "://") : ["http", given];
  const defaultPort = given.includes("://") ? (scheme === "https" ? "443" : "80") : DEFAULT_PORT;
  const [hostAndPort, path] = cut(rest, "/");
  const { name, port } = splitPort(hostAndPort, defaultPort);
  const shown = isIP(name) === 6 ? `[${name}]` : name;
  const tail = path === "" ? "" : `/${withoutTrailingSlashes(path)}`;
  return `${scheme === "https" ? "https" : "http"}://${shown}:${port}${tail}`;
}

function splitPort(hostAndPort: string, defaultPort: string): { name: string; port: string } {
  const bare = hostAndPort.replaceAll("[", "").replaceAll("]", "");
  if (isIP(bare) === 6 && !hostAndPort.includes("]:")) return { name: reachable(bare), port: defaultPort };
  const colon = hostAndPort.lastIndexOf(":");
  if (colon < 0) return { name: reachable(bare), port: defaultPort };
  const port = hostAndPort.slice(colon + 1);
  const name = hostAndPort.slice(0, colon).replaceAll("[", "").replaceAll("]", "");
  return { name: reachable(name), port: isPort(port) ? port : defaultPort };
}

function reachable(name: string): string {
  if (name === "" || name === "0.0.0.0") return "127.0.0.1";
  return UNSPECIFIED.has(name) ? "::1" : name;
}

function isPort(text: string): boolean {
  return text !== "" && [...text].every((digit) => digit >= "0" && digit <= "9") && Number(text) <= 65_535;
}

function cut(text: string, at: string): [string, string] {
  const index = text.indexOf(at);
  return index < 0 ? [text, ""] : [text.slice(0, index), text.slice(index + at.length)];
}

/** Ollama takes quote marks off each end, whether they match or not. */
function unquoted(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && QUOTES.includes(text[start] ?? "")) start += 1;
  while (end > start && QUOTES.includes(text[end - 1] ?? "")) end -= 1;
  return text.slice(start, end).trim();
}

function withoutTrailingSlashes(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] === "/") end -= 1;
  return path.slice(0, end);
}
