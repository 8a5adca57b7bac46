import { randomUUID } from "node:crypto";
import type { Chat } from "../chat/chat.ts";
import { type Config, secretValues } from "../config/load.ts";
import { type Ahead, chooseAhead } from "../digest/choose/ahead.ts";
import { keepConfiguredBriefings } from "../digest/deliver/configured.ts";
import { type Homes, homesOf } from "../digest/deliver/homes.ts";
import { createLog, type Log } from "../log.ts";
import { problemWords } from "../model/problem.ts";
import { startTicker } from "../schedule/ticker.ts";
import type { InstanceClaim } from "../store/engine.ts";
import { admission } from "./admission.ts";
import type { Bot } from "./bot.ts";
import { buildChats } from "./chats.ts";
import { buildDesk } from "./desk.ts";
import { type Duties, duties } from "./duties.ts";
import { elapsed } from "./elapsed.ts";
import { every } from "./every.ts";
import { type Health, startHealth } from "./health.ts";
import { listen } from "./listening.ts";
import { type OpenedBot, openBot } from "./open-bot.ts";
import { WORK_KINDS } from "./open-queue.ts";
import { beginPatiently } from "./patient-begin.ts";
import { briefingParts, deliveringFor, followingFor, planningFor } from "./posting.ts";
import { EVERY_ROLE, type Roles, refuseRoles } from "./roles.ts";
import type { OpenRoom } from "./room/open-room.ts";
import { ticking } from "./tick.ts";
import { wait } from "./wait.ts";

const COMPARE_CLOCKS_MILLISECONDS = 20_000;

export interface Serving {
  readonly config: Config;
  /** All where absent. */
  readonly roles?: Roles;
  /** Aborted to stop. */
  readonly signal: AbortSignal;
  readonly tell?: (words: string) => void;
}

/**
 * Runs the bot, or some roles of it, until the signal. Refuses to start beside another bot on the same SQLite store (Problem
 * `busy`) and with roles for which there is nothing to do (`bad-input`); on PostgreSQL several share the work. What fails later
 * (a chat, a source, the disk, the model) is told and tried again.
 */
export async function serve({ config, roles = EVERY_ROLE, signal, tell = () => undefined }: Serving): Promise<void> {
  refuseRoles(roles, config);
  const log = createLog(secretValues(config.secrets));
  const patience = { elapsed, wait, signal, tell: (words: string) => log.warn(words) };
  const claimed = await beginPatiently(() => openClaimed(config, log), patience);
  if (claimed === null) return;
  const { bot, compareClocks, close } = claimed;
  try {
    const stopComparing = every(COMPARE_CLOCKS_MILLISECONDS, () => void compareClocks().catch(() => undefined));
    await runWithHealth({ bot, roles, log, signal, tell }).finally(stopComparing);
  } finally {
    await close();
  }
}

/** A bot that has claimed its store, which has the configured briefings. */
async function openClaimed(config: Config, log: Log): Promise<OpenedBot> {
  const opened = await openBot(config, { tell: (words) => log.warn(words), answersChats: true, sharesWork: true });
  const { store, now } = opened.bot.parts;
  let claim: InstanceClaim | null = null;
  const close = async () => {
    try {
      await claim?.release();
    } finally {
      await opened.close();
    }
  };
  try {
    claim = await store.claimInstance();
    await keepConfiguredBriefings(store, config.briefings, config.timeZone, now());
    return { ...opened, close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

interface Started extends Required<Pick<Serving, "roles" | "signal" | "tell">> {
  readonly bot: Bot;
  readonly log: Log;
}

async function runWithHealth({ bot, roles, log, signal, tell }: Started): Promise<void> {
  const { config, store, model = null, now } = bot.parts;
  const chats = roles.has("chat") || roles.has("deliver") ? await buildChats(config, store, log) : [];
  const health = await startHealth(config.health.port, elapsed);
  const rooms: OpenRoom[] = [];
  try {
    if (config.web && roles.has("web")) rooms.push(await openedRoom(config, config.web.port, log, tell));
    const deadline = (milliseconds: number) => AbortSignal.timeout(milliseconds);
    const homes = homesOf(chats);
    const ahead = chooseAhead({ ...briefingParts(bot, homes), store, model, now, signal, deadline });
    const onLost = (name: string) => log.warn({ duty: name }, "another process does this now");
    const mine = duties({ store, holder: randomUUID(), now, elapsed, every, onLost });
    await run({ bot, roles, chats, homes, health, log, signal, ahead, duties: mine }).finally(() => mine.stop());
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

interface Running {
  readonly bot: Bot;
  readonly roles: Roles;
  readonly chats: readonly Chat[];
  readonly homes: Homes;
  readonly health: Health;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly ahead: Ahead;
  readonly duties: Duties;
}

async function run(running: Running): Promise<void> {
  const { bot, roles, chats, homes, health, log, signal, ahead, duties } = running;
  const { config, store, now } = bot.parts;
  const admit = admission({ config, store, chats, homes, log, now });
  const desk = buildDesk(bot, log, { admit, homes, chats });
  const heard = roles.has("chat") ? chats : [];
  const starting = heard.map((chat) => listen(chat, { desk, duties, health, log, wait, signal }));
  const { partsRefused, deliveries } = health.metrics;
  const counting = { onRefused: () => partsRefused.inc(), onWorked: () => deliveries.inc() };
  const delivering = deliveringFor({ bot, chats, log, ...counting }, signal);
  const planning = planningFor(running, homes);
  const working = ticking({ ...running, planning, tellFollowers: followingFor(running, homes), delivering });
  const ticker = startTicker(async () => {
    await working.tick();
    await notePaused(running);
    await countJobs(running);
    health.ticked(now());
  }, elapsed);
  log.info({ roles: [...roles], chats: heard.map(({ name }) => name), health: config.health.port }, "running");
  await aborted(signal);
  log.info("stopping: what is under way is finished");
  await ticker.stop();
  await delivering.idle();
  await Promise.allSettled(chats.map((chat) => chat.stop()));
  await Promise.allSettled([working.idle(), ahead.idle(), ...starting]);
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

/** A queue that falls behind is seen, and so is what failed for good. */
async function countJobs({ bot, health }: Running): Promise<void> {
  const { queue, now } = bot.parts;
  if (!queue) return;
  const { jobs, jobsWaiting } = health.metrics;
  try {
    for (const kind of WORK_KINDS) {
      for (const [state, count] of Object.entries(await queue.counts(kind))) jobs.set({ kind, state }, count);
    }
    const [oldest] = await queue.jobs(1, "queued");
    jobsWaiting.set(oldest ? (now().getTime() - Date.parse(oldest.queuedAt)) / 1_000 : 0);
    health.note("queue", null);
  } catch (thrown) {
    health.note("queue", problemWords(thrown));
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
