import { createHmac } from "node:crypto";

const PREFIX = "whsec_";
const BASE64 = /^[A-Za-z0-9+/]{32,88}={0,2}$/;
const LEAST_BYTES = 24;
const MOST_BYTES = 64;

/** The bytes of a secret as the Standard Webhooks specification writes it, "whsec_" and base64; null for what is none. */
export function secretBytes(written: string): Buffer | null {
  const coded = written.slice(PREFIX.length);
  if (!written.startsWith(PREFIX) || !BASE64.test(coded)) return null;
  const bytes = Buffer.from(coded, "base64");
  return bytes.length >= LEAST_BYTES && bytes.length <= MOST_BYTES ? bytes : null;
}

/** What is signed: one call's id, the seconds since 1970 of the attempt, and the body to the byte. */
export interface Signed {
  readonly id: string;
  readonly seconds: number;
  readonly body: string;
}

/** The headers by which a receiver knows who calls, when, and for what: `webhook-id`, `webhook-timestamp`, `webhook-signature`. */
export function signedHeaders({ id, seconds, body }: Signed, secret: Buffer): Record<string, string> {
  const signature = createHmac("sha256", secret).update(`${id}.${seconds}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": `${seconds}`, "webhook-signature": `v1,${signature}` };
}
