import { createHash } from "node:crypto";

/** A short id for what has none of its own. */
export function contentHash(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}
