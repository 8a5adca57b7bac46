import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Chat } from "../chat/chat.ts";
import type { Config } from "../config/load.ts";
import { type Ahead, chooseAhead } from "../digest/choose/ahead.ts";
import { collectingRounds } from "../digest/collect/collecting.ts";
import { keepConfiguredBriefings } from "../digest/deliver/configured.ts";
import { type Homes, homesOf } from "../digest/deliver/homes.ts";
import { eachMinute } from "../digest/minute.ts";
import { boundsAt, prune } from "../digest/prune.ts";
import { createLog, type Log } from "../log.ts";
import { problemWords } from "../model/problem.ts";
import { startTicker } from "../schedule/ticker.ts";
import { admission } from "./admission.ts";
import type { Bot } from "./bot.ts";
import { buildChats } from "./chats.ts";
import { buildDesk } from "./desk.ts";
import { type Health, startHealth } from "./health.ts";
import { openBot } from "./open-bot.ts";
import { briefingParts, deliveringFor, planningFor } from "./posting.ts";
import type { OpenRoom } from "./room/open-room.ts";

const PRUNE_EVERY_MILLISECONDS = 24 * 60 * 60_000;
const RETRY_CHAT_MILLISECONDS = 60_000;

/**
 * Runs the bot until the signal: chats, schedule, collecting. Refuses to start beside another bot on the same store
 * (Problem `busy`). What fails later (a chat, a source, the disk, the model) is told and tried again.
 */
export async function serve(
  config: Config,
  signal: AbortSignal,
  tell: (words: string) => void = () => undefined,
): Promise<void> {
  const log = createLog(Object.values(config.secrets));
  const opened = await openBot(config, { tell: (words) => log.warn(words) });
  const { bot } = opened;
  const { store, now } = bot.parts;
  try {
    const claim = await store.claimInstance();
    try {
      await keepConfiguredBriefings(store, config.briefings, config.timeZone, now());
      await runWithHealth(bot, log, AbortSignal.any([signal, claim.lost]), tell);
    } finally {
      await claim.release();
    }
    if (claim.lost.aborted) throw claim.lost.reason;
  } finally {
    await opened.close();
  }
}

async function runWithHealth(bot: Bot, log: Log, signal: AbortSignal, tell: (words: string) => void): Promise<void> {
  const { config, store } = bot.parts;
  const chats = await buildChats(config, store, log);
  const health = await startHealth(config.health.port, elapsed);
  const rooms: OpenRoom[] = [];
  try {
    if (config.web) rooms.push(await openedRoom(config, config.web.port, log, tell));
    const deadline = (milliseconds: number) => AbortSignal.timeout(milliseconds);
    const homes = homesOf(chats);
    const { store, model = null, now } = bot.parts;
    const ahead = chooseAhead({ ...briefingParts(bot, homes), store, model, now, signal, deadline });
    await run({ bot, chats, homes, health, log, signal, ahead });
  } finally {
    await Promise.allSettled(rooms.map((room) => room.stop()));
    await health.stop();
  }
}

async function openedRoom(config: Config, port: number, log: Log, tell: (words: string) => void): Promise<OpenRoom> {
  const { openThreadedRoom } = await import("./room/open-room.ts");
  const room = await openThreadedRoom(config, port, log);
  log.info({ address: room.address }, "the reading room is open");
  tell(`The reading room: ${room.address}`);
  return room;
}

/** Milliseconds by a clock that nobody sets: waits end when they should, whatever the machine's clock shows meanwhile. */
const elapsed = (): number => performance.now();

interface Running {
  readonly bot: Bot;
  readonly chats: readonly Chat[];
  readonly homes: Homes;
  readonly health: Health;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly ahead: Ahead;
}

