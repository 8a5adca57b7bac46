import { rm } from "node:fs/promises";
import { join } from "node:path";
import { loadConfig } from "../config/load.ts";
import type { DigestRequest } from "../digest/compose.ts";
import { Problem } from "../model/problem.ts";
import type { Bot } from "./bot.ts";
import { type OpenedBot, openBot } from "./open-bot.ts";

const ARTICLES = join(import.meta.dirname, "../demo/articles");
const STORE = join("data", "demo.sqlite");
const HOUR = 3_600_000;
/** The bundled events unfold over three days. */
const HOURS = 72;
const EVER = { from: "1970-01-01T00:00:00.000Z", until: "9999-12-31T00:00:00.000Z" };

/** A bot over the bundled articles and a fresh store. */
export async function openDemo(): Promise<OpenedBot> {
  for (const tail of ["", "-wal", "-shm"]) await rm(`${STORE}${tail}`, { force: true });
  const config = loadConfig(undefined, {});
  const sources = [{ files: ARTICLES, name: "Bundled articles", topics: [] }];
  return openBot({ ...config, store: STORE, sources, timeZone: "UTC" });
}

/** A window that ends when the newest bundled article was published, so that the demo never grows old. */
export async function demoWindow(bot: Bot): Promise<DigestRequest> {
  const articles = await bot.parts.store.readArticles(EVER);
  const newest = articles
    .map(({ article }) => article.publishedAt ?? "")
    .sort()
    .at(-1);
  if (!newest) throw new Problem("not-found", "the bundled articles are gone: check out src/demo/articles again");
  const until = Math.ceil((Date.parse(newest) + 1) / HOUR) * HOUR;
  return {
    name: "morning",
    title: "Morning digest",
    window: { from: new Date(until - HOURS * HOUR).toISOString(), until: new Date(until).toISOString() },
    timeZone: "UTC",
    topics: [],
  };
}
