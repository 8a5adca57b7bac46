import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Chat } from "../chat/chat.ts";
import { tellFollowers } from "../commands/follow/tell.ts";
import { type BriefingParts, briefingMaker } from "../digest/deliver/brief.ts";
import { createDelivering, type Delivering } from "../digest/deliver/deliver.ts";
import type { Homes } from "../digest/deliver/homes.ts";
import type { WordsFor } from "../digest/deliver/words-for.ts";
import type { MinuteParts } from "../digest/minute.ts";
import type { Log } from "../log.ts";
import { type Bot, voicesIn } from "./bot.ts";
import { elapsed } from "./elapsed.ts";
import { roomLinks } from "./room/room-passes.ts";

const HOUR = 3_600_000;

export interface PostingParts {
  readonly bot: Bot;
  readonly chats: readonly Chat[];
  readonly log: Log;
}

/** In the language of the workspace that a briefing is for, where that is known; else in the configuration's. */
const wordsFor = ({ parts }: Bot): WordsFor => {
  const voices = voicesIn(parts);
  return ({ locale }) => voices.everyone(locale === undefined ? {} : { workspaceLocale: locale });
};

/** With what a bot makes the digest of a slot. */
export const briefingParts = (bot: Bot, homes: Homes): BriefingParts & { readonly wordsFor: WordsFor } => ({
  ...{ store: bot.parts.store, make: bot.digest, homes, hours: bot.parts.config.digest.hours },
  wordsFor: wordsFor(bot),
  linked: roomLinks(bot.parts.config.web?.address, bot.parts.store, bot.parts.now).linked,
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
    wordsFor: wordsFor(bot),
    grace: config.digest.graceHours * HOUR,
  };
}

/** Plans what those who follow something are told in the bot's chats. */
export function followingFor({ bot, chats }: PostingParts, homes: Homes): MinuteParts["tellFollowers"] {
  const { store, now, config } = bot.parts;
  const { owners } = config;
  return () => tellFollowers({ store, chats, home: homes, wordsFor: wordsFor(bot), owners, now, newId: randomUUID });
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
  const said = { tell, wordsFor: wordsFor(bot), onRefused, onWorked };
  return createDelivering({ store, chats, now, elapsed, newId: randomUUID, pause, grace, ...said }, signal);
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