async function run(running: Running): Promise<void> {
  const { bot, chats, homes, health, log, signal, ahead } = running;
  const { config, store, now } = bot.parts;
  const admit = admission({ config, store, chats, homes, log, now });
  const desk = buildDesk(bot, log, { admit, homes, chats });
  const starting = chats.map((chat) => startChat(running, chat, desk));
  const collecting = collectingRounds({ round: () => collectRound(running), elapsed, wait, signal });
  const { partsRefused, deliveries } = health.metrics;
  const counting = { onRefused: () => partsRefused.inc(), onWorked: () => deliveries.inc() };
  const delivering = deliveringFor({ bot, chats, log, ...counting }, signal);
  const planning = planningFor(running, homes);
  const onFailed = (thrown: unknown) => log.error({ err: thrown }, "a tick failed; the next one tries again");
  const minute = eachMinute({ planning, delivering, collecting, now, onFailed });
  let pruning = Promise.resolve();
  let nextPrune = elapsed();
  const ticker = startTicker(async () => {
    if (elapsed() >= nextPrune) {
      nextPrune = elapsed() + PRUNE_EVERY_MILLISECONDS;
      pruning = pruning.then(() => pruneStore(running));
    }
    ahead.begin();
    health.note("schedule", await minute());
    await notePaused(running);
    health.ticked(now());
  }, elapsed);
  log.info({ chats: chats.map(({ name }) => name), health: config.health.port }, "running");
  await aborted(signal);
  log.info("stopping: what is under way is finished");
  await ticker.stop();
  await delivering.idle();
  await Promise.allSettled(chats.map((chat) => chat.stop()));
  await Promise.allSettled([collecting.idle(), pruning, ahead.idle(), ...starting]);
}

async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}

/** The bot itself is well while a channel is gone, so this is a metric and no failure of `/healthz`. */
async function notePaused({ bot, health, log }: Running): Promise<void> {
  try {
    const paused = (await bot.parts.store.subscriptions()).filter(({ state }) => state === "paused");
    health.metrics.pausedBriefings.set(paused.length);
  } catch (thrown) {
    log.error({ err: thrown }, "the briefings could not be counted");
  }
}

/** One chat that cannot be reached never holds up the other. */
async function startChat({ health, log, signal }: Running, chat: Chat, desk: ReturnType<typeof buildDesk>) {
  while (!signal.aborted) {
    try {
      await chat.start(desk);
      if (signal.aborted) return await chat.stop();
      health.note(chat.name, null);
      log.info({ chat: chat.name }, "connected");
      return;
    } catch (thrown) {
      if (signal.aborted) return;
      health.note(chat.name, problemWords(thrown));
      log.error({ chat: chat.name, cause: problemWords(thrown) }, "not connected; tried again in a minute");
      await Promise.race([aborted(signal), aborted(AbortSignal.timeout(RETRY_CHAT_MILLISECONDS))]);
    }
  }
}

async function collectRound({ bot, health, log, signal, ahead }: Running): Promise<void> {
  try {
    const { articles, sourcesFailed } = await bot.collect(signal);
    if (articles > 0) ahead.hasNews();
    health.metrics.articles.inc(articles);
    health.metrics.sourcesFailed.set(sourcesFailed.length);
    health.note("collect", null);
    log.info({ articles, failed: sourcesFailed.map(({ name }) => name) }, "collected");
  } catch (thrown) {
    health.note("collect", problemWords(thrown));
    log.error({ err: thrown }, "collecting failed; tried again in a quarter of an hour");
  }
}

/** What the store has grown by since yesterday goes at its other end. */
async function pruneStore({ bot, health, log, signal }: Running): Promise<void> {
  const { config, store, now } = bot.parts;
  try {
    const forgotten = await prune(store, boundsAt(config.keep, now()), signal);
    health.note("prune", null);
    if (Object.values(forgotten).some((count) => count > 0)) log.info(forgotten, "pruned");
  } catch (thrown) {
    health.note("prune", problemWords(thrown));
    log.error({ err: thrown }, "pruning failed; tried again tomorrow");
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
