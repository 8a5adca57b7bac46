import { z } from "zod";
import type { Validators } from "./http/http.ts";

const HOUR_MILLISECONDS = 3600e3;
/** A timer that ticks hourly may be some minutes early. */
const LEEWAY_MILLISECONDS = 5 * 60e3;

/** What is known of an address between runs. */
export const visit = z.object({
  /** Where it moved to for good. */
  movedTo: z.string().nullable().catch(null).default(null),
  etag: z.string().nullable().catch(null).default(null),
  lastModified: z.string().nullable().catch(null).default(null),
  /** Milliseconds since 1970. */
  readAt: z.number().nullable().catch(null).default(null),
  isGone: z.boolean().catch(false).default(false),
});

export type Visit = z.infer<typeof visit>;

/** Whether an address may be asked again: hourly where the server can say "unchanged", else daily. */
export function isDue({ readAt, ...known }: Visit, now: number): boolean {
  if (readAt === null || readAt > now) return true;
  const hours = hasValidators(known) ? 1 : 24;
  return now - readAt >= hours * HOUR_MILLISECONDS - LEEWAY_MILLISECONDS;
}

export function hasValidators({ etag, lastModified }: Validators): boolean {
  return etag !== null || lastModified !== null;
}
