import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync } from "node:fs";
import { loadavg } from "node:os";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { type Bot, createBot } from "../src/app/bot.ts";
import { buildDesk } from "../src/app/desk.ts";
import { readingPool } from "../src/app/reading/reading-pool.ts";
import { buildSources } from "../src/app/sources.ts";
import type { Chat } from "../src/chat/chat.ts";
import { discordChat } from "../src/chat/discord/discord-chat.ts";
import { slackChat } from "../src/chat/slack/slack-chat.ts";
import { loadConfig } from "../src/config/load.ts";
import { silentLog } from "../src/log.ts";
import { openSqlite } from "../src/store/sqlite/open.ts";
import type { Store } from "../src/store/store.ts";
import { TOKEN } from "../test/servers/discord/state.ts";
import { APP_TOKEN, BOT_TOKEN } from "../test/servers/slack/state.ts";
import type { Order, Report } from "./chat-latency/people.ts";
import { heldWords, watchHeld } from "./held-thread.ts";
import { seededRandom } from "./seeded-random.ts";
import { askingWords, fillStore } from "./who-said/newsroom.ts";

/**
 * How soon a chat gets its first answer: `node bench/chat-latency.ts`. The bot runs here, the chat's server and its
 * people in a process of their own; the times are the server's. 200 commands come at once while digests of 280 articles
 * are made one after the other; suggestions come over a store of 100,000 quotes.
 */
const { values } = parseArgs({
  options: {
    quotes: { type: "string", default: "100000" },
    commands: { type: "string", default: "200" },
    rounds: { type: "string", default: "3" },
  },
});
const quotes = Number(values.quotes);
const commands = Number(values.commands);
const FILE = `data/bench/chat-latency-${quotes}.sqlite`;
const COPIES = 20;
const ACKNOWLEDGED_TARGET = 300;
const SUGGESTED_TARGET = 100;
const MORNING = {
  name: "bench",
  title: "Morning digest",
  window: { from: "2026-03-03T00:00:00.000Z", until: "2026-03-05T06:00:00.000Z" },
  timeZone: "UTC",
  topics: [],
  scope: "everything" as const,
};

const HOUR = 3_600_000;
/** Every round asks in an hour of its own, or the workspace's share of questions would be used up. */
let hours = Math.floor(Date.now() / 1000) % 100_000;

const say = (line: string) => process.stdout.write(`${line}\n`);
const pool = readingPool();
const store = await openFilled();
const bot = newBot(store);
const random = seededRandom(11);
const asked = Array.from({ length: Math.max(commands, 200) }, () => askingWords(random));
say(`load average ${loadavg()[0]?.toFixed(1)}; ${quotes} quotes in the store`);
const started = performance.now();
const digest = await bot.digest(MORNING);
say(`one digest of ${digest.receipt.articles} articles by itself: ${(performance.now() - started).toFixed(0)} ms`);
for (const name of ["discord", "slack"] as const) await measure(name);
await pool.close();
await store.close();

async function measure(name: "discord" | "slack"): Promise<void> {
  const people = fork(join(import.meta.dirname, "chat-latency/people.ts"), [name]);
  const ready = await reportOf(people);
  const chat = newChat(name, ready.kind === "ready" ? ready.api : "");
  await chat.start(buildDesk(bot, silentLog));
  try {
    // The chat's server compiles its rules on the first request, which no real one does.
    await order(people, { kind: "commands", words: ["harbour"] });
    for (let round = 1; round <= Number(values.rounds); round++) {
      const words = asked.slice(0, commands).map((one) => one.words);
      const { times, digests, held } = await whileMaking(() => order(people, { kind: "commands", words }));
      tell(`${name}: first answer, ${commands} at once`, times, 0.99, ACKNOWLEDGED_TARGET);
      say(`    digests made meanwhile: ${digests}; ${heldWords(held)}`);
    }
    if (name === "slack") return;
    const texts = asked.slice(0, 200).map(({ typed }) => typed);
    tell("discord: suggestions", await order(people, { kind: "typing", texts }), 0.95, SUGGESTED_TARGET);
    const busy = await whileMaking(() => order(people, { kind: "typing", texts }));
    tell("discord: suggestions while digests are made", busy.times, 0.95, SUGGESTED_TARGET);
  } finally {
    await chat.stop();
    people.kill();
  }
}

