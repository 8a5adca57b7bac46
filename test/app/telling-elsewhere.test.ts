import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createBot } from "../../src/app/bot.ts";
import { readByRules } from "../../src/app/reading/read-by-rules.ts";
import { type ReadingPool, readingPool } from "../../src/app/reading/reading-pool.ts";
import { buildSources } from "../../src/app/sources.ts";
import { renderMarkdown } from "../../src/chat/markdown.ts";
import { loadConfig } from "../../src/config/load.ts";
import { composeDigest } from "../../src/digest/compose/compose.ts";
import { presentDigest } from "../../src/digest/present/present.ts";
import { storyBlocks } from "../../src/digest/present/story.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { tellStory } from "../../src/stories/tell.ts";
import type { ThreadOptions } from "../../src/threads/pool.ts";
import { aReceipt } from "../builders.ts";
import { BARGE, FERRY, readAll } from "../stories/wire.ts";

const ARTICLES = join(import.meta.dirname, "../../src/demo/articles");
const NOW = new Date("2026-03-05T06:00:00.000Z");
const MORNING = {
  name: "morning",
  title: "Morning digest",
  window: { from: "2026-03-03T00:00:00.000Z", until: NOW.toISOString() },
  timeZone: "UTC",
  topics: [],
  scope: "everything" as const,
};
const LIMITS = { points: 5, words: null };

function aPool(options: Partial<ThreadOptions> = {}): ReadingPool {
  const pool = readingPool(options);
  onTestFinished(() => pool.close());
  return pool;
}

const oddTeller = new URL("../threads/odd-teller.ts", import.meta.url);

test("a digest whose stories are told in another thread is the one told here, byte for byte", async () => {
  const store = await openSqlite(":memory:");
  const config = { ...loadConfig(undefined, {}), sources: [{ files: ARTICLES, name: "Bundled articles", topics: [] }] };
  const built = buildSources(config, () => NOW);
  onTestFinished(async () => {
    await built.close();
    await store.close();
  });
  const parts = { config, store, sources: built.sources, read: readByRules, model: null, now: () => NOW };
  await createBot(parts).collect(AbortSignal.timeout(60_000));
  const here = await createBot(parts).digest(MORNING);
  expect(here.stories.length).toBeGreaterThan(2);
  const elsewhere = await createBot({ ...parts, tell: aPool().tell }).digest(MORNING);
  expect(JSON.stringify(elsewhere)).toBe(JSON.stringify(here));
});

test("of a story that takes too long the points are told, without what people said", async () => {
  const articles = await readAll(FERRY);
  const whole = tellStory("ferry", articles, LIMITS);
  expect(whole.sayings.length).toBeGreaterThan(0);
  const pool = aPool({ worker: oddTeller, deadlineMilliseconds: 300 });
  const told = await pool.tell("ferry", articles, LIMITS);
  expect(told.sayings).toEqual([]);
  expect(told.keyPoints.length).toBeGreaterThan(0);
  expect(told.articles).toEqual(whole.articles);
});

test("a story that takes too long even so is only named, and its digest tells the others", async () => {
  const pool = aPool({ worker: oddTeller, deadlineMilliseconds: 300 });
  const articles = await readAll(FERRY);
  const named = await pool.tell("endless", articles, LIMITS);
  expect(named).toMatchObject({ headline: FERRY[0]?.title, keyPoints: [], sayings: [], tooLong: true });
  expect(named.articles).toEqual(tellStory("endless", articles, LIMITS).articles);
  const other = await pool.tell("barge", (await readAll(BARGE)).slice(0, 1), LIMITS);
  const digest = composeDigest(MORNING, {
    stories: [named, other],
    earlier: [],
    leftOut: [],
    receipt: aReceipt(),
  });
  expect(digest.stories.map(({ id }) => id)).toEqual(["barge"]);
  expect(digest.leftOut).toEqual([
    { what: "story", name: FERRY[0]?.title, url: null, reason: "it would take too long to be told" },
  ]);
  const whole = { ...named, newPoints: [], by: [], earlier: null };
  const shown = renderMarkdown({ ...presentDigest(digest), blocks: storyBlocks(whole, "UTC") });
  expect(shown).toContain("too long to be told: its articles are only named");
  expect(shown).not.toContain("independent");
  for (const { title } of FERRY) expect(shown).toContain(title);
});

test("where the other thread dies of a story it is told here", async () => {
  const articles = await readAll(FERRY);
  const told = await aPool({ worker: oddTeller }).tell("deadly", articles, LIMITS);
  expect(told).toEqual(tellStory("deadly", articles, LIMITS));
});

test("nothing is told any more once all is closed", async () => {
  const pool = aPool();
  await pool.close();
  await expect(pool.tell("ferry", await readAll(FERRY), LIMITS)).rejects.toMatchObject({ code: "cancelled" });
});
