import { once } from "node:events";
import type { Bot } from "../app/bot.ts";
import type { OpenRoom } from "../app/room/open-room.ts";
import { silentLog } from "../log.ts";
import { Problem } from "../model/problem.ts";
import type { CommandLine } from "./context.ts";

const USUAL_PORT = 8080;

/** Opens the reading room of the demo on this machine, says where, and keeps it open until the command is stopped. */
export async function showRoom(bot: Bot, line: CommandLine): Promise<void> {
  line.untilStopped();
  const room = await openSomewhere(bot);
  line.stdout.write(`\nThe reading room: ${room.address} (Ctrl-C closes it)\n`);
  if (!line.signal.aborted) await once(line.signal, "abort");
  await room.stop();
}

/** At the usual port, or at any where another program has that. Nothing but the bundled articles is there to be seen. */
async function openSomewhere(bot: Bot): Promise<OpenRoom> {
  const { openRoom } = await import("../app/room/open-room.ts");
  const open = (port: number) => openRoom(bot, { port, everyones: "everything" }, silentLog);
  return open(USUAL_PORT).catch((thrown: unknown) => {
    if (thrown instanceof Problem && thrown.code === "busy") return open(0);
    throw thrown;
  });
}
