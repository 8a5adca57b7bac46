import { escapeMarkup } from "../../text/markup.ts";
import { oneLine, plainTitle } from "./plain-title.ts";

/** What one element of a feed held: its text (entities decoded) and, where it had tags inside, its source. */
export interface Captured {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly base: string | null;
  readonly text: string;
  /** The source between the tags, or null where it was text only. */
  readonly markup: string | null;
}

type ContentKind = "text" | "html" | "markup" | "base64" | "unknown";

/** A title as it was given, which may be HTML, blanks made single; without the `div` that XHTML has around it. */
export function titleOf(captured: Captured): string | null {
  const title = kindOf(captured) === "base64" ? fromBase64(captured.text) : (captured.markup ?? captured.text);
  return oneLine(oneLine(title).replace(/^<div(?:\s[^<>]*)?>|<\/div>$/gi, "")) || null;
}

/** The HTML of a body, whatever its type. */
export function htmlOf(captured: Captured, decode: (text: string) => string): string | null {
  const kind = kindOf(captured);
  if (kind === "base64") return fromBase64(captured.text) || null;
  if (captured.markup !== null) return (kind === "html" ? decode(captured.markup) : captured.markup).trim() || null;
  const text = captured.text.trim();
  return (kind === "text" ? escapeMarkup(text) : text) || null;
}

/** "me@example.com (Ann Example)" and the like without the address; null where nothing but an address is given. */
export function authorOf(captured: Captured): string | null {
  const words = plainTitle(captured.markup ?? captured.text).split(" ");
  const kept = words.filter((word) => !isAddress(word.replace(/^[<(]|[)>]$/g, "")));
  const name = kept.join(" ").trim();
  const bare = kept.length < words.length && name.startsWith("(") && name.endsWith(")") ? name.slice(1, -1) : name;
  return bare.trim() || null;
}

function isAddress(word: string): boolean {
  const at = word.indexOf("@");
  return at > 0 && word.indexOf(".", at) > at + 1;
}

/** Atom 1.0 `type`, Atom 0.3 `mode` and `type`; RSS has neither. */
function kindOf({ attributes }: Captured): ContentKind {
  const mode = attributes.get("mode")?.toLowerCase();
  const type = attributes.get("type")?.toLowerCase().trim();
  if (mode === "base64") return "base64";
  if (type === "text" || type === "text/plain" || type === "plain") return mode === "escaped" ? "html" : "text";
  if (type === "html" || type === "text/html" || mode === "escaped") return "html";
  if (!type) return "unknown";
  if (type === "xhtml" || type.endsWith("xml") || type.startsWith("text/")) return "markup";
  return type.includes("/") ? "base64" : "unknown";
}

function fromBase64(text: string): string {
  return Buffer.from(text, "base64").toString("utf8").trim();
}
