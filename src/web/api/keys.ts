import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Tenant } from "../../model/tenant.ts";

/** `read`: questions, stories and digests; `text`: whole articles too; `mcp`: the tools of `/mcp`. */
export const SCOPES = ["read", "text", "mcp"] as const;
export type KeyScope = (typeof SCOPES)[number];

/** A key as the store keeps it: its secret only as a hash, which nothing can be read from. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly scopes: readonly KeyScope[];
  /** Whose eyes it has. */
  readonly tenant: Tenant;
  readonly madeAt: string;
}

const keptKeys = z.array(
  z.object({
    ...{ id: z.string(), name: z.string(), hash: z.string(), tenant: z.string(), madeAt: z.string() },
    scopes: z.array(z.enum(SCOPES)),
  }),
);

/** The keys that a record holds; none where it holds something else. */
export const keysIn = (details: unknown): readonly ApiKey[] => keptKeys.safeParse(details).data ?? [];

/** The token of a key. Its secret has 256 bits of chance, so that a plain hash of it is enough. */
export const tokenOf = (id: string, secret: string): string => `sbk_${id}_${secret}`;

const TOKEN = /^sbk_([a-z0-9]{8})_([A-Za-z0-9_-]{43})$/;

export const hashOfSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** The key that a token opens with; null for none. */
export function keyFor(token: string, keys: readonly ApiKey[]): ApiKey | null {
  const [, id, secret = ""] = TOKEN.exec(token) ?? [];
  const key = keys.find((one) => one.id === id);
  if (key === undefined) return null;
  const [given, kept] = [Buffer.from(hashOfSecret(secret)), Buffer.from(key.hash)];
  return given.length === kept.length && timingSafeEqual(given, kept) ? key : null;
}
