/** One of several processes that read the feeds of a round: the first begins it, the others read what it queues until told that it is over. */
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { holdLittleMemory } from "../../../src/cli/hold-little-memory.ts";
import { measured } from "../feeds/measure.ts";

// As the command line does before it loads what `serve` needs.
enableCompileCache(join(import.meta.dirname, "../../../node_modules/.cache/soundbite"));
holdLittleMemory();
const { openBot } = await import("../../../src/app/open-bot.ts");
const { loadConfig } = await import("../../../src/config/load.ts");

export interface ProcessTask {
  readonly hosts: readonly string[];
  readonly store: string;
  readonly begins: boolean;
}

process.once("message", async ({ hosts, store, begins }: ProcessTask) => {
  const over = new AbortController();
  process.once("message", () => over.abort());
  const sources = hosts.map((host) => ({ feed: `http://${host}/feed.xml`, name: host, topics: [] }));
  const config = { ...loadConfig(undefined, {}), store, sources, network: { allowedHosts: [...hosts] } };
  const opened = await openBot(config, { answersChats: true, sharesWork: true });
  process.send?.("ready");
  const cost = await measured(async () => {
    if (!begins) await opened.bot.collectForOthers(over.signal);
    else return (await opened.bot.collect(over.signal)).articles;
    return 0;
  });
  await opened.close();
  process.send?.(cost, () => process.exit());
});
