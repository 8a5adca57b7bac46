import type { Hono } from "hono";
import type { Log } from "../../log.ts";
import type { Scope } from "../../model/tenant.ts";
import { readingRoom } from "../../web/room.ts";
import type { Bot } from "../bot.ts";
import { roomDesk } from "./room-desk.ts";
import { roomPasses } from "./room-passes.ts";

/** Who comes, and from where. */
export interface RoomDoor {
  /** Where people reach it through a proxy. */
  readonly address?: string | undefined;
  /** What those see who come without a pass: what is configured where absent. */
  readonly everyones?: Scope;
}

/** The reading room of a bot, without a socket. */
export async function roomOf(bot: Bot, { address, everyones }: RoomDoor, log: Log): Promise<Hono> {
  const { store, now } = bot.parts;
  const origin = address === undefined ? undefined : new URL(address).origin;
  const settings = { desk: roomDesk(bot), log, passes: await roomPasses(store, now()), origin };
  return readingRoom({ ...settings, ...(everyones === undefined ? {} : { everyones }) });
}
