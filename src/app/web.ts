import { once } from "node:events";
import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { keptStory } from "../digest/kept-story.ts";
import type { Log } from "../log.ts";
import { Problem, problemWords } from "../model/problem.ts";
import { CONFIGURATION, type Scope } from "../model/tenant.ts";
import type { RoomDesk } from "../web/desk.ts";
import { rememberedDigests } from "../web/remembered-digests.ts";
import { readingRoom } from "../web/room.ts";
import { type Bot, voicesIn } from "./bot.ts";
import { roomPasses } from "./room-passes.ts";

/** Only this machine may ask: whoever reads from elsewhere comes through a proxy. */
const HOST = "127.0.0.1";
/** A request that takes longer than this to arrive is no reader's. */
const ARRIVES_MILLISECONDS = 10_000;

export interface OpenRoom {
  /** Where it is read on this machine. */
  readonly address: string;
  stop(): Promise<void>;
}

export interface RoomPlace {
  readonly port: number;
  /** Where people reach it through a proxy. */
  readonly address?: string | undefined;
  /** What those see who come without a pass: what is configured where absent. */
  readonly everyones?: Scope;
}

/** Opens the reading room of a bot. Throws Problem `busy` where the port is taken. */
export async function openRoom(bot: Bot, place: RoomPlace, log: Log): Promise<OpenRoom> {
  const { store, now } = bot.parts;
  const origin = place.address === undefined ? undefined : new URL(place.address).origin;
  const { everyones } = place;
  const settings = { desk: roomDesk(bot), log, passes: await roomPasses(store, now()), origin };
  const room = readingRoom({ ...settings, ...(everyones === undefined ? {} : { everyones }) });
  const server = createServer(
    { headersTimeout: ARRIVES_MILLISECONDS, requestTimeout: ARRIVES_MILLISECONDS },
    getRequestListener(room.fetch, { overrideGlobalObjects: false }),
  );
  server.listen(place.port, HOST);
  try {
    await once(server, "listening");
  } catch (cause) {
    const words = `port ${place.port} for the reading room cannot be had (${problemWords(cause)}); name another one under web.port`;
    throw new Problem("busy", words, { cause });
  }
  const at = server.address();
  return {
    address: `http://localhost:${typeof at === "object" && at !== null ? at.port : place.port}/`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close").catch(() => undefined);
    },
  };
}

/** What the room needs of a bot. */
export function roomDesk(bot: Bot): RoomDesk {
  const { store, config, now } = bot.parts;
  const { timeZone } = config;
  const digest = rememberedDigests((window, title, scope) =>
    bot.digest({ name: "reading-room", title, window, timeZone, topics: [], scope }),
  );
  return {
    view: (scope) => store.seenBy(scope),
    digest,
    story: (view, id) => keptStory(view, id, config.owners, config.digest.pictures),
    versions: (articleId) => store.versions(articleId),
    sources: async (scope) => {
      const all = (await bot.parts.sourcesNow?.()) ?? bot.parts.sources;
      const seen = all.filter(({ tenant = CONFIGURATION }) => scope === "everything" || scope.includes(tenant));
      return Promise.all(
        seen.map(async ({ id, name, topics }) => {
          const state = await store.sourceState(id);
          return { name, topics, lastReadAt: state?.lastReadAt ?? null, problem: state?.lastProblem ?? null };
        }),
      );
    },
    voices: voicesIn(bot.parts),
    timeZone,
    hours: config.digest.hours,
    now,
  };
}
