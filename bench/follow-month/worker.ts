/** A bot that replays the month from where the one before it was killed: FOLDER ARTICLES SEED. */
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildChats } from "../../src/app/chats.ts";
import { openStore } from "../../src/app/open-store.ts";
import { loadConfig } from "../../src/config/load.ts";
import { silentLog } from "../../src/log.ts";
import { aMonth } from "./month.ts";
import { type Reached, replay } from "./replay.ts";

const [folder = "", articles = "600", seed = "1"] = process.argv.slice(2);
const reachedPath = join(folder, "reached");

/** Renamed into place: a kill leaves the former or the new one. */
function onReached(reached: Reached): void {
  writeFileSync(`${reachedPath}.new`, JSON.stringify(reached));
  renameSync(`${reachedPath}.new`, reachedPath);
}

const config = loadConfig(join(folder, "config/soundbite.yaml"), process.env);
const store = await openStore(config.store);
const claim = await store.claimInstance();
const [chat] = await buildChats(config, store, silentLog);
if (!chat) throw new Error("no chat is configured");
const from = existsSync(reachedPath)
  ? (JSON.parse(readFileSync(reachedPath, "utf8")) as Reached)
  : { round: 0, time: 0 };
process.send?.("ready");
await replay({ month: aMonth(Number(articles), Number(seed)), store, chat, newId: randomUUID, from, onReached });
await claim.release();
await store.close();
process.disconnect?.();
