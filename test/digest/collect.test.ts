import { expect, onTestFinished, test } from "vitest";
import { collect } from "../../src/digest/collect/collect.ts";
import { collectForOthers } from "../../src/digest/collect/collect-for-others.ts";
import type { CollectParts } from "../../src/digest/collect/parts.ts";
import type { Article } from "../../src/model/article.ts";
import { Problem } from "../../src/model/problem.ts";
import type { Lead, Memo, Source } from "../../src/sources/source.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import type { Store } from "../../src/store/store.ts";
import { inProcessQueue } from "../../src/work/in-process.ts";
import { anArticle, aReading } from "../builders.ts";

const NOW = "2025-02-13T06:00:00.000Z";

function articleAt(url: string): Article {
  return anArticle({ url, id: url, title: `About ${url}`, text: `The harbour of ${url} is open again.` });
}

/** A source whose leads are addresses; one that holds "broken" cannot be read, "away" cannot be reached now. */
function aSource(name: string, urls: readonly string[], of: Partial<Source> = {}) {
  const memos: Memo[] = [];
  const loaded: string[] = [];
  const source: Source = {
    id: name,
    name,
    topics: [],
    list: async (memo) => {
      memos.push(memo);
      const leads = urls.map((url): Lead => ({ key: url, url, title: null, publishedAt: null }));
      return { leads, memo: { etag: `${memos.length}` }, unchanged: false, notices: [] };
    },
    load: async ({ key }) => {
      loaded.push(key);
      if (key.includes("broken")) throw new Problem("unreadable", `${key} is no article`);
      if (key.includes("away")) throw new Problem("unreachable", `${key} did not answer`);
      return articleAt(key);
    },
    ...of,
  };
  return { source, memos, loaded };
}

async function aRound(sources: readonly Source[], of: Partial<CollectParts> = {}) {
  const store = of.store ?? (await openSqlite(":memory:"));
  if (!of.store) onTestFinished(() => store.close());
  const read: CollectParts["read"] = async (article) => aReading({ articleId: article.id });
  const queue = inProcessQueue({ now: () => new Date(NOW), after: () => undefined });
  const round = () =>
    collect({ sources, store, queue, read, now: () => new Date(NOW), signal: new AbortController().signal, ...of });
  return { store, round };
}

const EVER = { from: "2025-01-01T00:00:00.000Z", until: "2026-01-01T00:00:00.000Z" };

test("two rounds keep every article once, and load each page once", async () => {
  const { source, loaded, memos } = aSource("Courier", ["https://c.example/1", "https://c.example/2"]);
  const { store, round } = await aRound([source]);
  expect(await round()).toMatchObject({ sourcesRead: 1, sourcesFailed: [], articles: 2, leftOut: [], stopped: false });
  expect(await round()).toMatchObject({ articles: 0 });
  expect(loaded).toHaveLength(2);
  expect(memos).toEqual([{}, { etag: "1" }]);
  expect(await store.seenBy("everything").readArticles(EVER)).toHaveLength(2);
});

test("one source that fails and one page that cannot be read never stop the rest, and are named", async () => {
  const bad = aSource("Dagens Vind", [], { list: () => Promise.reject(new Problem("timed-out", "no answer in 20 s")) });
  const good = aSource("Courier", ["https://c.example/broken", "https://c.example/2"]);
  const { store, round } = await aRound([bad.source, good.source]);
  expect(await round()).toMatchObject({
    sourcesRead: 1,
    sourcesFailed: [{ name: "Dagens Vind", reason: "no answer in 20 s" }],
    articles: 1,
    leftOut: [{ what: "article", name: "https://c.example/broken", reason: "https://c.example/broken is no article" }],
  });
  expect(await store.sourceState("Dagens Vind")).toMatchObject({ failures: 1, lastProblem: "no answer in 20 s" });
});

