import { DefaultRestOptions, type RateLimitData, type RESTOptions } from "discord.js";
import { lastLook } from "../last-look.ts";

/** An answer to a person waits this long for a rate limit; everything else is decided outside the client. */
const PATIENCE = 5_000;

/**
 * One attempt for each call. discord.js would repeat after a 5xx or a time-out, which posts twice, and would sleep
 * through a rate limit; here both come back as errors. `timeout` in milliseconds.
 */
export function restOptions(timeout: number, api: string | undefined): Partial<RESTOptions> {
  return {
    retries: 0,
    timeout,
    makeRequest: async (...request) => {
      lastLook();
      return DefaultRestOptions.makeRequest(...request);
    },
    rejectOnRateLimit: ({ route, retryAfter }: RateLimitData) =>
      !route.startsWith("/webhooks") || retryAfter > PATIENCE,
    ...(api === undefined ? {} : { api }),
  };
}
