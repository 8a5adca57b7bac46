import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Chat } from "../chat/chat.ts";
import { deliverWaiting } from "../digest/deliver/deliver.ts";
import type { Places } from "../digest/deliver/places.ts";
import { planDue } from "../digest/deliver/plan.ts";
import { presentDigest } from "../digest/present.ts";
import type { Log } from "../log.ts";
import type { Slot, Subscription } from "../model/subscription.ts";
import type { Bot } from "./bot.ts";
import { briefingRequest } from "./briefings.ts";
import { beat, downUntilNow } from "./heartbeat.ts";

export interface TickParts {
  readonly bot: Bot;
  readonly chats: readonly Chat[];
  readonly places: Places;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** One minute's work: plan what is due, post what waits. Never throws: what fails is told and tried again. */
export async function tick(parts: TickParts): Promise<void> {
  const { bot, chats, places, log, signal } = parts;
  const { store, now } = bot.parts;
  const tell = (words: string) => log.error(words);
  const newId = randomUUID;
  try {
    const brief = (subscription: Subscription, slot: Slot, late: string | null) =>
      briefingOf(bot, subscription, slot, late);
    const downSince = await downUntilNow(store, now());
    await planDue({ store, chats, brief, newId, tell, downSince }, now());
    await deliverWaiting({ store, chats, places, now, newId, pause, tell }, signal);
    await beat(store, now());
  } catch (thrown) {
    log.error({ err: thrown }, "a tick failed; the next one tries again");
  }
}

async function briefingOf(bot: Bot, subscription: Subscription, slot: Slot, late: string | null) {
  const { store, config } = bot.parts;
  const former = await store.lastSlot(subscription.id);
  const request = briefingRequest(subscription, slot, former, config.digest.hours, late);
  const digest = await bot.digest(request);
  return { digest, message: presentDigest(digest) };
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
