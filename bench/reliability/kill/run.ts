import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import { aSubscription } from "../../../test/builders.ts";
import type { Fault } from "../../../test/servers/discord/faults.ts";
import { seededRandom } from "../../seeded-random.ts";
import { fictionalArticle } from "../fiction.ts";
import { type Platform, startPlatform } from "../platforms.ts";
import { TOKENS } from "../tokens.ts";
import { notedPhases, PHASES, type Phase } from "./phases.ts";

export interface KillSize {
  readonly chat: "slack" | "discord";
  /** Kills at a random moment. */
  readonly kills: number;
  /** Further kills, each while a post is under way that the server commits late. */
  readonly late: number;
  readonly channels: number;
  readonly seed: number;
  /** How many times faster the bot's clock runs than ours. */
  readonly speed: number;
  readonly onRound?: (round: number) => void;
}

export interface KillResult {
  /** How many kills fell into each phase; one that fell into several counts for each. */
  readonly phases: Readonly<Record<Phase, number>>;
  readonly deliveries: number;
  readonly parts: number;
  readonly lost: number;
  readonly doubled: number;
  readonly articles: number;
  readonly articlesLost: number;
  readonly damage: readonly string[];
  /** Parts whose call was begun more than once. */
  readonly resent: number;
  /** The exit code of the last bot, which was let end by itself. */
  readonly code: number | null;
}

const DAY = 86_400_000;
const WORKER = join(import.meta.dirname, "../worker.ts");
const LONGEST_LIFE = 2_600;
const SHORTEST_LIFE = 300;
/** So many are enough to be read and told: with more, most of a bot's short life goes into one digest. */
const MOST_ARTICLES = 240;
/** Longer than the server takes to commit late, on the fast clock: then the bot looks for the post. */
const LATE_ON_FAST_CLOCK = 18_000;
const SLOWEST_ANSWER = 200;

interface Killing {
  readonly size: KillSize;
  readonly platform: Platform;
  readonly folder: string;
  readonly random: () => number;
  readonly startedAt: number;
  readonly phases: Record<Phase, number>;
  articles: number;
}

/** Kills bots that collect and deliver to a server of ours, one after the other on one store, and counts the damage. */
export async function runKills(size: KillSize): Promise<KillResult> {
  const platform = await startPlatform(size.chat);
  const folder = mkdtempSync(join(tmpdir(), "kill-"));
  const random = seededRandom(size.seed);
  platform.faults.weather = () => unsettled(random);
  const phases = Object.fromEntries(PHASES.map((phase) => [phase, 0])) as Record<Phase, number>;
  const killing: Killing = { size, platform, folder, random, startedAt: Date.now(), phases, articles: 0 };
  try {
    await prepare(killing);
    for (let round = 1; round <= size.kills + size.late; round++) {
      await (round <= size.kills ? killAtRandom(killing) : killWhileCommitting(killing, round % 2 === 0));
      size.onRound?.(round);
      if (killing.articles < MOST_ARTICLES) dropArticle(killing);
    }
    const last = startBot(killing, fakeNow(killing));
    const [code] = await once(last, "exit");
    return { ...(await counted(killing)), code };
  } finally {
    await platform.stop();
    rmSync(folder, { recursive: true });
  }
}

/** Most requests take a moment; some are reset or fail, done or not; some are told to wait. */
function unsettled(random: () => number): Fault {
  const roll = random();
  if (roll < 0.04) return { kind: "reset" };
  if (roll < 0.08) return { kind: "reset-after" };
  if (roll < 0.1) return { kind: "status-after", status: 500 };
  if (roll < 0.12) return { kind: "limit", retryAfter: 2, global: false };
  return { kind: "slow", milliseconds: 5 + random() * SLOWEST_ANSWER };
}

const fakeStart = ({ startedAt }: Killing) => startedAt - DAY;
const fakeNow = (killing: Killing) => fakeStart(killing) + (Date.now() - killing.startedAt) * killing.size.speed;

async function prepare(killing: Killing): Promise<void> {
  const { size, platform, folder } = killing;
  for (const name of ["config", "inbox"]) mkdirSync(join(folder, name));
  const config = `sources: [{ files: inbox }]\nchats: { ${size.chat}: { api: "${platform.api}" } }\n`;
  writeFileSync(join(folder, "config/soundbite.yaml"), config);
  const store = await openSqlite(storePath(killing));
  for (let index = 0; index < size.channels; index++) {
    const often = { topics: [], cron: "*/3 * * * *", timeZone: "UTC", workspace: "" };
    const createdAt = new Date(fakeStart(killing)).toISOString();
    const place = platform.addChannel();
    await store.keepSubscription(aSubscription({ id: `s${index}`, chat: size.chat, place, ...often, createdAt }));
  }
  await store.close();
  dropArticle(killing);
}

const storePath = ({ folder }: Killing) => join(folder, "data", "soundbite.sqlite");
const notesPath = ({ folder }: Killing) => join(folder, "phases");

function dropArticle(killing: Killing): void {
  const name = `article-${killing.articles++}.json`;
  const article = fictionalArticle(killing.random, killing.articles, new Date(fakeNow(killing)));
  writeFileSync(join(killing.folder, name), JSON.stringify(article));
  renameSync(join(killing.folder, name), join(killing.folder, "inbox", name));
}

function startBot(killing: Killing, fakeEnd: number): ChildProcess {
  const { folder, startedAt, size } = killing;
  const config = join(folder, "config/soundbite.yaml");
  writeFileSync(notesPath(killing), "");
  const times = [startedAt, fakeStart(killing), size.speed, fakeEnd].map(String);
  return spawn(process.execPath, [WORKER, config, ...times, notesPath(killing)], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...TOKENS },
  });
}

async function killAtRandom(killing: Killing): Promise<void> {
  const bot = startBot(killing, Number.MAX_SAFE_INTEGER);
  while (notedPhases(notesPath(killing)).length === 0) await sleep(20);
  await sleep(SHORTEST_LIFE + killing.random() * (LONGEST_LIFE - SHORTEST_LIFE));
  await kill(killing, bot);
}

/** The bot is killed after its post has come to the server and before the server commits it. */
async function killWhileCommitting(killing: Killing, isSilent: boolean): Promise<void> {
  const late = LATE_ON_FAST_CLOCK / killing.size.speed;
  const held = killing.platform.holdNextPost(late, isSilent);
  const bot = startBot(killing, Number.MAX_SAFE_INTEGER);
  await held;
  await sleep(killing.random() * late * 0.8);
  await kill(killing, bot);
}

async function kill(killing: Killing, bot: ChildProcess): Promise<void> {
  bot.kill("SIGKILL");
  await once(bot, "exit");
  const noted = notedPhases(notesPath(killing)).filter((phase) => phase !== "idle");
  for (const phase of noted) killing.phases[phase] += 1;
  if (noted.length === 0) killing.phases.idle += 1;
}

async function counted(killing: Killing): Promise<Omit<KillResult, "code">> {
  const store = await openSqlite(storePath(killing));
  try {
    const deliveries = await store.deliveries(100_000);
    const parts = deliveries.flatMap((delivery) => delivery.parts);
    const markers = killing.platform.markers();
    const distinct = new Set(markers).size;
    const { articles, phases } = killing;
    return {
      phases,
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
