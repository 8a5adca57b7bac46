import { decodeHTMLStrict } from "entities/decode";

const MAX_ENTITY_CHARACTERS = 1_000;
const MAX_ENTITIES = 100;
const MAX_EXPANSION_CHARACTERS = 1_000_000;
const DECLARATION = /<!ENTITY\s+([\w.-]{1,60})\s+(?:"([^"]*)"|'([^']*)')\s*>/gi;
const REFERENCE = /&([\w.-]{1,60});/g;

/** Decodes XML text: numeric, HTML's named and the document's own entities. */
export type DecodeText = (text: string) => string;

/**
 * A decoder that knows the internal entities of this document type declaration. External ones, nested ones and those
 * longer than 1,000 characters stay as they are written; all expansions of one document together stay within a
 * million characters. So neither "billion laughs" nor "quadratic blow-up" nor a file can come in.
 */
export function entityDecoder(doctype: string): DecodeText {
  const own = declaredEntities(doctype);
  if (own.size === 0) return decodeKnown;
  let budget = MAX_EXPANSION_CHARACTERS;
  return (text) =>
    decodeKnown(
      text.replace(REFERENCE, (written, name: string) => {
        const value = own.get(name);
        if (value === undefined || value.length > budget) return written;
        budget -= value.length;
        return value;
      }),
    );
}

/** Numeric and HTML's named entities; those without a semicolon stay, as `&copy=1` in an address. */
export function decodeKnown(text: string): string {
  return text.includes("&") ? decodeHTMLStrict(text) : text;
}

function declaredEntities(doctype: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name, double, single] of doctype.matchAll(DECLARATION)) {
    const value = double ?? single ?? "";
    if (!name || found.size >= MAX_ENTITIES || found.has(name)) continue;
    if (value.length <= MAX_ENTITY_CHARACTERS && !value.includes("&")) found.set(name, value);
  }
  return found;
}
