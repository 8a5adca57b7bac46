/** A bot that collects, plans and delivers on a clock that runs fast, until it is killed or told to end. */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createBot } from "../../src/app/bot.ts";
import { buildChats } from "../../src/app/chats.ts";
import { buildDesk } from "../../src/app/desk.ts";
import { duties } from "../../src/app/duties.ts";
import { elapsed } from "../../src/app/elapsed.ts";
import { every } from "../../src/app/every.ts";
import { helping } from "../../src/app/helping.ts";
import { listen } from "../../src/app/listening.ts";
import { openQueue } from "../../src/app/open-queue.ts";
import { openStore } from "../../src/app/open-store.ts";
import { beginPatiently } from "../../src/app/patient-begin.ts";
import { briefingParts } from "../../src/app/posting.ts";
import { readByRules } from "../../src/app/reading/read-by-rules.ts";
import { buildSources } from "../../src/app/sources.ts";
import { wait } from "../../src/app/wait.ts";
import { loadConfig } from "../../src/config/load.ts";
import { briefingMaker } from "../../src/digest/deliver/brief.ts";
import { deliverWaiting } from "../../src/digest/deliver/deliver.ts";
import { homesOf } from "../../src/digest/deliver/homes.ts";
import { type Planning, planDue } from "../../src/digest/deliver/plan.ts";
import { silentLog } from "../../src/log.ts";
import { Problem } from "../../src/model/problem.ts";
import { isAnyUnknown, notingChat, phaseNotes } from "./kill/phases.ts";

const [configPath = "", startedAt = "0", fakeStart = "0", speed = "1", fakeEnd = "0", notesPath = "", listens = ""] =
  process.argv.slice(2);
const now = () => new Date(Number(fakeStart) + (Date.now() - Number(startedAt)) * Number(speed));
const end = Number(fakeEnd);
const isOver = () => now().getTime() >= end;

const notes = phaseNotes(notesPath);
const config = loadConfig(configPath, process.env);
const { signal } = new AbortController();
const tell = () => undefined;
const opened = await beginPatiently(
  async () => {
    const store = await openStore(config.store);
    const claim = await store.claimInstance();
    const queue = await openQueue(config.store, { now, tell }).catch(async (thrown: unknown) => {
      await store.close();
      throw thrown;
    });
    return { store, claim, queue };
  },
  { elapsed, wait, signal, tell },
);
if (opened === null) throw new Error("stopped before it began");
const { store, claim, queue } = opened;
const chats = (await buildChats(config, store, silentLog)).map((chat) => notingChat(chat, store, notes));
const built = buildSources(config, now);
const bot = createBot({ config, store, queue, sources: built.sources, read: readByRules, model: null, now });
const pause = (milliseconds: number) => sleep(milliseconds / Number(speed)).then(() => undefined);

const make = briefingMaker(briefingParts(bot, homesOf(chats)));
const brief: Planning["brief"] = (...asked) => {
  notes.delivering("composing");
  return make(...asked);
};

const holder = randomUUID();
const LEASE_MILLISECONDS = 60_000;

/** Of several bots on one store one collects. */
function isCollector(): Promise<boolean> {
  const until = new Date(now().getTime() + LEASE_MILLISECONDS).toISOString();
  return store.takeLease({ name: "collect", holder, now: now().toISOString(), until });
}

/** A database that is started again fails what was asked of it: that is tried again. */
async function unlessAway(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (thrown) {
    if (!(thrown instanceof Problem) || (thrown.code !== "unavailable" && thrown.code !== "busy")) throw thrown;
    return false;
  }
}

/** The others read what it queues. */
const over = new AbortController();
const helper = helping(bot.collectForOthers, { signal: over.signal, onFailed: tell });

async function collectUntilOver(): Promise<void> {
  do {
    await unlessAway(async () => {
      const isMine = await isCollector();
      if (isMine) helper.end();
      else helper.begin();
      if (!isMine) return;
      notes.collecting("collecting");
      await bot.collect(signal);
      notes.collecting("idle");
    });
    await sleep(200);
  } while (!isOver());
  over.abort();
  await helper.idle();
}

/** Whether something is left to post. */
async function deliverOnce(): Promise<boolean> {
  notes.waiting(await isAnyUnknown(store));
  if (!isOver())
    await planDue(
      { store, chats, brief, archive: async () => undefined, newId: randomUUID, tell, downSince: null },
      now(),
    );
  notes.delivering("idle");
  const posting = { store, chats, now, newId: randomUUID, pause, tell };
  // On the fast clock a digest is old in minutes, and here every one must be posted.
  await deliverWaiting({ ...posting, grace: Number.POSITIVE_INFINITY }, signal);
  await sleep(50);
  return !isOver() || (await store.deliveries(1_000)).some(({ state }) => state === "open");
}

async function deliverUntilOver(): Promise<void> {
  for (let isLeft = true; isLeft; ) {
    const isDone = await unlessAway(async () => {
      isLeft = await deliverOnce();
    });
    if (!isDone) await sleep(50);
  }
}

/** Answers people until what it answers with is called. */
function listenToPeople(): () => Promise<void> {
  const mine = duties({
    ...{ store, holder, now, elapsed: () => elapsed() * Number(speed) },
    every: (milliseconds, work) => every(milliseconds / Number(speed), work),
  });
  const desk = buildDesk(bot, silentLog, { admit: async () => undefined, homes: homesOf(chats), chats });
  const health = { note: tell };
  const listened = chats.map((chat) =>
    listen(chat, {
      ...{ desk, duties: mine, health, log: silentLog, signal: over.signal },
      wait: (milliseconds, signal) => wait(milliseconds / Number(speed), signal),
    }),
  );
  return async () => {
    over.abort();
    await mine.stop();
    await Promise.allSettled(chats.map((chat) => chat.stop()));
    await Promise.allSettled(listened);
  };
}

const stopListening = listens === "listens" ? listenToPeople() : async () => undefined;
await Promise.all([collectUntilOver(), deliverUntilOver()]);
await stopListening();
await built.close();
await queue.close();
await claim.release();
await store.close();
notes.close();
