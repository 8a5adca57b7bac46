/** A bot that collects, plans and delivers on a clock that runs fast, until it is killed or told to end. */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createBot } from "../../src/app/bot.ts";
import { buildChats } from "../../src/app/chats.ts";
import { buildSources } from "../../src/app/sources.ts";
import { loadConfig } from "../../src/config/load.ts";
import { deliverWaiting } from "../../src/digest/deliver/deliver.ts";
import { createPlaces } from "../../src/digest/deliver/places.ts";
import { planDue } from "../../src/digest/deliver/plan.ts";
import { presentDigest } from "../../src/digest/present.ts";
import { silentLog } from "../../src/log.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { rulesSummarizer } from "../../src/summarize/rules/rules.ts";

const [configPath = "", startedAt = "0", fakeStart = "0", speed = "1", fakeEnd = "0"] = process.argv.slice(2);
const now = () => new Date(Number(fakeStart) + (Date.now() - Number(startedAt)) * Number(speed));
const end = Number(fakeEnd);

const config = loadConfig(configPath, process.env);
const store = await openSqlite(config.store);
const release = await store.claimInstance();
const chats = await buildChats(config, store, silentLog);
const built = buildSources(config, now);
const bot = createBot({ config, store, sources: built.sources, summarizer: rulesSummarizer(), model: null, now });
const signal = new AbortController().signal;
const pause = (milliseconds: number) => sleep(milliseconds / Number(speed)).then(() => undefined);
const tell = () => undefined;
const places = createPlaces();

const brief = async (subscription: { readonly timeZone: string }, slot: { readonly dueAt: string }) => {
  const until = Date.parse(slot.dueAt);
  const window = { from: new Date(until - 86_400_000).toISOString(), until: slot.dueAt };
  const { timeZone } = subscription;
  const digest = await bot.digest({ name: "morning", title: `Morning ${slot.dueAt}`, window, timeZone, topics: [] });
  return { digest, message: presentDigest(digest) };
};

for (let isLast = false; !isLast; ) {
  isLast = now().getTime() >= end;
  await bot.collect(signal);
  if (!isLast) await planDue({ store, chats, brief, newId: randomUUID, tell, downSince: null }, now());
  await deliverWaiting({ store, chats, places, now, newId: randomUUID, pause, tell }, signal);
  const open = (await store.deliveries(1_000)).some(({ state }) => state === "open");
  if (isLast && open) isLast = false;
  await sleep(50);
}
await built.close();
await release();
await store.close();