/** Time that passes when the test says so. */
function handClock() {
  const ends: AbortController[] = [];
  const deadline = () => {
    const end = new AbortController();
    ends.push(end);
    return end.signal;
  };
  return {
    deadline,
    pass: () => {
      for (const end of ends) end.abort();
    },
  };
}

const never = () => new Promise<never>(() => undefined);

test("a source that never answers, and an article that never comes, are given up after their time", async () => {
  const { deadline, pass } = handClock();
  const asked = Promise.withResolvers<void>();
  const silent = aSource("Silent", [], {
    list: () => {
      asked.resolve();
      return never();
    },
  });
  const loading = Promise.withResolvers<void>();
  const stuck = aSource("Stuck", ["https://s.example/1"], {
    load: () => {
      loading.resolve();
      return never();
    },
  });
  const good = aSource("Courier", ["https://c.example/2"]);
  const { round } = await aRound([silent.source, stuck.source, good.source], { deadline });
  const collected = round();
  await Promise.all([asked.promise, loading.promise]);
  pass();
  expect(await collected).toMatchObject({
    sourcesFailed: [{ name: "Silent", reason: expect.stringContaining("no answer within 300 s") }],
    articles: 1,
    leftOut: [{ name: "https://s.example/1", reason: expect.stringContaining("no answer within 120 s") }],
  });
});

test("a stop ends a round at once, whatever its sources do", async () => {
  const stop = new AbortController();
  const asked = Promise.withResolvers<void>();
  const silent = aSource("Silent", [], {
    list: () => {
      asked.resolve();
      return never();
    },
  });
  const { round } = await aRound([silent.source], { signal: stop.signal });
  const collected = round();
  await asked.promise;
  stop.abort();
  expect(await collected).toMatchObject({ stopped: true, sourcesFailed: [] });
});

test("a source is asked again for a page that could not be reached, not for one that is no article", async () => {
  const away = aSource("Away", ["https://c.example/away"]);
  const broken = aSource("Broken", ["https://c.example/broken"]);
  const { round } = await aRound([away.source, broken.source]);
  await round();
  await round();
  expect(away.memos).toEqual([{}, {}]);
  expect(broken.memos).toEqual([{}, { etag: "1" }]);
});

test("one article that the store cannot keep never stops those kept with it", async () => {
  const { source } = aSource("Courier", ["https://c.example/1", "https://c.example/odd", "https://c.example/3"]);
  const { store } = await aRound([]);
  const refuse = (id: string) => {
    if (id.includes("odd")) throw new Problem("unavailable", `${id} does not fit`);
  };
  const picky: Store = {
    ...store,
    keepArticles: async (offers) => {
      for (const { article } of offers) refuse(article.id);
      return store.keepArticles(offers);
    },
  };
  const { round } = await aRound([source], { store: picky });
  expect(await round()).toMatchObject({
    articles: 2,
    leftOut: [{ name: "https://c.example/odd", reason: "https://c.example/odd does not fit" }],
  });
});

test("no further source is asked while too much waits to be loaded", async () => {
  const asked: string[] = [];
  let askedWhenLoaded: readonly string[] = [];
  const sources = ["One", "Two", "Three"].map((name) => {
    const { source } = aSource(name, [`https://c.example/${name}`]);
    return {
      ...source,
      list: async (...of: Parameters<Source["list"]>) => {
        asked.push(name);
        return source.list(...of);
      },
      load: async (...of: Parameters<Source["load"]>) => {
        await new Promise(setImmediate);
        if (askedWhenLoaded.length === 0) askedWhenLoaded = [...asked];
        return source.load(...of);
      },
    };
  });
  const { round } = await aRound(sources, { sourcesAtOnce: 1, loadedAtOnce: 1, charactersInHand: 1 });
  expect(await round()).toMatchObject({ articles: 3 });
  expect(askedWhenLoaded).toEqual(["One"]);
});

