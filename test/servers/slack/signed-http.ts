import { createHmac } from "node:crypto";
import type { Json } from "./rules.ts";
import type { Deliver } from "./socket.ts";
import { SIGNING_SECRET } from "./state.ts";

export interface Signing {
  /** In seconds since 1970. */
  readonly time?: number;
  readonly secret?: string;
}

/** Sends what happened to the bot's own port, signed as Slack signs (docs.slack.dev/authentication/verifying-requests-from-slack). */
export function signedRequest(port: number, body: string, isJson: boolean, of: Signing = {}): Promise<Response> {
  const { time = Math.floor(Date.now() / 1000), secret = SIGNING_SECRET } = of;
  const signature = createHmac("sha256", secret).update(`v0:${time}:${body}`).digest("hex");
  return fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: "POST",
    headers: {
      "Content-Type": isJson ? "application/json" : "application/x-www-form-urlencoded",
      "X-Slack-Request-Timestamp": String(time),
      "X-Slack-Signature": `v0=${signature}`,
    },
    body,
  });
}

export function formBody(kind: Parameters<Deliver>[0], payload: Json): string {
  if (kind === "events_api") return JSON.stringify(payload);
  const fields = kind === "interactive" ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>);
  return new URLSearchParams(fields).toString();
}

export function httpDelivery(port: number): Deliver {
  return async (kind, payload) => {
    const response = await signedRequest(port, formBody(kind, payload), kind === "events_api");
    if (!response.ok) throw new Error(`the bot answered ${response.status}`);
    const text = await response.text();
    return text.startsWith("{") ? JSON.parse(text) : null;
  };
}
