import { describe, expect, test } from "vitest";
import type { Bounds } from "../../../src/store/retention-store.ts";
import type { Store } from "../../../src/store/store.ts";
import { aDigest, aSlot, aSubscription } from "../../builders.ts";
import type { OpenStore } from "../store.ts";
import { aQuery, aReportOf, keepAll, SEEN, textsOf } from "./reports.ts";

const NEVER: Bounds = { articles: null, texts: null, digests: null, seen: null };
const NOTHING = { articles: 0, texts: 0, digests: 0, seen: 0 };
/** After everything that these tests keep. */
const LATER = "2030-01-01T00:00:00.000Z";

const OLD = aReportOf([{ words: "The old lock was never shut", by: "Ivo Brandt" }], {
  id: "https://ellery-courier.example/old",
  url: "https://ellery-courier.example/old",
  title: "Old lock under inquiry",
  publishedAt: "2024-01-10T08:00:00.000Z",
});
const NEW = aReportOf([{ words: "The new bridge is open", by: "Ines Calloway" }], {
  id: "https://ellery-courier.example/new",
  url: "https://ellery-courier.example/new",
  publishedAt: "2025-02-12T08:00:00.000Z",
});

async function forgetAll(store: Store, bounds: Bounds): Promise<void> {
  const all = { ...NOTHING };
  for (;;) {
    const step = await store.forget(bounds, 2);
    if (Object.values(step).every((count) => count === 0)) return;
    for (const kind of ["articles", "texts", "digests", "seen"] as const) all[kind] += step[kind];
  }
}

/** Two reports, one of them old and known for long. */
async function aYear(open: OpenStore): Promise<Store> {
  const store = await open();
  await store.keepArticles([
    { article: OLD.article, sourceId: "wire", leadKey: "old", seenAt: "2024-01-10T09:00:00.000Z", tenant: "" },
    { article: NEW.article, sourceId: "wire", leadKey: "new", seenAt: SEEN, tenant: "" },
  ]);
  await store.keepReadings([OLD, NEW]);
  await store.keepTraces(
    [OLD, NEW].map(({ article }) => ({ articleId: article.id, keys: [1], trace: Uint8Array.of(1) })),
  );
  return store;
}

const YEAR_AGO = "2024-02-20T00:00:00.000Z";

