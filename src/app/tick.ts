import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Chat } from "../chat/chat.ts";
import { createDelivering, type Delivering } from "../digest/deliver/deliver.ts";
import { beat } from "../digest/deliver/heartbeat.ts";
import { planDue } from "../digest/deliver/plan.ts";
import { planRedos } from "../digest/deliver/redo.ts";
import type { Log } from "../log.ts";
import { problemWords } from "../model/problem.ts";
import type { Subscription } from "../model/subscription.ts";
import type { Bot } from "./bot.ts";
import { briefingMaker, wordsOfBriefing } from "./briefings.ts";
import type { Homes } from "./homes.ts";

const HOUR = 3_600_000;

export interface TickParts {
  readonly bot: Bot;
  readonly chats: readonly Chat[];
  readonly homes: Homes;
  readonly log: Log;
  /** Posts what is planned, at its own pace. */
  readonly delivering: Delivering;
}

/**
 * One minute's work: plans what is due; posting goes on beside it, so that no slow channel holds up another's briefing.
 * `downSince` is when the bot was last known to run, where it did not meanwhile.
 * Never throws: what fails is told and tried again. Answers with why it failed; null where it did not.
 */
export async function tick(
  { bot, chats, homes, log, delivering }: TickParts,
  downSince: Date | null,
): Promise<string | null> {
  const { store, now, config } = bot.parts;
  try {
    const planning = {
      store,
      chats,
      brief: briefingMaker(bot, homes),
      archive: bot.archive,
      newId: randomUUID,
      tell: (words: string) => log.error(words),
      wordsFor: (subscription: Subscription) => wordsOfBriefing(bot, subscription),
      downSince,
      grace: config.digest.graceHours * HOUR,
      onPlanned: delivering.begin,
    };
    await planDue(planning, now());
    await planRedos(planning, now());
    delivering.begin();
    await beat(store, now());
    return null;
  } catch (thrown) {
    log.error({ err: thrown }, "a tick failed; the next one tries again");
    return problemWords(thrown);
  }
}

export interface DeliveringParts extends Pick<TickParts, "bot" | "chats" | "log"> {
  readonly onRefused: () => void;
  readonly onWorked: () => void;
}

/** Posts to the bot's chats. */
export function deliveringFor(
  { bot, chats, log, onRefused, onWorked }: DeliveringParts,
  signal: AbortSignal,
): Delivering {
  const { store, now, config } = bot.parts;
  const tell = (words: string) => log.error(words);
  const grace = config.digest.graceHours * HOUR;
  const wordsFor = (subscription: Subscription) => wordsOfBriefing(bot, subscription);
  const posting = { store, chats, now, newId: randomUUID, pause, tell, wordsFor, grace, onRefused, onWorked };
  return createDelivering(posting, signal);
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