test("an article that could not be read is read in the next round", async () => {
  const { source } = aSource("Courier", ["https://c.example/1"]);
  const { store, round } = await aRound([source], { read: () => Promise.reject(new Error("the reader broke")) });
  expect(await round()).toMatchObject({ articles: 0, leftOut: [{ reason: "the reader broke" }] });
  const next = await aRound([], { store });
  expect(await next.round()).toMatchObject({ articles: 1, leftOut: [] });
  expect(await store.seenBy("everything").readArticles(EVER)).toHaveLength(1);
});

test("an abort finishes cleanly, and the next round takes the rest", async () => {
  const stop = new AbortController();
  const { source } = aSource("Courier", ["https://c.example/1", "https://c.example/2", "https://c.example/3"]);
  const { store, round } = await aRound([source], { signal: stop.signal, onProgress: () => stop.abort() });
  expect(await round()).toMatchObject({ articles: 1, sourcesFailed: [], leftOut: [], stopped: true });
  const next = await aRound([source], { store });
  expect(await next.round()).toMatchObject({ articles: 2, stopped: false });
});

test("a damaged store stops the round", async () => {
  const { source } = aSource("Courier", ["https://c.example/1"], {
    load: () => Promise.reject(new Problem("store-damaged", "the file is damaged")),
  });
  const { round } = await aRound([source]);
  await expect(round()).rejects.toMatchObject({ code: "store-damaged" });
});

test("all who work on the queue read the sources of a round, and the round tells what came of each", async () => {
  const queue = inProcessQueue({ now: () => new Date(NOW), after: () => undefined });
  const readers = new Set<string>();
  const both = Promise.withResolvers<void>();
  const names = Array.from({ length: 40 }, (_, index) => `Source ${index}`);
  const sourcesFor = (reader: string) =>
    names.map((name) => {
      const { source } = aSource(name, [`https://c.example/${name}`, `https://c.example/broken/${name}`]);
      const list: Source["list"] = async (...of) => {
        readers.add(reader);
        if (readers.size === 2) both.resolve();
        await both.promise;
        return source.list(...of);
      };
      return { ...source, list };
    });
  const { store, round } = await aRound(sourcesFor("here"), { queue, sourcesAtOnce: 2 });
  const stop = new AbortController();
  const there = collectForOthers({
    ...{ store, queue, sources: [], signal: stop.signal },
    now: () => new Date(NOW),
    read: async (article) => aReading({ articleId: article.id }),
    sourcesNow: async () => sourcesFor("there"),
  });
  expect(await round()).toMatchObject({
    ...{ sourcesRead: 40, sourcesFailed: [], articles: 40 },
    leftOut: names.map((name) => ({ name: `https://c.example/broken/${name}` })),
  });
  stop.abort();
  await there;
});

test("a source that the store cannot note is tried again, once all others are read and sorted", async () => {
  const { store } = await aRound([]);
  const queue = inProcessQueue({ now: () => new Date(NOW), after: () => undefined });
  const full: Store = {
    ...store,
    keepSourceState: async (state, tried) => {
      if (state.sourceId === "Full") throw new Problem("unavailable", "the disk is full");
      return store.keepSourceState(state, tried);
    },
  };
  const sources = [aSource("Full", ["https://f.example/1"]).source, aSource("Courier", ["https://c.example/2"]).source];
  const { round } = await aRound(sources, { store: full, queue });
  await expect(round()).rejects.toMatchObject({ message: "the disk is full" });
  expect(await queue.jobs(9)).toMatchObject([{ key: "Full", state: "retrying", problem: "the disk is full" }]);
  expect(await store.seenBy("everything").placements(["https://c.example/2"])).toHaveLength(1);
});

