/** Reads feeds with the product's own sources, store and reading; says what it cost. */
import { mkdtempSync, rmSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { holdLittleMemory } from "../../../src/cli/hold-little-memory.ts";
import { measured } from "./measure.ts";

// As the command line does before it loads what `collect` needs.
enableCompileCache(join(import.meta.dirname, "../../../node_modules/.cache/soundbite"));
holdLittleMemory();
const { createBot } = await import("../../../src/app/bot.ts");
const { readingPool } = await import("../../../src/app/reading/reading-pool.ts");
const { buildSources } = await import("../../../src/app/sources.ts");
const { loadConfig } = await import("../../../src/config/load.ts");
const { openSqlite } = await import("../../../src/store/sqlite/open.ts");

process.once("message", async (hosts: readonly string[]) => {
  const folder = mkdtempSync(join(tmpdir(), "feeds-"));
  const store = await openSqlite(join(folder, "soundbite.sqlite"));
  const sources = hosts.map((host) => ({ feed: `http://${host}/feed.xml`, name: host, topics: [] }));
  const config = { ...loadConfig(undefined, {}), sources, network: { allowedHosts: [...hosts] } };
  const now = () => new Date();
  const built = buildSources(config, now);
  const reading = readingPool();
  const bot = createBot({ config, store, sources: built.sources, read: reading.read, model: null, now });
  const cost = await measured(async () => {
    await bot.collect(new AbortController().signal);
    return (await store.counts()).articles;
  });
  await built.close();
  await reading.close();
  await store.close();
  rmSync(folder, { recursive: true });
  process.send?.(cost, () => process.exit());
});
