import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Delivery } from "../../src/store/delivery-store.ts";
import type { Store } from "../../src/store/store.ts";
import { aSubscription } from "../../test/builders.ts";
import { fictionalArticle } from "./fiction.ts";
import type { Platform } from "./platforms.ts";
import { TOKENS } from "./tokens.ts";

/** Bots on a clock that runs fast, the articles that they collect and the server to which they post. */
export interface FastTrial {
  readonly size: {
    readonly chat: "slack" | "discord";
    readonly channels: number;
    /** How many times faster the bots' clock runs than ours. */
    readonly speed: number;
  };
  readonly platform: Platform;
  readonly folder: string;
  readonly random: () => number;
  readonly startedAt: number;
  articles: number;
}

/** What became of all that was to be posted and read. */
export interface Outcome {
  readonly deliveries: number;
  readonly parts: number;
  readonly lost: number;
  readonly doubled: number;
  readonly articles: number;
  readonly articlesLost: number;
  readonly damage: readonly string[];
  /** Articles that were kept and not read. */
  readonly unread: number;
  /** By how many minutes of the bots' clock the last post of a delivery came after its time, at most. */
  readonly latest: number;
  /** Parts whose call was begun more than once. */
  readonly resent: number;
}

const DAY = 86_400_000;
const WORKER = join(import.meta.dirname, "worker.ts");

/** In milliseconds since 1970, by the bots' clock. */
export const fakeStart = ({ startedAt }: Pick<FastTrial, "startedAt">): number => startedAt - DAY;
export const fakeNow = (trial: FastTrial): number =>
  fakeStart(trial) + (Date.now() - trial.startedAt) * trial.size.speed;

/** Writes the configuration, keeps a briefing a channel in a store that it closes, and drops a first article. */
export async function prepare(trial: FastTrial, store: Store, cron: string): Promise<void> {
  const { size, platform, folder } = trial;
  for (const name of ["config", "inbox"]) mkdirSync(join(folder, name));
  const config = `sources: [{ files: inbox }]\nchats: { ${size.chat}: { api: "${platform.api}" } }\n`;
  writeFileSync(configOf(trial), config);
  for (let index = 0; index < size.channels; index++) {
    const often = { topics: [], cron, timeZone: "UTC", workspace: "" };
    const createdAt = new Date(fakeStart(trial)).toISOString();
    const place = platform.addChannel();
    await store.keepSubscription(aSubscription({ id: `s${index}`, chat: size.chat, place, ...often, createdAt }));
  }
  await store.close();
  dropArticle(trial);
}

const configOf = ({ folder }: FastTrial): string => join(folder, "config/soundbite.yaml");

export function dropArticle(trial: FastTrial): void {
  const name = `article-${trial.articles++}.json`;
  const article = fictionalArticle(trial.random, trial.articles, new Date(fakeNow(trial)));
  writeFileSync(join(trial.folder, name), JSON.stringify(article));
  renameSync(join(trial.folder, name), join(trial.folder, "inbox", name));
}

export interface BotStart {
  readonly notes: string;
  readonly until?: number;
  readonly store?: string;
  /** Whether it also answers people. */
  readonly listens?: boolean;
  /** Another checkout's program. */
  readonly worker?: string;
}

/** A bot that notes its phases in a file and ends by itself at a time of its clock. */
export function startBot(
  trial: FastTrial,
  { notes, until = Number.MAX_SAFE_INTEGER, store, listens = false, worker = WORKER }: BotStart,
): ChildProcess {
  const times = [trial.startedAt, fakeStart(trial), trial.size.speed, until].map(String);
  return spawn(process.execPath, [worker, configOf(trial), ...times, notes, listens ? "listens" : ""], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...TOKENS, ...(store === undefined ? {} : { SOUNDBITE_STORE: store }) },
  });
}

/** Counts what a store holds and the platform shows, and closes the store. */
export async function outcomeOf({ platform, articles }: FastTrial, store: Store): Promise<Outcome> {
  try {
    const deliveries = await store.deliveries(100_000);
    const parts = deliveries.flatMap((delivery) => delivery.parts);
    const markers = platform.markers();
    const distinct = new Set(markers).size;
    return {
      deliveries: deliveries.length,
      parts: parts.length,
      lost: parts.length - distinct,
      doubled: markers.length - distinct,
      resent: parts.filter(({ attempts }) => attempts > 1).length,
      articles,
      articlesLost: articles - (await store.counts()).articles,
      damage: await store.integrity(),
      unread: (await store.unread(100_000)).length,
      latest: Math.max(0, ...deliveries.map(minutesLate)),
    };
  } finally {
    await store.close();
  }
}

const minutesLate = ({ slot, parts }: Delivery): number =>
  Math.max(...parts.map(({ changedAt }) => Date.parse(changedAt) - Date.parse(slot.dueAt))) / 60_000;

export const outcomeWords = ({
  deliveries,
  parts,
  resent,
  lost,
  doubled,
  latest,
  articles,
  articlesLost,
  unread,
  damage,
}: Outcome) =>
  `${deliveries} deliveries, ${parts} parts (${resent} sent again), ${lost} lost, ${doubled} doubled, the latest after ${latest.toFixed(1)} min; ` +
  `${articles} articles, ${articlesLost} lost, ${unread} unread; integrity ${damage.length === 0 ? "ok" : damage.join()}`;

export const isWhole = ({ lost, doubled, articlesLost, unread, damage }: Outcome): boolean =>
  lost === 0 && doubled === 0 && articlesLost === 0 && unread === 0 && damage.length === 0;
