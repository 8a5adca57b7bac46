import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { openPostgres } from "../../../src/store/postgres/open.ts";
import type { PostgresServer } from "../../../test/servers/postgres.ts";
import { seededRandom } from "../../seeded-random.ts";
import {
  type BotStart,
  dropArticle,
  type FastTrial,
  fakeNow,
  fakeStart,
  type Outcome,
  outcomeOf,
  prepare,
  startBot,
} from "../fast-trial.ts";
import { startPlatform } from "../platforms.ts";
import { type Answers, type Asking, asking } from "./asking.ts";

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
  /** Milliseconds between two faults, on the average. */
  readonly between?: number;
  /**
   * The folder of another checkout, whose program every second bot runs: it makes the store, which the others then bring up to
   * date. Until half of the faults are over none of its bots is killed; then each is replaced by one of ours.
   */
  readonly beside?: string;
  readonly onFault?: (fault: number, faults: number) => void;
}

export interface SeveralResult extends Outcome {
  /** The exit code of the last bot, which was let end by itself. */
  readonly code: number | null;
  readonly answers: Answers;
  /** How many bots of another checkout ended by themselves, before their time. */
  readonly othersEnded: number;
}

type Fault = "kill" | "pause" | "restart";

const BETWEEN_MILLISECONDS = 1_200;
/** On the fast clock: shorter and longer than the lease of a delivery. */
const [SHORTEST_PAUSE, LONGEST_PAUSE] = [60_000, 200_000];
const MOST_ARTICLES = 60;

interface Trial extends FastTrial {
  readonly size: SeveralSize;
  readonly server: PostgresServer;
  readonly address: string;
  readonly bots: ChildProcess[];
  readonly asking: Asking;
  othersEnded: number;
}

/** Kills, pauses and cuts off bots that share one database and post to a server of ours, and counts the damage. */
export async function runSeveral(size: SeveralSize, server: PostgresServer): Promise<SeveralResult> {
  const platform = await startPlatform(size.chat);
  const random = seededRandom(size.seed);
  const folder = mkdtempSync(join(tmpdir(), "several-"));
  const address = await server.newDatabase();
  const bots: ChildProcess[] = [];
  const startedAt = Date.now();
  const people = asking(platform);
  const trial = {
    size,
    platform,
    server,
    address,
    folder,
    random,
    startedAt,
    bots,
    asking: people,
    articles: 0,
    othersEnded: 0,
  };
  platform.faults.weather = () => ({ kind: "slow", milliseconds: 5 + random() * 200 });
  try {
    await hurryDatabase(trial);
    await prepare(trial, await (await openingOf(size.beside))(address), "*/2 * * * *");
    await startBots(trial);
    while (platform.markers().length === 0 || !platform.isHeard()) await sleep(50);
    await meetFaults(trial);
    await people.inCalm();
    for (const bot of trial.bots) await kill(bot);
    const [code] = await once(botAt(trial, 0, { until: fakeNow(trial) }), "exit");
    return {
      ...(await outcomeOf(trial, await openPostgres(address))),
      code,
      answers: people.answers(),
      othersEnded: trial.othersEnded,
    };
  } finally {
    for (const bot of trial.bots) bot.kill("SIGKILL");
    await platform.stop();
    rmSync(folder, { recursive: true });
  }
}

/** What the database takes for the time runs as fast as the bots' clocks: a function of that name in front of its own. */
async function hurryDatabase(trial: Trial): Promise<void> {
  const { address, startedAt } = trial;
  const { speed } = trial.size;
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const real = `extract(epoch from pg_catalog.clock_timestamp()) * 1000`;
  await client.query(`create schema fast;
    create function fast.clock_timestamp() returns timestamptz language sql volatile as $$
      select to_timestamp((${fakeStart(trial)} + (${real} - ${startedAt}) * ${speed}) / 1000.0) $$;`);
  await client.query(
    `do $$ begin execute format('alter database %I set search_path = fast, pg_catalog, public', current_database()); end $$`,
  );
  await client.end();
}

/** How the program of a checkout opens its store; ours where none is named. */
async function openingOf(checkout: string | undefined): Promise<typeof openPostgres> {
  if (checkout === undefined) return openPostgres;
  const module: { openPostgres: typeof openPostgres } = await import(
    pathToFileURL(resolve(checkout, "src/store/postgres/open.ts")).href
  );
  return module.openPostgres;
}

const isOfOther = ({ size }: Trial, index: number): boolean => size.beside !== undefined && index % 2 === 1;

/** Those of another checkout are well under way before ours bring the store up to date. */
async function startBots(trial: Trial): Promise<void> {
  const { size, bots, platform } = trial;
  const indexes = Array.from({ length: size.processes }, (_, index) => index);
  for (const index of indexes.filter((one) => isOfOther(trial, one))) {
    bots[index] = botAt(trial, index, { worker: resolve(size.beside ?? "", "bench/reliability/worker.ts") });
    bots[index]?.once("exit", (_, signal) => {
      if (signal === null) trial.othersEnded += 1;
    });
  }
  while (size.beside !== undefined && platform.markers().length === 0) await sleep(50);
  for (const index of indexes.filter((one) => !isOfOther(trial, one))) bots[index] = botAt(trial, index);
}

const botAt = (trial: Trial, index: number, further: Partial<BotStart> = {}): ChildProcess =>
  startBot(trial, {
    ...{ notes: join(trial.folder, `phases-${index}`), store: trial.address, listens: true },
    ...further,
  });

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
    await sleep((size.between ?? BETWEEN_MILLISECONDS) * (0.5 + random()));
    if (trial.articles < MOST_ARTICLES) dropArticle(trial);
    trial.asking.ask();
    const isEarly = index < faults.length / 2;
    const hit = Math.floor(random() * size.processes);
    const which = fault === "kill" && isEarly && isOfOther(trial, hit) ? hit - 1 : hit;
    if (fault === "kill") {
      await kill(trial.bots[which] as ChildProcess);
      trial.bots[which] = botAt(trial, which);
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
