import { setTimeout as sleep } from "node:timers/promises";
import { type Receiver, SocketModeReceiver } from "@slack/bolt";
import type { Log } from "../../log.ts";
import { boltLogger } from "./bolt-logger.ts";
import { asProblem } from "./failures.ts";
import { type ClientSettings, clientOptions } from "./web-client.ts";

export interface SocketSettings extends ClientSettings {
  /** After so many milliseconds without an answer to a ping the socket is left, and the next opened. */
  readonly pingTimeout: number;
}

const LONGEST_WAIT = 30_000;

/**
 * Bolt's Socket Mode, which would end the whole process in three cases: where the network is away just when it
 * reconnects, where the token was revoked by then, and where it is stopped while it reconnects. Each is a promise of
 * Slack's client that nobody waits for, so its `start`, which it also calls to reconnect, is replaced by one that
 * tries again and never fails but the first time.
 */
export function socketReceiver(appToken: string, settings: SocketSettings): Receiver {
  const { log, pingTimeout } = settings;
  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLogger(log),
    clientPingTimeout: pingTimeout,
    installerOptions: { clientOptions: clientOptions(settings) },
  });
  const { client } = receiver;
  const stopping = new AbortController();
  const connect = client.start.bind(client);
  let isStarted = false;
  client.start = async () => {
    if (isStarted) return reconnect(connect, { log, pingTimeout, signal: stopping.signal });
    const connected = await connect();
    isStarted = true;
    return connected;
  };
  return {
    init: (app) => receiver.init(app),
    start: () => receiver.start(),
    stop: async () => {
      stopping.abort();
      // Whoever waits to be connected would be told of the end as of a failure.
      client.removeAllListeners("disconnected");
      client.on("connected", () => void client.disconnect());
      await receiver.stop();
    },
  };
}

interface Reconnecting {
  readonly log: Log;
  readonly pingTimeout: number;
  readonly signal: AbortSignal;
}

async function reconnect<T>(connect: () => Promise<T>, { log, pingTimeout, signal }: Reconnecting): Promise<T> {
  for (let wait = pingTimeout; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    try {
      return await connect();
    } catch (thrown) {
      const { code, message } = asProblem(thrown, "reconnecting to Slack");
      if (code === "not-allowed")
        log.error({ cause: message }, "Slack takes the app-level token no longer: see doctor");
      else log.warn({ cause: message }, "Slack could not be reached; the next try follows");
      await sleep(wait, undefined, { signal }).catch(() => undefined);
      // Nothing is left to wait for: whoever waits is stopped as well.
      if (signal.aborted) return new Promise<T>(() => undefined);
    }
  }
}
