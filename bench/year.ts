/**
 * `node bench/year.ts --store FILE [--days 365] [--articles-a-day 2000]`: what a year leaves in a store and what it costs: size by
 * table, start and memory of `serve`, a round of 50 new articles, `/story`, `/who-said`, a day's digest, a backup, pruning a
 * day. The store is made where the file has fewer days, which takes an hour for a year, and stays for the next run; it is to
 * be measured on the day it was made. Processor time unless said otherwise. Linux only.
 */
import { rmSync, statSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { openStore } from "../src/app/open-store.ts";
import { readByRules } from "../src/app/reading/read-by-rules.ts";
import { askWhoSaid } from "../src/commands/who-said/ask.ts";
import { placeArticles } from "../src/digest/collect/place-articles.ts";
import { findStory } from "../src/digest/find-story.ts";
import { makeDigest } from "../src/digest/make/make.ts";
import { boundsAt, prune } from "../src/digest/prune.ts";
import type { Article } from "../src/model/article.ts";
import type { ReadArticle } from "../src/model/reading.ts";
import type { Store, StoreView } from "../src/store/store.ts";
import { articleMaker, keepRead } from "./kept/made-articles.ts";
import { fillDays } from "./kept/made-days.ts";
import { openToFill } from "./kept/open-to-fill.ts";
import { serveOver } from "./kept/served.ts";
import { seededRandom } from "./seeded-random.ts";

const { values } = parseArgs({
  options: {
    store: { type: "string" },
    days: { type: "string", default: "365" },
    "articles-a-day": { type: "string", default: "2000" },
    questions: { type: "string", default: "200" },
  },
});
if (values.store === undefined) throw new Error("name the file of the store to make or to use: --store FILE");
const path = values.store;
const days = Number(values.days);
const articlesADay = Number(values["articles-a-day"]);
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** `serve` has no other clock than the machine's. */
const NOW = Date.now();
const ROUNDS = 7;
const NEW = 50;
const NEVER = new AbortController().signal;

/** News has about four quotes in 250 words (counted in public news); made stories have twice as many. */
async function read(article: Article): Promise<ReadArticle> {
  const reading = await readByRules(article, NEVER);
  return { article, reading: { ...reading, quotes: reading.quotes.filter((_, index) => index % 2 === 0) } };
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const say = (words: string) => process.stdout.write(`${words}\n`);

/** Of the processor and of the clock, in seconds. */
async function timed<T>(work: () => Promise<T>): Promise<{ answer: T; processor: number; clock: number }> {
  const [before, started] = [processorSeconds(), performance.now()];
  const answer = await work();
  return { answer, processor: processorSeconds() - before, clock: (performance.now() - started) / 1000 };
}

/** The value below which such a share lies. */
const at = (share: number, numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ??
  Number.NaN;

async function sizes(store: Store): Promise<void> {
  const { articles, quotes } = await store.counts();
  say(`${articles} articles, ${quotes} quotes, ${(statSync(path).size / 1e9).toFixed(2)} GB`);
  const { answer, processor, clock } = await timed(() => store.tableSizes());
  for (const { table, bytes } of answer.filter((each) => each.bytes > 1e7)) {
    say(`  ${table.padEnd(24)} ${(bytes / 1e6).toFixed(0).padStart(6)} MB`);
  }
  say(`sizes by table counted in ${processor.toFixed(1)} s (${clock.toFixed(1)} s by the clock)`);
}

async function rounds(store: Store): Promise<void> {
  const maker = articleMaker(seededRandom(NOW), `new-${NOW}`, 250);
  const [placing, leftovers]: [number[], number[]] = [[], []];
  for (let round = 1; round <= ROUNDS; round++) {
    const moment = NOW + round * MINUTE;
    const articles = Array.from({ length: NEW }, () => maker.next(moment));
    await keepRead(store, await Promise.all(articles.map(read)), new Date(moment).toISOString());
    placing.push((await timed(() => placeArticles(store, new Date(moment), 10))).processor);
    leftovers.push((await timed(() => store.unread(500))).processor);
  }
  say(`${NEW} new placed in ${at(0.5, placing).toFixed(2)} s (at most ${Math.max(...placing).toFixed(2)})`);
  say(`articles left unread looked for in ${at(0.5, leftovers).toFixed(3)} s`);
}

async function asked(name: string, ask: (index: number) => Promise<unknown>, count: number): Promise<void> {
  const [processor, clock]: [number[], number[]] = [[], []];
  for (let index = 0; index < count; index++) {
    const one = await timed(() => ask(index));
    processor.push(one.processor * 1000);
    clock.push(one.clock * 1000);
  }
  const told = (times: readonly number[]) =>
    `median ${at(0.5, times).toFixed(1)}, p95 ${at(0.95, times).toFixed(1)} ms`;
  say(`${name}: ${told(processor)}; by the clock ${told(clock)}`);
}

/** What readers ask for: words that somebody said in a day of the year, and who said them. */
async function questionsOf(view: StoreView, count: number) {
  const random = seededRandom(7);
  const found: { words: string; quotation: string; speaker: string }[] = [];
  while (found.length < count) {
    const from = NOW - Math.floor(random() * days) * DAY;
    const [one] = await view.quotes({
      words: "",
      speaker: "",
      order: "oldest",
      from: new Date(from - DAY).toISOString(),
      until: new Date(from - DAY * random()).toISOString(),
      limit: 1,
      offset: 0,
    });
    if (!one) continue;
    const words = one.parts
      .map(({ text }) => text)
      .join(" ")
      .split(" ");
    const begin = Math.floor(random() * Math.max(1, words.length - 3));
    found.push({
      words: words.slice(begin, begin + 2 + Math.floor(random() * 2)).join(" "),
      quotation: words.slice(0, 12).join(" "),
      speaker: one.speaker?.name.split(" ").at(-1) ?? "",
    });
  }
  return found;
}

async function whoSaid(store: Store): Promise<void> {
  const view = store.seenBy([""]);
  const questions = await questionsOf(view, Number(values.questions));
  const page = { order: "newest", limit: 10, offset: 0, speaker: "" } as const;
  const question = (index: number) => questions[index % questions.length] ?? { words: "", quotation: "", speaker: "" };
  const ask = {
    "/who-said words": (index: number) => askWhoSaid(view, { ...page, words: question(index).words }),
    "/who-said words, ranked": (index: number) =>
      askWhoSaid(view, { ...page, words: question(index).words, order: "ranked" }),
    "/who-said a quotation": (index: number) => askWhoSaid(view, { ...page, words: question(index).quotation }),
    "/who-said a speaker": (index: number) =>
      askWhoSaid(view, { ...page, words: "", speaker: question(index).speaker }),
  };
  for (const [name, one] of Object.entries(ask)) await asked(name, one, questions.length);
}

async function digest(store: Store): Promise<void> {
  const [until, from] = [new Date(NOW).toISOString(), new Date(NOW - DAY).toISOString()];
  const request = {
    name: "daily",
    title: "Daily",
    window: { from, until },
    timeZone: "UTC",
    topics: [],
    scope: "everything",
  } as const;
  const nothing = { sourcesRead: 0, sourcesFailed: [], leftOut: [] };
  const { answer, processor } = await timed(() => makeDigest(store, request, nothing));
  const { articles } = answer.receipt;
  say(`a day's digest of ${articles} articles, ${answer.stories.length} stories shown: ${processor.toFixed(1)} s`);
}

async function backup(store: Store): Promise<void> {
  const file = `${path}.backup`;
  rmSync(file, { force: true });
  const { processor, clock } = await timed(() => store.backup(file));
  const gigabytes = statSync(file).size / 1e9;
  rmSync(file);
  say(`backup of ${gigabytes.toFixed(2)} GB: ${processor.toFixed(1)} s (${clock.toFixed(1)} s by the clock)`);
}

/** Forgets the day before the first that is kept. */
async function pruning(store: Store): Promise<void> {
  const bounds = boundsAt({ articles: days - 1, texts: null, digests: null, seen: null }, new Date(NOW));
  const { answer, processor } = await timed(() => prune(store, bounds, NEVER));
  say(`${answer.articles} articles pruned: ${processor.toFixed(1)} s`);
}

async function served(): Promise<void> {
  const maker = articleMaker(seededRandom(NOW + 1), "served", 250);
  const texts = Array.from({ length: NEW }, () => maker.next(NOW).text);
  for (const start of ["first", "second"]) {
    const one = await serveOver(path, texts);
    say(
      `serve, ${start} start: runs after ${one.startSeconds.toFixed(1)} s (${one.startProcessorSeconds.toFixed(1)} s of the ` +
        `processor), first round with reading ${one.roundProcessorSeconds.toFixed(1)} s, ${one.megabytes.toFixed(0)} MB ` +
        `after it (at most ${one.mostMegabytes.toFixed(0)})`,
    );
  }
}

const filling = await openToFill(path);
const { processor } = await timed(() =>
  fillDays(filling, { days, articlesADay, until: NOW }, read, (day) => say(`day ${day} of ${days} is made`)),
);
await filling.close();
say(`made in ${processor.toFixed(0)} s`);
const opened = await timed(() => openStore(path));
say(`opened in ${opened.processor.toFixed(2)} s`);
const store = opened.answer;
await sizes(store);
await rounds(store);
await asked("/story", () => findStory(store.seenBy("everything"), "harbour", new Date(NOW + 10 * MINUTE)), 5);
await whoSaid(store);
await digest(store);
await backup(store);
await pruning(store);
await store.close();
await served();
