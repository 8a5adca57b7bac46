import { expect, onTestFinished, test } from "vitest";
import { makeDigest, type ScopedRequest } from "../../src/digest/make/make.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import { aDigest, aDigestStory, aReadArticle } from "../builders.ts";

const SEEN = "2025-02-12T20:00:00.000Z";
const request: ScopedRequest = {
  name: "morning",
  title: "Morning digest",
  window: { from: "2025-02-12T06:00:00.000Z", until: "2025-02-13T06:00:00.000Z" },
  timeZone: "UTC",
  topics: [],
  scope: "everything",
};
const COLLECTED = { sourcesRead: 2, sourcesFailed: [{ name: "Dagens Vind", reason: "timed out" }], leftOut: [] };

async function aStore(...articles: readonly ReturnType<typeof aReadArticle>[]) {
  const store = await openSqlite(":memory:");
  onTestFinished(() => store.close());
  for (const read of articles) {
    await store.keepArticle(read.article, "culture-desk", SEEN);
    await store.keepReading(read);
  }
  return store;
}

const url = "https://ellery-courier.example/bridge";
const live = aReadArticle(
  { id: "live", url: "https://x.example/live", title: "Vote count, live", publishedAt: "2025-02-12T19:00:00.000Z" },
  { refusal: { code: "live-blog", reason: "a live blog" } },
);
const old = aReadArticle({ id: "old", url: "https://x.example/old", publishedAt: "2025-02-10T19:00:00.000Z" });

test("what the window holds is told; what was refused or failed is named; a second run says the same, byte for byte", async () => {
  const store = await aStore(aReadArticle(), live, old);
  const digest = await makeDigest(store, request, COLLECTED);
  expect(digest.stories.map(({ articles }) => articles.map(({ id }) => id))).toEqual([[url]]);
  expect(digest.leftOut).toMatchObject([{ what: "article", name: "Vote count, live", reason: "a live blog" }]);
  expect(digest.receipt).toEqual({ ...COLLECTED, leftOut: undefined, articles: 2, by: { rules: 2 } });
  await store.keepDigest(digest, "2025-02-13T06:00:01.000Z", "");
  expect(JSON.stringify(await makeDigest(store, request, COLLECTED))).toBe(JSON.stringify(digest));
});

test("only digests of before the window count as told", async () => {
  const told = aDigestStory({ articles: [{ ...aReadArticle().article }], keyPoints: [] });
  const until = async (end: string) => {
    const store = await aStore(aReadArticle());
    const former = aDigest({ stories: [told], window: { from: "2025-02-11T06:00:00.000Z", until: end } });
    await store.keepDigest(former, SEEN, "");
    return (await makeDigest(store, request, COLLECTED)).stories[0]?.newPoints.length;
  };
  expect(await until("2025-02-12T06:00:00.000Z")).toBeGreaterThan(0);
  expect(await until("2025-02-12T07:00:00.000Z")).toBe(0);
});

test("what a source is filed under counts as its articles' topic", async () => {
  const store = await aStore(aReadArticle());
  const sources = [{ id: "culture-desk", topics: ["culture"] }];
  const on = (topics: readonly string[]) =>
    makeDigest(store, { ...request, topics }, COLLECTED, undefined, { sources });
  expect((await on(["culture"])).stories).toHaveLength(1);
  expect((await on(["sport"])).leftOut).toMatchObject([{ reason: "not on sport" }]);
});

test("an article without a date is told with the story that it was sorted into, whenever it was seen", async () => {
  const undated = aReadArticle({ id: "undated", url: "https://x.example/undated", publishedAt: null });
  const store = await openSqlite(":memory:");
  onTestFinished(() => store.close());
  for (const read of [aReadArticle(), undated]) {
    await store.keepArticle(read.article, "culture-desk", "2025-06-01T08:00:00.000Z");
    await store.keepReading(read);
  }
  await store.keepPlacements([url, "undated"].map((articleId) => ({ articleId, storyId: "bridge", followsUp: null })));
  const digest = await makeDigest(store, request, COLLECTED);
  expect(digest.stories.map(({ articles }) => articles.map(({ id }) => id))).toEqual([[url, "undated"]]);
});

test("an outlet's picture goes with its story, unless pictures are switched off", async () => {
  const picture = { url: "https://pictures.example/bridge.jpg", alt: "The bridge" };
  const store = await aStore(aReadArticle({ picture }));
  const pictures = async (known: { readonly pictures?: boolean }) =>
    (await makeDigest(store, request, COLLECTED, undefined, known)).stories[0]?.articles[0]?.picture;
  expect(await pictures({})).toEqual(picture);
  expect(await pictures({ pictures: false })).toBeUndefined();
});

test("a story has the topic of its sources", async () => {
  const store = await aStore(aReadArticle());
  const sources = [{ id: "culture-desk", topics: ["culture"] }];
  expect((await makeDigest(store, request, COLLECTED, undefined, { sources })).stories[0]?.topic).toBe("culture");
});
