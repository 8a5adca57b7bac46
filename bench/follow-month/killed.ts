import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import type { Store } from "../../src/store/store.ts";
import type { Platform } from "../reliability/platforms.ts";
import { TOKENS } from "../reliability/tokens.ts";
import { seededRandom } from "../seeded-random.ts";

export interface Killing {
  readonly platform: Platform;
  readonly articles: number;
  readonly seed: number;
  readonly kills: number;
  /** Keeps what is followed. */
  readonly prepare: (store: Store) => Promise<void>;
}

const SHORTEST_LIFE = 60;
const LONGEST_LIFE = 600;

/** Replays the month by bots that are killed, one after the other, and at last by one that is not. Answers with the kills and the store. */
export async function replayKilled(killing: Killing): Promise<{ readonly kills: number; readonly store: Store }> {
  const { platform, articles, seed, prepare } = killing;
  const folder = mkdtempSync(join(tmpdir(), "follow-month-"));
  mkdirSync(join(folder, "config"));
  writeFileSync(join(folder, "config/soundbite.yaml"), `chats: { slack: { api: "${platform.api}" } }\n`);
  const path = join(folder, "data/soundbite.sqlite");
  mkdirSync(join(folder, "data"));
  const first = await openSqlite(path);
  await prepare(first);
  await first.close();
  const random = seededRandom(seed);
  let kills = 0;
  for (let isOver = false; !isOver; ) {
    const bot = fork(join(import.meta.dirname, "worker.ts"), [folder, String(articles), String(seed)], {
      env: { ...process.env, ...TOKENS },
    });
    const ended = once(bot, "exit");
    await once(bot, "message");
    if (kills < killing.kills)
      await Promise.race([ended, sleep(SHORTEST_LIFE + random() * (LONGEST_LIFE - SHORTEST_LIFE))]);
    else await ended;
    isOver = bot.exitCode !== null;
    if (bot.exitCode) throw new Error(`a bot ended with ${bot.exitCode}`);
    if (isOver) break;
    bot.kill("SIGKILL");
    await ended;
    kills += 1;
  }
  return { kills, store: await openSqlite(path) };
}
