import { rm } from "node:fs/promises";
import { join } from "node:path";
import { loadConfig } from "../config/load.ts";
import type { ScopedRequest } from "../digest/make/make.ts";
import type { Digest } from "../model/digest.ts";
import type { Bot } from "./bot.ts";
import { type OpenedBot, openBot } from "./open-bot.ts";

const ARTICLES = join(import.meta.dirname, "../demo/articles");
const STORE = join("data", "demo.sqlite");
/** The morning after the bundled events; the follow-up of a week later is in the store and not in this digest. */
const MORNING: ScopedRequest = {
  name: "morning",
  title: "Morning digest",
  window: { from: "2026-03-03T00:00:00.000Z", until: "2026-03-05T06:00:00.000Z" },
  timeZone: "UTC",
  topics: [],
  scope: "everything",
};

/** A bot over the bundled articles and a fresh store. */
export async function openDemo(): Promise<OpenedBot> {
  for (const tail of ["", "-wal", "-shm"]) await rm(`${STORE}${tail}`, { force: true });
  const config = loadConfig(undefined, {});
  const sources = [{ files: ARTICLES, name: "Bundled articles", topics: [] }];
  return openBot({ ...config, store: STORE, sources, timeZone: "UTC" });
}

/** The digest of the morning after the bundled events. */
export const demoDigest = (bot: Bot): Promise<Digest> => bot.digest(MORNING);
