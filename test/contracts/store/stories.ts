import { describe, expect, test } from "vitest";
import type { Store } from "../../../src/store/store.ts";
import { aReadArticle } from "../../builders.ts";
import type { OpenStore } from "../store.ts";
import { keepAll } from "./reports.ts";

const day = (number: number) => `2025-02-${String(number).padStart(2, "0")}T12:00:00.000Z`;
const EVER = day(1);

/** Articles a day apart, from the first of the month on. */
async function keptArticles(open: OpenStore, ids: readonly string[]): Promise<Store> {
  const store = await open();
  await keepAll(
    store,
    ids.map((id, index) => aReadArticle({ id, publishedAt: day(index + 1) })),
  );
  return store;
}

const aTrace = (articleId: string, keys: readonly number[], byte = 1) => ({
  articleId,
  keys,
  trace: Uint8Array.of(byte, 0, 255),
});

/** What sorting articles into stories needs of every store. */
export function storiesContract(open: OpenStore): void {
  describe("stories", () => {
    test("what is read waits to be sorted, oldest first, until it is, and again once it is read anew", async () => {
      const store = await keptArticles(open, ["one", "two", "three"]);
      expect((await store.unsorted(2)).map(({ id }) => id)).toEqual(["one", "two"]);
      await store.keepPlacements([], { merges: [], sorted: ["one", "three"] });
      expect((await store.unsorted(9)).map(({ id }) => id)).toEqual(["two"]);
      await store.keepReading(aReadArticle({ id: "three", publishedAt: day(3) }));
      expect((await store.unsorted(9)).map(({ id }) => id)).toEqual(["two", "three"]);
    });

    test("a trace comes back byte for byte with its article's place, and a newer one takes its place", async () => {
      const store = await keptArticles(open, ["one", "two"]);
      const first = await store.keepTraces([aTrace("one", [7]), aTrace("two", [7, 2 ** 32 + 5])]);
      const last = await store.keepTraces([aTrace("one", [8], 9)]);
      expect(last).toBeGreaterThan(first);
      await store.keepPlacements([{ articleId: "one", storyId: "bridge", followsUp: "canal" }]);
      const traced = await store.tracesOf(["one", "unknown"]);
      expect(traced.map(({ trace, ...place }) => ({ ...place, trace: [...trace] }))).toEqual([
        { articleId: "one", storyId: "bridge", followsUp: "canal", trace: [9, 0, 255] },
      ]);
      expect(
        await store.alike({ keys: [{ key: 7, weight: 1 }], tenants: [""], from: EVER, mostOfKey: 9, limit: 9 }),
      ).toEqual(["two"]);
      const since = await store.tracesAfter(first, 9);
      expect(since.map(({ serial, trace }) => [serial, [...trace]])).toEqual([[last, [9, 0, 255]]]);
    });

    test("what has the oldest traces is sorted again, as much as is asked for", async () => {
      const store = await keptArticles(open, ["one", "two", "three"]);
      await store.keepTraces(["two", "one", "three"].map((id) => aTrace(id, [])));
      await store.keepPlacements([], { merges: [], sorted: ["one", "two", "three"] });
      await store.sortAgain(2);
      await store.sortAgain(1);
      expect((await store.unsorted(9)).map(({ id }) => id)).toEqual(["one", "two"]);
    });

    test("articles alike are those that share the most weight, from a time on; of each key only the newest", async () => {
      const store = await keptArticles(open, ["one", "two", "three", "four"]);
      await store.keepTraces([
        aTrace("one", [1, 2, 3]),
        aTrace("two", [1]),
        aTrace("three", [1, 2]),
        aTrace("four", [2 ** 32 + 1]),
      ]);
      const keys = [
        { key: 1, weight: 1 },
        { key: 2, weight: 2.5 },
        { key: 3, weight: 0.25 },
      ];
      const alike = (of: object) => store.alike({ keys, tenants: [""], from: EVER, mostOfKey: 9, limit: 9, ...of });
      expect(await alike({})).toEqual(["one", "three", "two"]);
      expect(await alike({ from: day(2) })).toEqual(["three", "two"]);
      expect(await alike({ limit: 1 })).toEqual(["one"]);
      expect(await alike({ mostOfKey: 1 })).toEqual(["three", "one"]);
      expect(await alike({ keys: [] })).toEqual([]);
    });

    test("a story's traces are those of its newest articles; where it becomes part of another, all of it does", async () => {
      const store = await keptArticles(open, ["one", "two", "three", "four"]);
      await store.keepTraces(["one", "two", "three", "four"].map((id) => aTrace(id, [])));
      const place = (articleId: string, storyId: string, followsUp: string | null = null) => ({
        articleId,
        storyId,
        followsUp,
      });
      await store.keepPlacements([place("one", "a"), place("two", "a"), place("three", "a"), place("four", "b", "a")]);
      const ids = async (from: string, most: number) =>
        (await store.membersOf(["b", "a", "none"], { from, tenants: [""], most })).get("a");
      expect(await ids(EVER, 2)).toEqual(["two", "three"]);
      expect(await ids(day(3), 9)).toEqual(["three"]);
      await store.keepPlacements([place("three", "c")], { merges: [{ from: "a", into: "c", tenant: "" }], sorted: [] });
      const placed = await store.seenBy("everything").placements(["one", "two", "three", "four"]);
      expect(new Map(placed.map(({ articleId, storyId, followsUp }) => [articleId, [storyId, followsUp]]))).toEqual(
        new Map([
          ["one", ["c", null]],
          ["two", ["c", null]],
          ["three", ["c", null]],
          ["four", ["b", "c"]],
        ]),
      );
    });

    test("what a workspace has is found beside what everybody has, by nobody else, and waits by itself", async () => {
      const store = await open();
      const [mine, theirs] = ["slack:T1", "slack:T2"];
      for (const tenant of [theirs, mine, ""]) {
        const id = tenant === "" ? "everyones" : `${tenant} own`;
        const read = aReadArticle({ id, publishedAt: day(3) });
        await store.keepArticle(read.article, "wire", day(4), tenant);
        await store.keepReading(read);
      }
      expect((await store.unsorted(9)).map(({ id }) => id)).toEqual(["everyones"]);
      await store.keepPlacements([], { merges: [], sorted: ["everyones"] });
      expect((await store.unsorted(9)).map(({ id }) => id)).toEqual(["slack:T1 own"]);
      await store.keepTraces(["everyones", "slack:T1 own", "slack:T2 own"].map((id) => aTrace(id, [1])));
      const alike = (...tenants: string[]) =>
        store.alike({ keys: [{ key: 1, weight: 1 }], tenants, from: EVER, mostOfKey: 9, limit: 9 });
      expect(await alike("")).toEqual(["everyones"]);
      expect([...(await alike("", mine ?? ""))].sort()).toEqual(["everyones", "slack:T1 own"]);
      expect(await store.tracesAfter(-1, 9)).toHaveLength(1);
      const ids = ["everyones", "slack:T1 own", "slack:T2 own"];
      await store.keepPlacements(ids.map((articleId) => ({ articleId, storyId: "a", followsUp: null })));
      const seen = await store.membersOf(["a"], { from: EVER, tenants: ["", mine ?? ""], most: 9 });
      expect(seen.get("a")?.toSorted()).toEqual(["everyones", "slack:T1 own"]);
      await store.keepPlacements([], { merges: [{ from: "a", into: "b", tenant: mine ?? "" }], sorted: [] });
      const placed = await store.seenBy("everything").placements(ids);
      expect(new Map(placed.map(({ articleId, storyId }) => [articleId, storyId]))).toEqual(
        new Map([
          ["everyones", "a"],
          ["slack:T1 own", "b"],
          ["slack:T2 own", "a"],
        ]),
      );
    });

    test("old traces are forgotten in portions, with their keys", async () => {
      const store = await keptArticles(open, ["one", "two", "three"]);
      await store.keepTraces(["one", "two", "three"].map((id) => aTrace(id, [1])));
      expect(await store.forgetTracesBefore(day(3), 1)).toBe(1);
      expect(await store.forgetTracesBefore(day(3), 9)).toBe(1);
      expect(
        await store.alike({ keys: [{ key: 1, weight: 1 }], tenants: [""], from: EVER, mostOfKey: 9, limit: 9 }),
      ).toEqual(["three"]);
    });

    test("how rare terms are is kept, the newest in place of the former", async () => {
      const store = await open();
      expect(await store.keptRarity()).toBeNull();
      await store.keepRarity({ serial: 3, counts: Uint8Array.of(1, 2) });
      await store.keepRarity({ serial: 8, counts: Uint8Array.of(0, 255, 7) });
      const kept = await store.keptRarity();
      expect({ serial: kept?.serial, counts: [...(kept?.counts ?? [])] }).toEqual({ serial: 8, counts: [0, 255, 7] });
    });
  });
}
