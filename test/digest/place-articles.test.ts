import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { castOf, wireStory } from "../../bench/read/wire-story.ts";
import { seededRandom } from "../../bench/seeded-random.ts";
import { placeArticles } from "../../src/digest/collect/place-articles.ts";
import type { Article } from "../../src/model/article.ts";
import { articleFromText } from "../../src/sources/extract/plain-text/article.ts";
import { openSqlite } from "../../src/store/sqlite/open.ts";
import type { Store } from "../../src/store/store.ts";
import { anArticle, aReading } from "../builders.ts";
import { BARGE, FERRY, type Wire } from "../stories/wire.ts";

const NOW = new Date("2026-03-04T08:00:00Z");
const articleOf = (wire: Wire): Article =>
  articleFromText(wire.text, { ...wire, publishedAt: wire.publishedAt ?? null });
const ALL = [...FERRY, ...BARGE].map(articleOf);

async function aStore(path = ":memory:"): Promise<Store> {
  const store = await openSqlite(path);
  onTestFinished(() => store.close());
  return store;
}

async function keep(store: Store, articles: readonly Article[]): Promise<void> {
  const seenAt = NOW.toISOString();
  await store.keepArticles(
    articles.map((article) => ({ article, sourceId: "wire", leadKey: article.id, seenAt, tenant: "" })),
  );
  await store.keepReadings(articles.map((article) => ({ article, reading: aReading({ articleId: article.id }) })));
}

async function storiesIn(store: Store, articles: readonly Article[]): Promise<string[][]> {
  const placed = await store.seenBy("everything").placements(articles.map(({ id }) => id));
  expect(placed).toHaveLength(articles.length);
  const stories = Map.groupBy(placed, ({ storyId }) => storyId);
  return [...stories.values()].map((members) => members.map(({ articleId }) => articleId).sort()).sort();
}

const EXPECTED = [
  ["courier-budget", "observer-budget"],
  ["courier-ferry", "gazette-ferry", "observer-ferry"],
];

test("reports of one event are one story, in however many rounds and whatever order they come", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(ALL, { minLength: ALL.length }),
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 5, maxLength: 5 }),
      async (articles, sizes) => {
        const store = await openSqlite(":memory:");
        const left = [...articles];
        for (const size of sizes) {
          await keep(store, left.splice(0, size));
          await placeArticles(store, NOW, 10);
        }
        expect(await storiesIn(store, articles)).toEqual(EXPECTED);
        expect(await store.unsorted(9)).toEqual([]);
        await store.close();
      },
    ),
    { numRuns: 15 },
  );
});

test("a stop anywhere in a round loses nothing: the next one places what waits", async () => {
  for (let stopAfter = 0; stopAfter < 12; stopAfter++) {
    const store = await aStore();
    await keep(store, ALL);
    let turns = 0;
    const stopped = new Proxy(store, {
      get: (target, name, self) => {
        if (typeof name === "string" && name.startsWith("keep") && turns++ === stopAfter) throw new Error("killed");
        return Reflect.get(target, name, self);
      },
    });
    await placeArticles(stopped, NOW, 10).catch(() => undefined);
    await placeArticles(store, NOW, 10);
    expect(await storiesIn(store, ALL)).toEqual(EXPECTED);
  }
});

/** What a round asks of the store: its questions, and the traces that it reads. */
async function costOfRound(kept: number): Promise<{ readonly questions: number; readonly traces: number }> {
  const random = seededRandom(kept);
  const store = await aStore();
  const made = Array.from({ length: kept }, (_, index) => {
    const text = wireStory(random, 120, castOf(random));
    return anArticle({ id: `made-${index}`, url: null, title: null, text, publishedAt: "2026-03-03T08:00:00.000Z" });
  });
  await keep(store, made);
  await placeArticles(store, NOW, 10);
  await keep(store, ALL);
  const cost = { questions: 0, traces: 0 };
  const counted = new Proxy(store, {
    get: (target, name, self) => {
      const method = Reflect.get(target, name, self);
      if (typeof method !== "function") return method;
      return async (...asked: unknown[]) => {
        cost.questions += 1;
        const answer = await Reflect.apply(method, target, asked);
        if (String(name).startsWith("traces")) cost.traces += (answer as readonly unknown[]).length;
        return answer;
      };
    },
  });
  await placeArticles(counted, NOW, 10);
  expect(await storiesIn(store, ALL)).toEqual(EXPECTED);
  return cost;
}

