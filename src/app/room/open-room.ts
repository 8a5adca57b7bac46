import { once } from "node:events";
import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Config } from "../../config/load.ts";
import type { Log } from "../../log.ts";
import { Problem, problemWords } from "../../model/problem.ts";
import { type Door, doorOf } from "../../web/door.ts";
import type { Bot } from "../bot.ts";
import { elapsed } from "../elapsed.ts";
import { type RoomDoor, roomOf } from "./room-of.ts";
import { threadedPages } from "./threaded-pages.ts";

/** Only this machine may ask, unless somebody says who else. */
const HOST = "127.0.0.1";
/** A request that takes longer than this to arrive is no reader's. */
const ARRIVES_MILLISECONDS = 10_000;

/** In bytes. */
const LONGEST_BODY = 64_000;

export interface OpenRoom {
  /** Where it is read on this machine. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Opens the reading room of a bot on this thread. Throws Problem `busy` where the port is taken. */
export async function openRoom(bot: Bot, place: RoomDoor & { readonly port: number }, log: Log): Promise<OpenRoom> {
  const room = await roomOf(bot, place, log);
  return listen(place, (request) => room.fetch(request));
}

/** Opens the reading room that a configuration names, on threads of its own. Throws Problem `busy` where the port is taken. */
export async function openThreadedRoom(config: Config, port: number, log: Log): Promise<OpenRoom> {
  const pages = threadedPages(config, log);
  const { host, password, proxy, perMinute } = config.web ?? {};
  const door = perMinute === undefined ? undefined : doorOf({ password, proxy, perMinute, elapsed });
  try {
    const { address, stop } = await listen({ port, host, door }, pages.answer);
    return {
      address,
      stop: async () => {
        await stop();
        await pages.close();
      },
    };
  } catch (thrown) {
    await pages.close();
    throw thrown;
  }
}

/** What is larger, or does not tell how large it is, is no question. Node takes no more of a body than was told. */
function refusal({ method, headers }: Request): Response | null {
  if (method !== "POST") return null;
  const length = headers.get("content-length") ?? "";
  return /^\d{1,9}$/.test(length) && Number(length) <= LONGEST_BODY
    ? null
    : new Response("Too long.\n", { status: 413 });
}

interface Entrance {
  readonly port: number;
  readonly host?: string | undefined;
  readonly door?: Door | undefined;
}

async function listen(
  { port, host = HOST, door = () => null }: Entrance,
  answer: (request: Request) => Response | Promise<Response>,
): Promise<OpenRoom> {
  const server = createServer(
    { headersTimeout: ARRIVES_MILLISECONDS, requestTimeout: ARRIVES_MILLISECONDS },
    getRequestListener(
      (request, { incoming }) =>
        door(request, incoming.socket.remoteAddress ?? "") ?? refusal(request) ?? answer(request),
      { overrideGlobalObjects: false },
    ),
  );
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (cause) {
    const words = `port ${port} for the reading room cannot be had (${problemWords(cause)}); name another one under web.port`;
    throw new Problem("busy", words, { cause });
  }
  const at = server.address();
  return {
    address: `http://localhost:${typeof at === "object" && at !== null ? at.port : port}/`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close").catch(() => undefined);
    },
  };
}
