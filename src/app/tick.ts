import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Chat } from "../chat/chat.ts";
import { deliverWaiting } from "../digest/deliver/deliver.ts";
import { planDue } from "../digest/deliver/plan.ts";
import { planRedos } from "../digest/deliver/redo.ts";
import type { Log } from "../log.ts";
import { problemWords } from "../model/problem.ts";
import type { Bot } from "./bot.ts";
import { briefingMaker } from "./briefings.ts";
import { beat, downUntilNow } from "./heartbeat.ts";
import type { Homes } from "./homes.ts";

const HOUR = 3_600_000;

export interface TickParts {
  readonly bot: Bot;
  readonly chats: readonly Chat[];
  readonly homes: Homes;
  readonly log: Log;
  readonly signal: AbortSignal;
}

export interface Ticked {
  /** Deliveries worked on. */
  readonly deliveries: number;
  /** Why the tick failed; null where it did not. */
  readonly problem: string | null;
}

/** One minute's work: plan what is due, post what waits. Never throws: what fails is told and tried again. */
export async function tick(parts: TickParts): Promise<Ticked> {
  const { bot, chats, homes, log, signal } = parts;
  const { store, now, config } = bot.parts;
  const tell = (words: string) => log.error(words);
  const newId = randomUUID;
  try {
    const downSince = await downUntilNow(store, now());
    const grace = config.digest.graceHours * HOUR;
    const planning = {
      store,
      chats,
      brief: briefingMaker(bot, homes),
      archive: bot.archive,
      newId,
      tell,
      downSince,
      grace,
    };
    await planDue(planning, now());
    await planRedos(planning, now());
    const deliveries = await deliverWaiting({ store, chats, now, newId, pause, tell, grace }, signal);
    await beat(store, now());
    return { deliveries, problem: null };
  } catch (thrown) {
    log.error({ err: thrown }, "a tick failed; the next one tries again");
    return { deliveries: 0, problem: problemWords(thrown) };
  }
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
