import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import type { Store } from "../../../src/store/store.ts";
import { aDigest, aSlot, aSubscription } from "../../../test/builders.ts";
import { seededRandom } from "../../seeded-random.ts";
import { fictionalArticle } from "../fiction.ts";
import { type Platform, startPlatform } from "../platforms.ts";
import { TOKENS } from "../tokens.ts";

export interface StopSize {
  readonly chat: "slack" | "discord";
  /** How often the bot is told to stop, each time at a random moment. */
  readonly stops: number;
  readonly port: number;
  readonly seed: number;
}

export interface StopResult {
  readonly parts: number;
  /** Parts that were left without an answer by a bot that had stopped. */
  readonly halfSent: number;
  readonly lost: number;
  readonly doubled: number;
  readonly articles: number;
  readonly articlesLost: number;
  /** Bots that ended with another code than 0. */
  readonly unclean: number;
  readonly damage: readonly string[];
  /** From the signal to the end, in milliseconds. */
  readonly slowestStop: number;
}

const MAIN = join(import.meta.dirname, "../../../src/main.ts");
const CHANNELS = 4;
const PARTS = ["Headlines.", "The first story.", "The second story."];
const LONGEST_RUN = 4_000;
const [QUICKEST_ANSWER, SLOWEST_ANSWER] = [50, 500];

interface Stopping {
  readonly size: StopSize;
  readonly platform: Platform;
  readonly folder: string;
  readonly random: () => number;
  articles: number;
  halfSent: number;
  unclean: number;
  slowestStop: number;
}

/** Stops `soundbite serve` while it reads and posts to a server of ours, again and again, and looks what was left behind. */
export async function runStops(size: StopSize): Promise<StopResult> {
  const platform = await startPlatform(size.chat);
  const random = seededRandom(size.seed);
  const span = SLOWEST_ANSWER - QUICKEST_ANSWER;
  platform.faults.weather = () => ({ kind: "slow", milliseconds: QUICKEST_ANSWER + random() * span });
  const folder = mkdtempSync(join(tmpdir(), "stop-"));
  const counts = { articles: 0, halfSent: 0, unclean: 0, slowestStop: 0 };
  const stopping: Stopping = { size, platform, folder, random, ...counts };
  try {
    await prepare(stopping);
    for (let round = 1; round <= size.stops; round++) {
      await giveWork(stopping, round);
      await stopAfter(stopping, () => sleep(random() * LONGEST_RUN));
    }
    await stopAfter(stopping, () => untilPosted(stopping));
    return await counted(stopping);
  } finally {
    await platform.stop();
    rmSync(folder, { recursive: true });
  }
}

async function withStore<T>({ folder }: Stopping, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openSqlite(join(folder, "data/soundbite.sqlite"));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function prepare(stopping: Stopping): Promise<void> {
  const { size, platform, folder } = stopping;
  for (const name of ["config", "inbox"]) mkdirSync(join(folder, name));
  const chats = `chats: { ${size.chat}: { api: "${platform.api}" } }`;
  const config = `sources: [{ files: inbox }]\n${chats}\nhealth: { port: ${size.port} }\n`;
  writeFileSync(join(folder, "config/soundbite.yaml"), config);
  const createdAt = new Date().toISOString();
  await withStore(stopping, async (store) => {
    for (let index = 0; index < CHANNELS; index++) {
      const place = platform.addChannel();
      const once = { cron: "0 0 29 2 *", timeZone: "UTC", createdAt };
      await store.keepSubscription(aSubscription({ id: `s${index}`, chat: size.chat, place, ...once }));
    }
  });
}

/** A digest for each channel, and an article to read. */
async function giveWork(stopping: Stopping, round: number): Promise<void> {
  const now = new Date();
  await withStore(stopping, async (store) => {
    for (let index = 0; index < CHANNELS; index++) {
      await store.planDelivery({
        id: `d${round}-${index}`,
        tenant: "",
        slot: aSlot(`s${index}`, new Date(now.getTime() + round).toISOString()),
        digest: aDigest({ id: `digest-${round}-${index}` }),
        parts: PARTS.map((summary) => ({ summary, blocks: [{ type: "text", spans: [{ text: summary }] }] })),
        madeAt: now.toISOString(),
        late: null,
      });
    }
  });
  const article = fictionalArticle(stopping.random, ++stopping.articles, now);
  writeFileSync(join(stopping.folder, "inbox", `article-${round}.json`), JSON.stringify(article));
}

async function stopAfter(stopping: Stopping, work: () => Promise<unknown>): Promise<void> {
  const bot = spawn(process.execPath, [MAIN, "serve"], {
    cwd: stopping.folder,
    env: { ...process.env, ...TOKENS },
    stdio: ["ignore", "ignore", "pipe"],
  });
  await says(bot, '"running"');
  await work();
  const told = performance.now();
  bot.kill("SIGTERM");
  const [code] = await once(bot, "exit");
  stopping.slowestStop = Math.max(stopping.slowestStop, Math.round(performance.now() - told));
  if (code !== 0) stopping.unclean += 1;
  const left = await withStore(stopping, (store) => store.deliveries(100_000));
  const states = left.flatMap(({ parts }) => parts.map(({ state }) => state));
  stopping.halfSent += states.filter((state) => state === "sending" || state === "unknown").length;
}

async function says({ stderr }: ChildProcess, words: string): Promise<void> {
  let said = "";
  const heard = Promise.withResolvers<void>();
  stderr?.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    if (said.includes(words)) heard.resolve();
  });
  stderr?.once("close", () => heard.reject(new Error(`the bot ended: ${said}`)));
  await heard.promise;
}

async function untilPosted(stopping: Stopping): Promise<void> {
  const isOpen = async (store: Store) => (await store.deliveries(100_000)).some(({ state }) => state === "open");
  const isUnread = async (store: Store) => (await store.counts()).articles < stopping.articles;
  while (await withStore(stopping, async (store) => (await isOpen(store)) || (await isUnread(store)))) await sleep(500);
}

async function counted(stopping: Stopping): Promise<StopResult> {
  const { articles, halfSent, unclean, slowestStop, platform } = stopping;
  return withStore(stopping, async (store) => {
    const parts = (await store.deliveries(100_000)).flatMap((delivery) => delivery.parts).length;
    const markers = platform.markers();
    const distinct = new Set(markers).size;
    return {
      parts,
      halfSent,
      lost: parts - distinct,
      doubled: markers.length - distinct,
      articles,
      articlesLost: articles - (await store.counts()).articles,
      unclean,
      damage: await store.integrity(),
      slowestStop,
    };
  });
}