test("a round costs what is new, not what is kept", async () => {
  const [few, many] = [await costOfRound(150), await costOfRound(450)];
  expect(many.questions).toBeLessThan(2 * few.questions);
  expect(many.traces).toBeLessThan(2 * few.traces);
});

test("a new bot's first reports are sorted again once it is known which words are rare", async () => {
  const random = seededRandom(3);
  const casts = Array.from({ length: 40 }, () => castOf(random));
  const reports = Array.from({ length: 3 * casts.length }, (_, index) => {
    const publishedAt = new Date(NOW.getTime() - (600 - index) * 60_000).toISOString();
    const text = wireStory(random, 300, casts[index % casts.length]);
    return anArticle({ id: `made-${index}`, url: null, title: null, text, publishedAt });
  });
  const store = await aStore();
  for (let from = 0; from < reports.length; from += 5) {
    await keep(store, reports.slice(from, from + 5));
    await placeArticles(store, NOW, 10);
  }
  const stories = (await storiesIn(store, reports)).map((members) => members.join(" "));
  const events = casts.map((_, event) => [0, 1, 2].map((at) => `made-${event + at * casts.length}`).sort());
  expect(events.filter((members) => stories.includes(members.join(" "))).length).toBeGreaterThan(casts.length / 2);
});

test("an article whose text is another now is sorted once more", async () => {
  const store = await aStore();
  await keep(store, ALL);
  await placeArticles(store, NOW, 10);
  const [ferry] = FERRY.map(articleOf);
  const [barge] = BARGE.map(articleOf);
  if (!ferry || !barge) throw new Error("the wires are gone");
  await keep(store, [{ ...barge, id: ferry.id, text: barge.text, blocks: barge.blocks }]);
  await placeArticles(store, NOW, 10);
  const stories = await storiesIn(store, ALL);
  expect(stories.find((members) => members.includes(ferry.id))).toContain(barge.id);
});

test("a store of the version before takes its stories along: a later report joins them by their names", async () => {
  const folder = mkdtempSync(join(tmpdir(), "soundbite-place-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "store.sqlite");
  const former = await openSqlite(path);
  const [last, ...before] = ALL.toReversed();
  if (!last) throw new Error("the wires are gone");
  await keep(former, before);
  await former.keepPlacements(
    EXPECTED.flatMap((members, story) =>
      members
        .filter((id) => id !== last.id)
        .map((articleId) => ({ articleId, storyId: `kept-${story}`, followsUp: null })),
    ),
  );
  await former.close();
  const database = new DatabaseSync(path);
  database.exec(`alter table sourceStates drop column triedAt; alter table sourceStates drop column outcome; alter table quotes drop column doubtful; drop table alerts; drop table unheard; drop table unread; drop table expansions; drop table follows; drop table unsorted; drop table leases; drop table records; drop table storyKeys; drop table storyTraces; drop table storyRarity;
    drop index articlesByFollowsUp; drop index leadsByArticleId;
    drop index deliveriesByDigestId; delete from schemaVersions where version >= 6;`);
  database.close();
  const store = await aStore(path);
  await keep(store, [last]);
  await placeArticles(store, NOW, 10);
  expect(await storiesIn(store, ALL)).toEqual(EXPECTED);
  const names = new Set(
    (await store.seenBy("everything").placements(ALL.map(({ id }) => id))).map(({ storyId }) => storyId),
  );
  expect([...names].sort()).toEqual(["kept-0", "kept-1"]);
  expect(await store.integrity()).toEqual([]);
});
