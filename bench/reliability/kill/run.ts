import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import type { Fault } from "../../../test/servers/discord/faults.ts";
import { seededRandom } from "../../seeded-random.ts";
import { dropArticle, type FastTrial, fakeNow, type Outcome, outcomeOf, prepare, startBot } from "../fast-trial.ts";
import { startPlatform } from "../platforms.ts";
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

export interface KillResult extends Outcome {
  /** How many kills fell into each phase; one that fell into several counts for each. */
  readonly phases: Readonly<Record<Phase, number>>;
  /** The exit code of the last bot, which was let end by itself. */
  readonly code: number | null;
}

const LONGEST_LIFE = 2_600;
const SHORTEST_LIFE = 300;
/** So many are enough to be read and told: with more, most of a bot's short life goes into one digest. */
const MOST_ARTICLES = 240;
/** Longer than the server takes to commit late, on the fast clock: then the bot looks for the post. */
const LATE_ON_FAST_CLOCK = 18_000;
const SLOWEST_ANSWER = 200;

interface Killing extends FastTrial {
  readonly size: KillSize;
  readonly phases: Record<Phase, number>;
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
    await prepare(killing, await openSqlite(storePath(killing)), "*/3 * * * *");
    for (let round = 1; round <= size.kills + size.late; round++) {
      await (round <= size.kills ? killAtRandom(killing) : killWhileCommitting(killing, round % 2 === 0));
      size.onRound?.(round);
      if (killing.articles < MOST_ARTICLES) dropArticle(killing);
    }
    const last = freshBot(killing, fakeNow(killing));
    const [code] = await once(last, "exit");
    return { ...(await outcomeOf(killing, await openSqlite(storePath(killing)))), phases, code };
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

const storePath = ({ folder }: Killing) => join(folder, "data", "soundbite.sqlite");
const notesPath = ({ folder }: Killing) => join(folder, "phases");

function freshBot(killing: Killing, until?: number): ChildProcess {
  const notes = notesPath(killing);
  writeFileSync(notes, "");
  return startBot(killing, { notes, ...(until === undefined ? {} : { until }) });
}

async function killAtRandom(killing: Killing): Promise<void> {
  const bot = freshBot(killing);
  while (notedPhases(notesPath(killing)).length === 0) await sleep(20);
  await sleep(SHORTEST_LIFE + killing.random() * (LONGEST_LIFE - SHORTEST_LIFE));
  await kill(killing, bot);
}

/** The bot is killed after its post has come to the server and before the server commits it. */
async function killWhileCommitting(killing: Killing, isSilent: boolean): Promise<void> {
  const late = LATE_ON_FAST_CLOCK / killing.size.speed;
  const held = killing.platform.holdNextPost(late, isSilent);
  const bot = freshBot(killing);
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
