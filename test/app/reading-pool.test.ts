import { expect, onTestFinished, test } from "vitest";
import { castOf, wireStory } from "../../bench/read/wire-story.ts";
import { seededRandom } from "../../bench/seeded-random.ts";
import { readByRules } from "../../src/app/reading/read-by-rules.ts";
import { type ReadingPool, readingPool } from "../../src/app/reading/reading-pool.ts";
import { articleFromText } from "../../src/sources/extract/plain-text/article.ts";
import type { ThreadOptions } from "../../src/threads/pool.ts";

const NEVER = new AbortController().signal;

function aPool(options: Partial<ThreadOptions> = {}): ReadingPool {
  const pool = readingPool(options);
  onTestFinished(() => pool.close());
  return pool;
}

const random = seededRandom(7);
const story = (words: number) => articleFromText(wireStory(random, words, castOf(random)), { id: "made", url: null });

/** A worker that reads 1,000 characters in no time and is held by more. */
const slow = new URL("../threads/slow-reader.ts", import.meta.url);

test("an article is read elsewhere as it would be here", async () => {
  const article = story(400);
  expect(await aPool().read(article, NEVER)).toEqual(await readByRules(article, NEVER));
});

test("of an article that takes too long the beginning is read, and told how far", async () => {
  const article = { ...story(4_000), title: "Long" };
  expect(article.text.length).toBeGreaterThan(20_000);
  const reading = await aPool({ worker: slow, deadlineMilliseconds: 200 }).read(article, NEVER);
  expect(reading.readTo).toBeLessThanOrEqual(8_000);
  expect(reading.readTo).toBeGreaterThan(2_000);
});

test("while five megabytes are read the thread that answers chats is free, and what is found stands in the text", async () => {
  const paragraph = `"The harbour is open," said Ines Calloway, the harbour minister. "We are glad," she added.\n\n`;
  const article = articleFromText(paragraph.repeat(55_000), { id: "dense", url: null });
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 10);
  const reading = await aPool().read(article, NEVER);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(20);
  expect(reading.readTo).toBeLessThanOrEqual(200_000);
  const [quote] = reading.quotes;
  expect(article.text.slice(quote?.ranges[0]?.start, quote?.ranges[0]?.end)).toContain("harbour is open");
  for (const { ranges } of reading.quotes) for (const { end } of ranges) expect(end).toBeLessThanOrEqual(200_000);
});

test("a stop ends reading", async () => {
  const stop = new AbortController();
  const read = aPool({ worker: slow }).read(story(4_000), stop.signal);
  stop.abort();
  await expect(read).rejects.toMatchObject({ code: "cancelled" });
});
