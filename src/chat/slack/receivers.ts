import type { IncomingMessage } from "node:http";
import { HTTPReceiver, type Receiver } from "@slack/bolt";
import type { Log } from "../../log.ts";
import { boltLogger } from "./bolt-logger.ts";
import { type SocketSettings, socketReceiver } from "./socket-receiver.ts";

/** How Slack reaches the bot: over a socket that the bot opens, or by signed requests to a port of the bot's. */
export type SlackTransport =
  | { readonly mode: "socket"; readonly appToken: string }
  | { readonly mode: "http"; readonly port: number; readonly signingSecret: string };

export interface ReceiverSettings extends SocketSettings {
  readonly now: () => Date;
}

/** Bolt itself refuses what is older than five minutes, and takes what is signed for any time to come. */
const CLOCKS_DIFFER_BY = 30_000;

export function receiverFor(transport: SlackTransport, settings: ReceiverSettings): Receiver {
  return transport.mode === "socket"
    ? socketReceiver(transport.appToken, settings)
    : httpReceiver(transport.signingSecret, transport.port, settings);
}

function httpReceiver(signingSecret: string, port: number, { log, now }: ReceiverSettings): HTTPReceiver {
  const receiver = new HTTPReceiver({ signingSecret, port, endpoints: ["/slack/events"], logger: boltLogger(log) });
  const listener = receiver.requestListener;
  receiver.requestListener = (request, response) => {
    if (isFromNowOrBefore(request, now())) return listener(request, response);
    warn(log);
    response.writeHead(401).end();
  };
  return receiver;
}

function isFromNowOrBefore({ headers }: IncomingMessage, now: Date): boolean {
  const signedAt = headers["x-slack-request-timestamp"];
  if (typeof signedAt !== "string" || !/^\d{1,12}$/.test(signedAt)) return false;
  return Number(signedAt) * 1000 <= now.getTime() + CLOCKS_DIFFER_BY;
}

function warn(log: Log): void {
  log.warn("refused a request that is signed for a time to come: forged, or this machine's clock is slow");
}
