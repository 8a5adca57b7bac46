import type { Digest } from "../../model/digest.ts";

/** Names docs/digest.schema.json, wherever the file lies. */
const SCHEMA = "urn:soundbite:digest-schema:1";

/** The digest as it is, with the name of its published JSON Schema, as indented JSON. */
export function digestJson(digest: Digest): string {
  return `${JSON.stringify({ $schema: SCHEMA, ...digest }, null, 2)}\n`;
}