test("no more sources at once than allowed", async () => {
  let now = 0;
  let most = 0;
  const slow = Array.from({ length: 9 }, (_, index) => {
    const { source } = aSource(`Source ${index}`, []);
    return {
      ...source,
      list: async (...of: Parameters<Source["list"]>) => {
        most = Math.max(most, ++now);
        await new Promise(setImmediate);
        now -= 1;
        return source.list(...of);
      },
    };
  });
  const { round } = await aRound(slow, { sourcesAtOnce: 3 });
  expect(await round()).toMatchObject({ sourcesRead: 9 });
  expect(most).toBe(3);
});

test("which source is the fastest makes no difference to the stories", async () => {
  const urls = ["https://a.example/1", "https://b.example/1", "https://c.example/1"];
  const placed = async (order: readonly string[]) => {
    const { store, round } = await aRound(
      order.map((url) => aSource(url, [url]).source),
      { sourcesAtOnce: 1 },
    );
    await round();
    return store.seenBy("everything").placements(urls);
  };
  expect(await placed(urls)).toEqual(await placed(urls.toReversed()));
});

test("an article seen by two sources is one article; progress is told", async () => {
  const url = "https://c.example/1";
  const told: string[] = [];
  const { round } = await aRound([aSource("One", [url]).source, aSource("Two", [url]).source], {
    loadedAtOnce: 1,
    onProgress: ({ sourcesDone, source }) => told.push(`${source} ${sourcesDone}`),
  });
  expect(await round()).toMatchObject({ articles: 1, sourcesRead: 2 });
  expect(told).toEqual(["One 0", "One 1", "Two 1", "Two 2"]);
});

test("a story keeps its name when an older article joins it, or its first article grows old", async () => {
  const text = "The ferry Marigold ran aground off Skerry Point with 212 people aboard, and three lifeboats came.";
  const at = (url: string, publishedAt: string) => ({ ...articleAt(url), title: text, text, publishedAt });
  const articles = [
    at("https://b.example/1", "2025-02-12T10:00:00.000Z"),
    at("https://a.example/1", "2025-02-12T09:00:00.000Z"),
    at("https://c.example/1", "2025-02-12T11:00:00.000Z"),
  ];
  const { store } = await aRound([]);
  const names: (string | undefined)[] = [];
  for (const [index, article] of articles.entries()) {
    const source = { ...aSource(article.id, [article.id]).source, load: async () => article };
    const now = () => new Date(index < 2 ? NOW : "2025-02-19T09:30:00.000Z");
    await (await aRound([source], { store, now })).round();
    names.push((await store.seenBy("everything").placements([article.id]))[0]?.storyId);
  }
  expect(names).toEqual(["https://b.example/1", "https://b.example/1", "https://b.example/1"]);
});

test("a headline that the source corrects reaches the store, though the text stayed the same", async () => {
  let title = "Harbour closed for good";
  const url = "https://c.example/1";
  const { source } = aSource("Courier", [url], {
    list: async () => ({
      leads: [{ key: `${url}#${title}`, url, title, publishedAt: null }],
      memo: {},
      unchanged: false,
      notices: [],
    }),
    load: async () => ({ ...articleAt(url), title }),
  });
  const { store, round } = await aRound([source]);
  expect(await round()).toMatchObject({ articles: 1, edited: 0 });
  title = "Correction: Harbour closed for a week";
  expect(await round()).toMatchObject({ articles: 1, edited: 1 });
  expect(await round()).toMatchObject({ articles: 0, edited: 0 });
  expect((await store.seenBy("everything").readArticles(EVER)).map(({ article }) => article.title)).toEqual([title]);
});

test("an article too long to be read whole is read as far as it goes, and named", async () => {
  const { source } = aSource("Courier", ["https://c.example/long"]);
  const read: CollectParts["read"] = async (article) => aReading({ articleId: article.id, readTo: 10 });
  const { round } = await aRound([source], { read });
  expect(await round()).toMatchObject({
    articles: 1,
    leftOut: [{ what: "article", reason: expect.stringContaining("only its beginning was read") }],
  });
});