async function whileMaking(work: () => Promise<readonly (number | null)[]>) {
  const end = { isReached: false, digests: 0 };
  const held = watchHeld();
  const making = (async () => {
    while (!end.isReached) {
      await bot.digest(MORNING);
      end.digests += 1;
    }
  })();
  const times = await work();
  end.isReached = true;
  await making;
  return { times, digests: end.digests, held: held() };
}

function tell(what: string, times: readonly (number | null)[], share: number, target: number): void {
  const sorted = times.map((time) => time ?? Number.POSITIVE_INFINITY).sort((one, other) => one - other);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? 0;
  const verdict = at(share) <= target ? "within" : "beyond";
  const shown = [0.5, 0.95, 0.99].map((part) => `p${part * 100} ${at(part).toFixed(0)} ms`).join("  ");
  say(`${what}: ${shown}  ${verdict} the target, p${share * 100} ${target} ms`);
}

async function order(people: ChildProcess, given: Order): Promise<readonly (number | null)[]> {
  hours += 1;
  const answered = reportOf(people);
  people.send(given);
  const report = await answered;
  return report.kind === "took" ? report.milliseconds : [];
}

async function reportOf(people: ChildProcess): Promise<Report> {
  const [report] = await once(people, "message");
  return report as Report;
}

function newChat(name: "discord" | "slack", api: string): Chat {
  if (name === "discord") return discordChat({ token: TOKEN, log: silentLog, api });
  return slackChat({
    botToken: BOT_TOKEN,
    transport: { mode: "socket", appToken: APP_TOKEN },
    admins: [],
    seenOnce: (key, at) => store.seenOnce(key, at.toISOString()),
    log: silentLog,
    now: () => new Date(),
    api,
  });
}

function newBot(over: Store): Bot {
  const config = loadConfig(undefined, {});
  return createBot({
    config,
    store: over,
    sources: [],
    read: pool.read,
    tell: pool.tell,
    model: null,
    now: () => new Date(Date.now() + hours * HOUR),
  });
}

async function openFilled(): Promise<Store> {
  if (!existsSync(dirname(FILE))) mkdirSync(dirname(FILE), { recursive: true });
  const opened = await openSqlite(FILE);
  const counts = await opened.counts();
  if (counts.quotes < quotes) {
    await fillStore(opened, quotes - counts.quotes);
    await addMornings(opened);
  }
  return opened;
}

/** The bundled articles so often that a digest is made of as many as a busy newsroom gets in a day. */
async function addMornings(into: Store): Promise<void> {
  const demo = await openSqlite(":memory:");
  const sources = [{ files: join(import.meta.dirname, "../src/demo/articles"), name: "Bundled articles", topics: [] }];
  const built = buildSources({ ...loadConfig(undefined, {}), sources }, () => new Date());
  const parts = { ...newBot(demo).parts, sources: built.sources };
  await createBot(parts).collect(AbortSignal.timeout(60_000));
  const read = await demo.seenBy("everything").readArticles(MORNING.window);
  const placements = await demo.seenBy("everything").placements(read.map(({ article }) => article.id));
  for (let copy = 0; copy < COPIES; copy++) {
    for (const { article, reading } of read) {
      const id = `${article.id}#${copy}`;
      await into.keepArticle({ ...article, id }, "bench", MORNING.window.from);
      await into.keepReading({ article: { ...article, id }, reading: { ...reading, articleId: id } });
    }
    await into.keepPlacements(
      placements.map(({ articleId, storyId }) => ({
        articleId: `${articleId}#${copy}`,
        storyId: `${storyId}#${copy}`,
        followsUp: null,
      })),
    );
  }
  await built.close();
  await demo.close();
}
