import { copyFile, cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bot, createBot } from "../../../src/app/bot.ts";
import { buildDesk } from "../../../src/app/desk.ts";
import { briefingParts } from "../../../src/app/posting.ts";
import { readByRules } from "../../../src/app/reading/read-by-rules.ts";
import { buildSources } from "../../../src/app/sources.ts";
import type { Chat, CommandDesk } from "../../../src/chat/chat.ts";
import { tellFollowers } from "../../../src/commands/follow/tell.ts";
import { loadConfig } from "../../../src/config/load.ts";
import { briefingMaker } from "../../../src/digest/deliver/brief.ts";
import { deliverWaiting } from "../../../src/digest/deliver/deliver.ts";
import { homesOf } from "../../../src/digest/deliver/homes.ts";
import { planDue } from "../../../src/digest/deliver/plan.ts";
import { planRedos } from "../../../src/digest/deliver/redo.ts";
import { silentLog } from "../../../src/log.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import type { Store } from "../../../src/store/store.ts";
import { ENGLISH } from "../../../src/words/words.ts";
import { aReadArticle } from "../../builders.ts";
import { aReportOf, keepAll } from "../../contracts/store/reports.ts";

const ARTICLES = join(import.meta.dirname, "../../../src/demo/articles");
/** Due every day at six. */
const MORNING = {
  id: "morning",
  name: "morning briefing",
  topics: [],
  cron: "0 6 * * *",
  timeZone: "UTC",
  quietDays: [],
  state: "active",
  pausedBecause: null,
  createdBy: "the configuration",
} as const;
const TITLE = "Fire destroys the market hall of Keshara";
const OF_A_WEEK_LATER = "follow-up";
const goOn = async () => undefined;

