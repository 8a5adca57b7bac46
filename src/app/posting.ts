import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Chat } from "../chat/chat.ts";
import { type BriefingParts, briefingMaker } from "../digest/deliver/brief.ts";
import { createDelivering, type Delivering } from "../digest/deliver/deliver.ts";
import type { Homes } from "../digest/deliver/homes.ts";
import type { MinuteParts } from "../digest/minute.ts";
import type { Log } from "../log.ts";
import type { Words } from "../words/words.ts";
import { type Bot, voicesIn } from "./bot.ts";

const HOUR = 3_600_000;

export interface PostingParts {
  readonly bot: Bot;
  readonly chats: readonly Chat[];
  readonly log: Log;
}

const everyonesWords = ({ parts }: Bot) => voicesIn(parts).everyone({});

/** With what a bot makes the digest of a slot. */
export const briefingParts = (bot: Bot, homes: Homes): BriefingParts & { readonly words: Words } => ({
  ...{ store: bot.parts.store, make: bot.digest, homes, hours: bot.parts.config.digest.hours },
  words: everyonesWords(bot),
});

/** What a bot plans for its chats. */
export function planningFor({ bot, chats, log }: PostingParts, homes: Homes): MinuteParts["planning"] {
  const { store, config } = bot.parts;
  return {
    store,
    chats,
    brief: briefingMaker(briefingParts(bot, homes)),
    archive: bot.archive,
    newId: randomUUID,
    tell: (words) => log.error(words),
    words: everyonesWords(bot),
    grace: config.digest.graceHours * HOUR,
  };
}

export interface DeliveringParts extends PostingParts {
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
  const words = everyonesWords(bot);
  const posting = { store, chats, now, newId: randomUUID, pause, tell, words, grace, onRefused, onWorked };
  return createDelivering(posting, signal);
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
