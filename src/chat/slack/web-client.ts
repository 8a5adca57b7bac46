import { webApi } from "@slack/bolt";
import type { Log } from "../../log.ts";
import { lastLook } from "../last-look.ts";
import { boltLogger } from "./bolt-logger.ts";

export interface ClientSettings {
  readonly log: Log;
  /** For one request, in milliseconds. */
  readonly timeout: number;
  /** Where another server than Slack's answers: "http://127.0.0.1:1234/api/". */
  readonly api: string | undefined;
}

/**
 * One attempt for each call. Slack's client would repeat after a reset, a 5xx or a time-out, which posts twice, and
 * would sleep through a rate limit; here both come back as errors.
 */
export function clientOptions({ log, timeout, api }: ClientSettings): webApi.WebClientOptions {
  return {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    fetch: async (...request) => {
      lastLook();
      return fetch(...request);
    },
    allowAbsoluteUrls: false,
    logger: boltLogger(log),
    ...(api === undefined ? {} : { slackApiUrl: api }),
  };
}

export function webClient(token: string, settings: ClientSettings): webApi.WebClient {
  return new webApi.WebClient(token, clientOptions(settings));
}
