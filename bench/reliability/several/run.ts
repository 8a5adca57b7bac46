import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { openPostgres } from "../../../src/store/postgres/open.ts";
import { aSubscription } from "../../../test/builders.ts";
import type { PostgresServer } from "../../../test/servers/postgres.ts";
import { seededRandom } from "../../seeded-random.ts";
import { fictionalArticle } from "../fiction.ts";
import { type Platform, startPlatform } from "../platforms.ts";
import { TOKENS } from "../tokens.ts";

export interface SeveralSize {
  readonly chat: "slack" | "discord";
  readonly processes: number;
  /** Kills, pauses and restarts of the database come mixed, at random moments. */
  readonly kills: number;
  readonly pauses: number;
  readonly restarts: number;
  readonly channels: number;
  readonly seed: number;
  /** How many times faster than ours the clocks of the bots and of the database run. */
  readonly speed: number;
  readonly onFault?: (fault: number, faults: number) => void;
}

export interface SeveralResult {
  readonly deliveries: number;
  readonly parts: number;
  readonly lost: number;
  readonly doubled: number;
  /** Parts whose call was begun more than once. */
  readonly resent: number;
  readonly articles: number;
  readonly articlesLost: number;
  readonly damage: readonly string[];
  /** The exit code of the last bot, which was let end by itself. */
  readonly code: number | null;
}

type Fault = "kill" | "pause" | "restart";

const DAY = 86_400_000;
const WORKER = join(import.meta.dirname, "../worker.ts");
const BETWEEN_MILLISECONDS = 1_200;
/** On the fast clock: shorter and longer than the lease of a delivery. */
const [SHORTEST_PAUSE, LONGEST_PAUSE] = [60_000, 200_000];
const MOST_ARTICLES = 60;

interface Trial {
  readonly size: SeveralSize;
  readonly platform: Platform;
  readonly server: PostgresServer;
  readonly address: string;
  readonly folder: string;
  readonly random: () => number;
  readonly startedAt: number;
  readonly bots: ChildProcess[];
  articles: number;
}

/** Kills, pauses and cuts off bots that share one database and post to a server of ours, and counts the damage. */
export async function runSeveral(size: SeveralSize, server: PostgresServer): Promise<SeveralResult> {
  const platform = await startPlatform(size.chat);
  const random = seededRandom(size.seed);
  const folder = mkdtempSync(join(tmpdir(), "several-"));
  const address = await server.newDatabase();
  const bots: ChildProcess[] = [];
  const trial = { size, platform, server, address, folder, random, startedAt: Date.now(), bots, articles: 0 };
  platform.faults.weather = () => ({ kind: "slow", milliseconds: 5 + random() * 200 });
  try {
    await prepare(trial);
    for (let index = 0; index < size.processes; index++) trial.bots.push(startBot(trial, index));
    while (platform.markers().length === 0) await sleep(50);
    await meetFaults(trial);
    for (const bot of trial.bots) await kill(bot);
    const [code] = await once(startBot(trial, 0, fakeNow(trial)), "exit");
    return { ...(await counted(trial)), code };
  } finally {
    for (const bot of trial.bots) bot.kill("SIGKILL");
    await platform.stop();
    rmSync(folder, { recursive: true });
  }
}

const fakeStart = ({ startedAt }: Trial) => startedAt - DAY;
const fakeNow = (trial: Trial) => fakeStart(trial) + (Date.now() - trial.startedAt) * trial.size.speed;

async function prepare(trial: Trial): Promise<void> {
  const { size, platform, folder, address } = trial;
  await hurryDatabase(trial);
  for (const name of ["config", "inbox"]) mkdirSync(join(folder, name));
  const config = `sources: [{ files: inbox }]\nchats: { ${size.chat}: { api: "${platform.api}" } }\n`;
  writeFileSync(join(folder, "config/soundbite.yaml"), config);
  const store = await openPostgres(address);
  for (let index = 0; index < size.channels; index++) {
    const often = { topics: [], cron: "*/2 * * * *", timeZone: "UTC", workspace: "" };
    const createdAt = new Date(fakeStart(trial)).toISOString();
    const place = platform.addChannel();
    await store.keepSubscription(aSubscription({ id: `s${index}`, chat: size.chat, place, ...often, createdAt }));
  }
  await store.close();
  dropArticle(trial);
}

