/**
 * `node bench/reliability/soak.ts [--rounds 20000]`: as many rounds of collecting small feeds, an hour apart on a clock of
 * its own, with a digest and pruning every day. Tells by how much the memory of the bot rises.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { holdLittleMemory } from "../../src/cli/hold-little-memory.ts";
import { slopeOf } from "./soak/slope.ts";

// As the command line does before it loads what `serve` needs.
holdLittleMemory();
const { createBot } = await import("../../src/app/bot.ts");
const { readingPool } = await import("../../src/app/reading/reading-pool.ts");
const { buildSources } = await import("../../src/app/sources.ts");
const { loadConfig } = await import("../../src/config/load.ts");
const { boundsAt, prune } = await import("../../src/digest/prune.ts");
const { openSqlite } = await import("../../src/store/sqlite/open.ts");

const { values } = parseArgs({ options: { rounds: { type: "string", default: "20000" } } });
const rounds = Number(values.rounds);
const HOUR = 3_600_000;
const A_DAY = 24;
/** Each is asked rarely, so that no round waits for a host's rest. */
const FEEDS = 60;
const FEEDS_A_ROUND = 1;
/** The store is of one size after so many days, and caches are full: what comes before tells nothing. */
const KEEP = { articles: 20, texts: 20, digests: 20, seen: 20 };
const WARM_SHARE = 0.15;
const MEASURED = 20;

const site = fork(join(import.meta.dirname, "soak/site.ts"), [String(FEEDS)]);
const [hosts] = (await once(site, "message")) as [readonly string[]];
const folder = mkdtempSync(join(tmpdir(), "soak-"));
const store = await openSqlite(join(folder, "soundbite.sqlite"));
let time = Date.parse("2026-01-01T00:00:00Z");
const now = () => new Date(time);
const feeds = hosts.map((host) => ({ feed: `http://${host}/feed.xml`, name: host, topics: [] }));
const config = { ...loadConfig(undefined, {}), sources: feeds, network: { allowedHosts: [...hosts] } };
const built = buildSources(config, now);
const reading = readingPool();
const { signal } = new AbortController();
let turn = 0;
const sourcesNow = async () =>
  Array.from({ length: FEEDS_A_ROUND }, (_, index) => built.sources[(turn * FEEDS_A_ROUND + index) % FEEDS]).flatMap(
    (source) => source ?? [],
  );
const bot = createBot({ config, store, sources: [], sourcesNow, read: reading.read, model: null, now });

async function endOfDay(): Promise<void> {
  const window = { from: new Date(time - A_DAY * HOUR).toISOString(), until: now().toISOString() };
  const request = { name: "soak", title: "Soak", window, timeZone: "UTC", topics: [], scope: "everything" as const };
  await store.keepDigest(await bot.digest(request), now().toISOString(), "");
  await prune(store, boundsAt(KEEP, now()), signal);
}

const megabytes: number[] = [];

/** How memory has risen since the bot was warm, as far as the rounds have come: a run that is ended early has told its own. */
function toldSoFar(): string {
  const counted = megabytes.slice(Math.floor(rounds * WARM_SHARE));
  const length = Math.floor(counted.length / MEASURED);
  if (length === 0) return "not warm yet";
  const means = Array.from({ length: MEASURED }, (_, block) => {
    const own = counted.slice(block * length, (block + 1) * length);
    return own.reduce((sum, one) => sum + one, 0) / own.length;
  });
  const { each, within } = slopeOf(means);
  const inThousand = 1_000 / length;
  return (
    `memory rises by ${(each * inThousand).toFixed(2)} MB in 1,000 rounds, give or take ` +
    `${(within * inThousand).toFixed(2)} (95 %); ${means[0]?.toFixed(0)} MB at first, ${means.at(-1)?.toFixed(0)} MB at last`
  );
}

let articles = 0;
for (turn = 0; turn < rounds; turn++) {
  time += HOUR;
  articles += (await bot.collect(signal)).articles;

  if (turn % A_DAY === 0) await endOfDay();
  megabytes.push(process.memoryUsage().rss / 2 ** 20);
  if (turn % 1_000 === 999)
    console.log(`${turn + 1} rounds, ${articles} articles, ${megabytes.at(-1)?.toFixed(0)} MB: ${toldSoFar()}`);
}
console.log(`${rounds} rounds, ${articles} articles: ${toldSoFar()}`);
site.kill();
await built.close();
await reading.close();
await store.close();
rmSync(folder, { recursive: true });
