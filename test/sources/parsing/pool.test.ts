import { afterEach, expect, test } from "vitest";
import { type ParsingPool, parsingPool } from "../../../src/sources/parsing/pool.ts";

let pool: ParsingPool | null = null;
afterEach(() => pool?.close());

const feed = (title: string) => ({
  kind: "feed" as const,
  bytes: Buffer.from(`<rss><channel><title>${title}</title></channel></rss>`),
  url: null,
  contentType: null,
});

/** A worker that does what the document says: hang, die, swell or answer. */
const worker = new URL("../../threads/odd-worker.ts", import.meta.url);

test("documents are parsed in another thread, several at once, each answer to its question", async () => {
  pool = parsingPool({ workers: 2 });
  const titles = ["one", "two", "three", "four", "five"];
  const feeds = await Promise.all(titles.map((title) => pool?.parse(feed(title))));
  expect(feeds.map((parsed) => parsed?.title)).toEqual(titles);
});

test("what is no feed is told with the parser's own words", async () => {
  pool = parsingPool();
  await expect(pool.parse({ ...feed("x"), bytes: Buffer.from("nothing") })).rejects.toMatchObject({
    code: "unreadable",
  });
});

test.each([
  ["hang", "timed-out"],
  ["die", "unreadable"],
  ["swell", "too-large"],
])("a document that makes its thread %s is given up, and the next is parsed", async (doing, code) => {
  pool = parsingPool({ worker, memoryMegabytes: 32, deadlineMilliseconds: doing === "hang" ? 300 : 60_000 });
  const [bad, good] = [pool.parse(feed(doing)), pool.parse(feed("answer"))];
  await expect(bad).rejects.toMatchObject({ code });
  await expect(good).resolves.toMatchObject({ title: "answered" });
});

test("the time of a document is the processor's, not how long a busy machine kept its thread waiting", async () => {
  pool = parsingPool({ worker, deadlineMilliseconds: 300 });
  await expect(pool.parse(feed("wait"))).resolves.toMatchObject({ title: "answered" });
});

test("an abort gives up what waits and what is being parsed", async () => {
  pool = parsingPool({ worker });
  const stop = new AbortController();
  const both = [pool.parse(feed("hang"), stop.signal), pool.parse(feed("answer"), stop.signal)];
  stop.abort();
  for (const one of both) await expect(one).rejects.toMatchObject({ code: "cancelled" });
});

test("after closing nothing is parsed any more", async () => {
  pool = parsingPool();
  await pool.close();
  await expect(pool.parse(feed("x"))).rejects.toMatchObject({ code: "cancelled" });
});