/** What the database takes for the time runs as fast as the bots' clocks: a function of that name in front of its own. */
async function hurryDatabase({ address, startedAt, size: { speed } }: Trial): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const real = `extract(epoch from pg_catalog.clock_timestamp()) * 1000`;
  await client.query(`create schema fast;
    create function fast.clock_timestamp() returns timestamptz language sql volatile as $$
      select to_timestamp((${startedAt - DAY} + (${real} - ${startedAt}) * ${speed}) / 1000.0) $$;`);
  await client.query(
    `do $$ begin execute format('alter database %I set search_path = fast, pg_catalog, public', current_database()); end $$`,
  );
  await client.end();
}

function dropArticle(trial: Trial): void {
  const name = `article-${trial.articles++}.json`;
  const article = fictionalArticle(trial.random, trial.articles, new Date(fakeNow(trial)));
  writeFileSync(join(trial.folder, name), JSON.stringify(article));
  renameSync(join(trial.folder, name), join(trial.folder, "inbox", name));
}

function startBot(trial: Trial, index: number, fakeEnd = Number.MAX_SAFE_INTEGER): ChildProcess {
  const { folder, startedAt, size, address } = trial;
  const times = [startedAt, fakeStart(trial), size.speed, fakeEnd].map(String);
  const config = join(folder, "config/soundbite.yaml");
  return spawn(process.execPath, [WORKER, config, ...times, join(folder, `phases-${index}`)], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...TOKENS, SOUNDBITE_STORE: address },
  });
}

async function kill(bot: ChildProcess): Promise<void> {
  if (bot.exitCode !== null || bot.signalCode !== null) return;
  bot.kill("SIGKILL");
  await once(bot, "exit");
}

async function meetFaults(trial: Trial): Promise<void> {
  const { size, random } = trial;
  const faults: Fault[] = [
    ...Array<Fault>(size.kills).fill("kill"),
    ...Array<Fault>(size.pauses).fill("pause"),
    ...Array<Fault>(size.restarts).fill("restart"),
  ];
  const pausing: Promise<void>[] = [];
  for (const [index, fault] of shuffled(faults, random).entries()) {
    await sleep(BETWEEN_MILLISECONDS * (0.5 + random()));
    if (trial.articles < MOST_ARTICLES) dropArticle(trial);
    const which = Math.floor(random() * size.processes);
    if (fault === "kill") {
      await kill(trial.bots[which] as ChildProcess);
      trial.bots[which] = startBot(trial, which);
    } else if (fault === "pause") pausing.push(pause(trial, trial.bots[which] as ChildProcess));
    else await trial.server.restart?.();
    size.onFault?.(index + 1, faults.length);
  }
  await Promise.all(pausing);
}

async function pause({ size, random }: Trial, bot: ChildProcess): Promise<void> {
  bot.kill("SIGSTOP");
  await sleep((SHORTEST_PAUSE + random() * (LONGEST_PAUSE - SHORTEST_PAUSE)) / size.speed);
  bot.kill("SIGCONT");
}

function shuffled<T>(all: readonly T[], random: () => number): readonly T[] {
  return all
    .map((one) => [random(), one] as const)
    .toSorted(([one], [other]) => one - other)
    .map(([, one]) => one);
}

async function counted(trial: Trial): Promise<Omit<SeveralResult, "code">> {
  const store = await openPostgres(trial.address);
  try {
    const deliveries = await store.deliveries(100_000);
    const parts = deliveries.flatMap((delivery) => delivery.parts);
    const markers = trial.platform.markers();
    const distinct = new Set(markers).size;
    const { articles } = trial;
    return {
      deliveries: deliveries.length,
      parts: parts.length,
      lost: parts.length - distinct,
      doubled: markers.length - distinct,
      resent: parts.filter(({ attempts }) => attempts > 1).length,
      articles,
      articlesLost: articles - (await store.counts()).articles,
      damage: await store.integrity(),
    };
  } finally {
    await store.close();
  }
}
