import { randomUUID } from "node:crypto";
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
import { type Duties, duties } from "./duties.ts";
import { elapsed } from "./elapsed.ts";
import { type Health, startHealth } from "./health.ts";
import { openBot } from "./open-bot.ts";
import { briefingParts, deliveringFor, planningFor } from "./posting.ts";
import type { OpenRoom } from "./room/open-room.ts";

const PRUNE_EVERY_MILLISECONDS = 24 * 60 * 60_000;
const RETRY_CHAT_MILLISECONDS = 60_000;
const COMPARE_CLOCKS_MILLISECONDS = 20_000;
const LOOK_AT_DUTY_MILLISECONDS = 5_000;
/** Of several processes one collects and plans; all of them post. */
const SCHEDULE = "schedule";

/**
 * Runs the bot until the signal: chats, schedule, collecting. Refuses to start beside another bot on the same SQLite store
 * (Problem `busy`); on PostgreSQL several share the work. What fails later (a chat, a source, the disk, the model) is told and tried again.
 */
export async function serve(
  config: Config,
  signal: AbortSignal,
  tell: (words: string) => void = () => undefined,
): Promise<void> {
  const log = createLog(Object.values(config.secrets));
  const opened = await openBot(config, { tell: (words) => log.warn(words), answersChats: true });
  const { bot } = opened;
  const { store, now } = bot.parts;
  try {
    const claim = await store.claimInstance();
    try {
      await keepConfiguredBriefings(store, config.briefings, config.timeZone, now());
      const stopComparing = every(
        COMPARE_CLOCKS_MILLISECONDS,
        () => void opened.compareClocks().catch(() => undefined),
      );
      await runWithHealth(bot, log, signal, tell).finally(stopComparing);
    } finally {
      await claim.release();
    }
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
    const onLost = (name: string) => log.warn({ duty: name }, "another process does this now");
    const mine = duties({ store, holder: randomUUID(), now, elapsed, every, onLost });
    await run({ bot, chats, homes, health, log, signal, ahead, duties: mine }).finally(() => mine.stop());
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

function every(milliseconds: number, work: () => void): () => void {
  const timer = setInterval(work, milliseconds);
  return () => clearInterval(timer);
}

interface Running {
  readonly bot: Bot;
  readonly chats: readonly Chat[];
  readonly homes: Homes;
  readonly health: Health;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly ahead: Ahead;
  readonly duties: Duties;
}

async function run(running: Running): Promise<void> {
  const { bot, chats, homes, health, log, signal, ahead } = running;
  const { config, store, now } = bot.parts;
  const admit = admission({ config, store, chats, homes, log, now });
  const desk = buildDesk(bot, log, { admit, homes, chats });
  const starting = chats.map((chat) => listen(running, chat, desk));
  const round = async () => (running.duties.has(SCHEDULE) ? collectRound(running) : undefined);
  const collecting = collectingRounds({ round, elapsed, wait, signal });
  const { partsRefused, deliveries } = health.metrics;
  const counting = { onRefused: () => partsRefused.inc(), onWorked: () => deliveries.inc() };
  const delivering = deliveringFor({ bot, chats, log, ...counting }, signal);
  const planning = planningFor(running, homes);
  const onFailed = (thrown: unknown) => log.error({ err: thrown }, "a tick failed; the next one tries again");
  const minute = eachMinute({ planning, delivering, collecting, now, onFailed });
  let pruning = Promise.resolve();
  let nextPrune = elapsed();
  const ticker = startTicker(async () => {
    const isMine = await running.duties.take(SCHEDULE);
    if (isMine && elapsed() >= nextPrune) {
      nextPrune = elapsed() + PRUNE_EVERY_MILLISECONDS;
      pruning = pruning.then(() => pruneStore(running));
    }
    if (isMine) {
      ahead.begin();
      health.note("schedule", await minute());
    } else {
      delivering.begin();
      health.note("schedule", null);
    }
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

/**
 * The bot itself is well while a channel is gone, so this is a metric and no failure of `/healthz`. A store that cannot be
 * asked is one, also for a process that has no duty.
 */
async function notePaused({ bot, health, log }: Running): Promise<void> {
  try {
    const paused = (await bot.parts.store.subscriptions()).filter(({ state }) => state === "paused");
    health.metrics.pausedBriefings.set(paused.length);
    health.note("store", null);
  } catch (thrown) {
    health.note("store", problemWords(thrown));
    log.error({ err: thrown }, "the briefings could not be counted");
  }
}

type Desk = ReturnType<typeof buildDesk>;

/** Where all connections of a chat hear everything, one process listens, and another where that one is gone. */
async function listen(running: Running, chat: Chat, desk: Desk): Promise<void> {
  const { duties: mine, health, signal } = running;
  if (!chat.isHeardByAll) return startChat(running, chat, desk, signal);
  const duty = `listen to ${chat.name}`;
  while (!signal.aborted) {
    if (await mine.take(duty)) {
      const over = new AbortController();
      const listening = startChat(running, chat, desk, AbortSignal.any([signal, over.signal]));
      while (!signal.aborted && mine.has(duty)) await wait(LOOK_AT_DUTY_MILLISECONDS, signal);
      over.abort();
      await listening;
      if (!signal.aborted) await chat.stop();
    } else {
      health.note(chat.name, null);
      await wait(LOOK_AT_DUTY_MILLISECONDS, signal);
    }
  }
}

/** One chat that cannot be reached never holds up the other. */
async function startChat({ health, log }: Running, chat: Chat, desk: Desk, signal: AbortSignal): Promise<void> {
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
      await wait(RETRY_CHAT_MILLISECONDS, signal);
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