/** What keeps every store from growing for ever. */
export function retentionContract(open: OpenStore): void {
  describe("retention", () => {
    test("an old article goes with all that belongs to it, and what is new stays as it was", async () => {
      const store = await aYear(open);
      const bounds = { ...NEVER, articles: YEAR_AGO, texts: YEAR_AGO };
      expect(await store.forgettable(bounds)).toEqual({ ...NOTHING, articles: 1 });
      await forgetAll(store, bounds);
      expect(await store.seenBy("everything").article(OLD.article.id)).toBeNull();
      expect(await store.versions(OLD.article.id)).toEqual([]);
      expect(await store.seenBy("everything").quotes(aQuery({ words: "lock" }))).toEqual([]);
      expect(await store.seenBy("everything").searchArticles({ words: "inquiry", limit: 9 })).toEqual([]);
      expect(await store.seenBy("everything").suggest("speaker", "Brandt", 5)).toEqual([]);
      expect([...(await store.knownLeads("wire", ["old", "new"]))]).toEqual(["new"]);
      expect(textsOf(await store.seenBy("everything").quotes(aQuery({ words: "bridge" })))).toEqual([
        "The new bridge is open",
      ]);
      expect(await store.seenBy("everything").suggest("speaker", "Calloway", 5)).toEqual(["Ines Calloway"]);
      expect(await store.integrity()).toEqual([]);
      expect(await store.forgettable(bounds)).toEqual(NOTHING);
    });

    test("an old report that was read for the first time lately stays", async () => {
      const store = await open();
      await keepAll(store, [OLD]);
      await forgetAll(store, { ...NEVER, articles: YEAR_AGO, texts: YEAR_AGO });
      expect(await store.seenBy("everything").article(OLD.article.id)).not.toBeNull();
    });

    test("of an article whose text is forgotten the headline and the address stay, and it is not read again", async () => {
      const store = await aYear(open);
      const bounds = { ...NEVER, articles: "2020-01-01T00:00:00.000Z", texts: YEAR_AGO };
      expect(await store.forgettable(bounds)).toEqual({ ...NOTHING, texts: 1 });
      await forgetAll(store, bounds);
      expect(await store.seenBy("everything").article(OLD.article.id)).toMatchObject({
        title: OLD.article.title,
        url: OLD.article.url,
        text: "",
      });
      expect(
        (await store.seenBy("everything").searchArticles({ words: "inquiry", limit: 9 })).map(({ id }) => id),
      ).toEqual([OLD.article.id]);
      expect(await store.seenBy("everything").quotes(aQuery({ words: "lock" }))).toEqual([]);
      expect(await store.unread(9)).toEqual([]);
      expect(await store.integrity()).toEqual([]);
      expect(await store.forgettable(bounds)).toEqual(NOTHING);
    });

    test("digests go with what posted them, but for the newest of each briefing and what is still to be posted", async () => {
      const store = await open();
      await store.keepSubscription(aSubscription());
      for (const [index, day] of ["10", "11", "12"].entries()) {
        const dueAt = `2025-02-${day}T07:00:00.000Z`;
        const digest = aDigest({ id: `digest-${index}`, window: { from: dueAt, until: dueAt } });
        await store.planDelivery({
          id: `delivery-${index}`,
          slot: aSlot("harbour-channel", dueAt),
          digest,
          parts: [{ summary: "top", blocks: [] }],
          madeAt: dueAt,
          late: null,
          tenant: "",
        });
        if (index > 0) continue;
        const lease = { holder: "me", except: [], now: dueAt, until: dueAt.replace("07:00", "07:05") };
        const claimed = await store.claimDelivery(lease);
        const claim = { deliveryId: claimed?.id ?? "", holder: "me" };
        await store.markPosted(claim, 0, { place: "c", id: "1", link: null }, dueAt);
      }
      await store.keepDigest(aDigest({ id: "asked", window: { from: SEEN, until: SEEN } }), SEEN, "");
      await forgetAll(store, { ...NEVER, digests: LATER });
      expect((await store.deliveries(9)).map(({ id }) => id)).toEqual(["delivery-2", "delivery-1"]);
      expect(await store.seenBy("everything").digest("digest-0")).toBeNull();
      expect(await store.seenBy("everything").digest("asked")).toBeNull();
      expect(await store.seenBy("everything").digest("digest-1")).not.toBeNull();
      expect(await store.seenBy("everything").digest("digest-2")).not.toBeNull();
      for (const id of ["delivery-1", "delivery-2"]) {
        const lease = { holder: id, except: [], now: LATER, until: LATER.replace("00:00:00", "00:05:00") };
        expect(await store.claimDelivery(lease)).toMatchObject({ id });
        await store.markPosted({ deliveryId: id, holder: id }, 0, { place: "c", id, link: null }, LATER);
        await store.leavePlace({ deliveryId: id, holder: id });
      }
      await forgetAll(store, { ...NEVER, digests: "2031-01-01T00:00:00.000Z" });
      expect((await store.deliveries(9)).map(({ id }) => id)).toEqual(["delivery-2"]);
    });

    test("a digest that is kept shows its sentences and their addresses after their article has gone", async () => {
      const store = await aYear(open);
      const digest = aDigest();
      await store.keepDigest(digest, SEEN, "");
      await forgetAll(store, { articles: LATER, texts: LATER, digests: null, seen: LATER });
      expect(await store.counts()).toMatchObject({ articles: 0, digests: 1 });
      expect(await store.seenBy("everything").digest(digest.id)).toEqual(digest);
    });

    test("a replayed key, a question behind a button and a use are known until they are forgotten", async () => {
      const store = await open();
      await store.seenOnce("trigger-1", SEEN);
      const id = await store.keepQuestion(aQuery({ words: "canal" }), SEEN, "");
      await store.countUse("T1:who-said", "2025-02-13T08");
      const bounds = { ...NEVER, seen: LATER };
      expect(await store.forgettable(bounds)).toEqual({ ...NOTHING, seen: 3 });
      expect(await store.seenOnce("trigger-1", SEEN)).toBe(false);
      await forgetAll(store, bounds);
      expect(await store.seenOnce("trigger-1", SEEN)).toBe(true);
      expect(await store.seenBy("everything").question(id)).toBeNull();
      expect(await store.countUse("T1:who-said", "2025-02-13T08")).toBe(1);
    });

    test("the room of each table is told, the largest first", async () => {
      const store = await aYear(open);
      const sizes = await store.tableSizes();
      expect(sizes.map(({ table }) => table)).toContain("articleVersions");
      expect(sizes.map(({ bytes }) => bytes)).toEqual(sizes.map(({ bytes }) => bytes).sort((a, b) => b - a));
      expect(sizes.every(({ bytes }) => Number.isSafeInteger(bytes))).toBe(true);
    });

    test("the search is put in order in steps that end, and finds what it found", async () => {
      const store = await open();
      const locks = Array.from({ length: 30 }, (_, at) =>
        aReportOf([{ words: `Lock number ${at} is shut`, by: "Ivo Brandt" }], { id: `lock ${at}` }),
      );
      await keepAll(store, locks);
      const view = store.seenBy("everything");
      const asked = aQuery({ words: "shut lock", order: "ranked" });
      const [quotes, articles] = [await view.quotes(asked), await view.searchArticles({ words: "shut", limit: 40 })];
      expect([quotes.length, articles.length]).toEqual([20, 30]);
      let steps = 0;
      while (await store.tidySearch()) expect(++steps).toBeLessThan(500);
      expect(await view.quotes(asked)).toEqual(quotes);
      expect(await view.searchArticles({ words: "shut", limit: 40 })).toEqual(articles);
      expect(await store.integrity()).toEqual([]);
      await keepAll(store, [NEW]);
      expect(textsOf(await view.quotes(aQuery({ words: "bridge" })))).toEqual(["The new bridge is open"]);
    });
  });
}
