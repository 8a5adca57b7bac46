import { createHash } from "node:crypto";

/** First 16 hex digits of SHA-256 over the value's JSON with sorted keys: the same content gives the same hash. */
export function contentHash(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value, withSortedKeys)).digest("hex").slice(0, 16);
}

function withSortedKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
