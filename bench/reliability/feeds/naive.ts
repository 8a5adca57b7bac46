/** Reads feeds with the platform's fetch and rss-parser, all at once, and keeps their items in memory. */
import Parser from "rss-parser";
import { measured } from "./measure.ts";

const TIME_OUT = 20_000;

process.once("message", async (hosts: readonly string[]) => {
  const items: unknown[] = [];
  const read = async (host: string) => {
    const response = await fetch(`http://${host}/feed.xml`, { signal: AbortSignal.timeout(TIME_OUT) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    items.push(...(await new Parser().parseString(await response.text())).items);
  };
  const cost = await measured(async () => {
    await Promise.allSettled(hosts.map(read));
    return items.length;
  });
  process.send?.(cost, () => process.exit());
});