/** The product's own bot over the bundled articles, with a clock of the test. */
export interface DemoBot {
  readonly bot: Bot;
  readonly store: Store;
  readonly desk: CommandDesk;
  /** The chats that the desk asks of; a test puts its own there. */
  readonly chats: Chat[];
  /** Gives a channel the morning briefing of the configuration, due a moment ago. */
  subscribe(chat: string, place: string, workspace?: string): Promise<void>;
  /** The briefings that people asked for a moment ago were asked for the evening before. */
  asOfTheEveningBefore(): Promise<void>;
  /** What the schedule does every minute, without waiting between two posts. */
  tick(chat: Chat): Promise<void>;
  /** A report of the day before that a source shows only now. */
  keepLateReport(): Promise<void>;
  /** A report in which Petra Lindqvane says something, read a moment ago. */
  keepSaying(outlet: string, words: string): Promise<void>;
  /** A report of an event of the last hour that each outlet words for itself, read a moment ago. */
  keepReport(outlet: string, minutesAgo: number, text: string): Promise<void>;
  /** Ends it and starts it anew on the same store, as after a crash. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Where the bundled articles were read into a store once; each journey begins with a copy of it. */
export interface DemoStores {
  open(clock: string): Promise<DemoBot>;
  remove(): Promise<void>;
}

export async function collectDemo(): Promise<DemoStores> {
  const folder = await mkdtemp(join(tmpdir(), "soundbite-journey-"));
  const collected = join(folder, "collected.sqlite");
  const articles = join(folder, "articles");
  await cp(ARTICLES, articles, { recursive: true, filter: (path) => !path.includes(OF_A_WEEK_LATER) });
  const first = await openBot(collected, () => new Date("2026-03-05T05:45:00.000Z"), articles);
  await first.bot.collect(AbortSignal.timeout(60_000));
  await first.close();
  let opened = 0;
  return {
    open: async (clock) => {
      opened += 1;
      const file = join(folder, `journey-${opened}.sqlite`);
      await copyFile(collected, file);
      return openJourney(file, clock);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function openJourney(file: string, clock: string): Promise<DemoBot> {
  const now = () => new Date(clock);
  const chats: Chat[] = [];
  let opened = await openBot(file, now, null, chats);
  let serial = 0;
  const newId = () => `id-${++serial}`;
  return {
    get bot() {
      return opened.bot;
    },
    get store() {
      return opened.store;
    },
    get desk() {
      return opened.desk;
    },
    chats,
    subscribe: (chat, place, workspace = "") =>
      opened.store.keepSubscription({ ...MORNING, chat, place, workspace, createdAt: "2026-03-05T05:00:00.000Z" }),
    asOfTheEveningBefore: async () => {
      for (const one of await opened.store.subscriptions())
        await opened.store.keepSubscription({ ...one, createdAt: "2026-03-04T18:00:00.000Z" });
    },
    tick: async (chat) => {
      const { store, bot } = opened;
      const tell = (words: string) => {
        throw new Error(words);
      };
      const planning = {
        store,
        chats: [chat],
        brief: briefingMaker(briefingParts(bot, homesOf([chat]))),
        archive: bot.archive,
        newId,
        tell,
        downSince: null,
      };
      await planDue(planning, now());
      await planRedos(planning, now());
      await tellFollowers({
        store,
        chats: [chat],
        home: homesOf([chat]),
        wordsFor: () => ENGLISH,
        owners: [],
        now,
        newId,
      });
      const posting = { store, chats: [chat], now, newId, pause: goOn, tell };
      await deliverWaiting(posting, AbortSignal.timeout(60_000));
    },
    keepLateReport: async () => {
      const text = "The lighthouse of Sorrel Point will be lit again in May, the pilots' guild said on Wednesday.";
      const published = { publishedAt: "2026-03-04T16:00:00.000Z", title: "Sorrel Point lighthouse to be lit again" };
      const read = aReadArticle({
        url: "https://pilots.example/lighthouse",
        outlet: "Pilots' Post",
        text,
        ...published,
      });
      await opened.store.keepArticle(read.article, "pilots", clock);
      await opened.store.keepReading(read);
    },
    keepSaying: async (outlet, words) => {
      const id = `saying-${++serial}`;
      const text = `“${words},” Petra Lindqvane said on Thursday.`;
      const of = { id, text, outlet, url: `https://${id}.example/fish`, title: "On the fish", publishedAt: clock };
      const read = aReportOf([{ words, by: "Petra Lindqvane" }], of);
      await keepAll(opened.store, [read]);
      await opened.store.keepPlacements([{ articleId: id, storyId: "fish", followsUp: null }], {
        merges: [],
        sorted: [id],
      });
    },
    keepReport: async (outlet, minutesAgo, text) => {
      const id = `report-${++serial}`;
      const publishedAt = new Date(now().getTime() - minutesAgo * 60_000).toISOString();
      const of = { id, text, outlet, url: `https://${id}.example/market`, title: TITLE, publishedAt };
      await keepAll(opened.store, [aReportOf([], of)]);
      await opened.store.keepPlacements([{ articleId: id, storyId: "market", followsUp: null }], {
        merges: [],
        sorted: [id],
      });
    },
    restart: async () => {
      await opened.close();
      opened = await openBot(file, now, null, chats);
    },
    close: () => opened.close(),
  };
}

async function openBot(file: string, now: () => Date, articles: string | null, chats: readonly Chat[] = []) {
  const store = await openSqlite(file);
  const base = loadConfig(undefined, {});
  const sources = articles ? [{ files: articles, name: "Bundled articles", topics: [] }] : [];
  const config = {
    ...base,
    timeZone: "UTC",
    store: file,
    digests: `${file}-digests`,
    sources,
    digest: { stories: 8, points: 4, hours: 54, pictures: true, graceHours: 3 },
  };
  const built = buildSources(config, now);
  const bot = createBot({ config, store, sources: built.sources, read: readByRules, model: null, now });
  const close = async () => {
    await built.close();
    await store.close();
  };
  const around = { admit: async () => undefined, homes: homesOf([]), chats };
  return { bot, store, desk: buildDesk(bot, silentLog, around), close };
}
