import { describe, expect, test } from "vitest";
import type { Alert, Follow, SayingAlert } from "../../../src/model/follow.ts";
import type { Store } from "../../../src/store/store.ts";
import { aSubscription } from "../../builders.ts";
import type { OpenStore } from "../store.ts";
import { aReportOf, keepAll } from "./reports.ts";

const AT = "2025-02-20T08:00:00.000Z";

const aFollow = (of: Partial<Follow> = {}): Follow => ({
  id: "brandt",
  subscriptionId: "alerts",
  speaker: "Ivo Brandt",
  about: "",
  outlet: "",
  pace: "at-once",
  state: "active",
  createdBy: "user-1",
  createdAt: "2025-02-12T06:00:00.000Z",
  ...of,
});

const anAlert = (id: string, of: Partial<SayingAlert> = {}): Alert => ({
  id,
  subscriptionId: "alerts",
  at: AT,
  pace: "at-once",
  followIds: ["brandt"],
  reports: [],
  ...of,
});

const said = (id: string, publishedAt = "2025-02-14T09:00:00.000Z") =>
  aReportOf([{ words: `The lamp of ${id} is lit`, by: "Ivo Brandt", role: "keeper" }], { id, outlet: id, publishedAt });

const place = (store: Store, ...articleIds: string[]) =>
  store.keepPlacements(
    articleIds.map((articleId) => ({ articleId, storyId: articleId, followsUp: null })),
    { merges: [], sorted: articleIds },
  );

const plan = (deliveryId: string, alertIds: readonly string[], dueAt = AT) => ({
  deliveryId,
  slot: { subscriptionId: "alerts", dueAt, shown: "2025-02-20T08:00 UTC" },
  parts: [{ summary: deliveryId, blocks: [] }],
  alertIds,
  at: AT,
  late: null,
});

const claim = (store: Store) =>
  store.claimDelivery({ holder: "h", except: [], now: AT, until: "2025-02-20T08:02:00.000Z" });

export function followsContract(open: OpenStore): void {
  describe("what people follow", () => {
    test("a follow is kept, changed and removed", async () => {
      const store = await open();
      await store.keepFollow(aFollow({ id: "later", createdAt: "2025-02-13T06:00:00.000Z" }));
      await store.keepFollow(aFollow());
      await store.keepFollow(aFollow({ state: "paused", about: "lamp", pace: "hourly" }));
      expect(await store.follows()).toEqual([
        aFollow({ state: "paused", about: "lamp", pace: "hourly" }),
        aFollow({ id: "later", createdAt: "2025-02-13T06:00:00.000Z" }),
      ]);
      await store.removeFollow("later");
      expect((await store.follows()).map(({ id }) => id)).toEqual(["brandt"]);
    });

    test("what was read since, and sorted, is heard once, with its quotations from top to bottom", async () => {
      const store = await open();
      await keepAll(store, [said("before")]);
      await store.keepFollow(aFollow());
      await keepAll(store, [said("second", "2025-02-15T09:00:00.000Z"), said("first")]);
      expect(await store.unheard(9)).toEqual([]);
      await place(store, "before", "first", "second");
      const unheard = await store.unheard(9);
      expect(unheard.map(({ articleId }) => articleId)).toEqual(["first", "second"]);
      expect(unheard[0]).toMatchObject({
        tenant: "",
        quotes: [
          { text: "The lamp of first is lit", storyId: "first", speaker: { name: "Ivo Brandt", role: "keeper" } },
        ],
      });
      expect(await store.unheard(1)).toHaveLength(1);
      await store.hear(["first"], [anAlert("a")]);
      expect((await store.unheard(9)).map(({ articleId }) => articleId)).toEqual(["second"]);
    });

    test("who hears an article that another heard keeps nothing", async () => {
      const store = await open();
      await store.keepFollow(aFollow());
      await keepAll(store, [said("one"), said("two")]);
      await place(store, "one", "two");
      await store.hear(["one"], [anAlert("a")]);
      await expect(store.hear(["two", "one"], [anAlert("b")])).rejects.toMatchObject({ code: "busy" });
      expect((await store.alerts(AT)).map(({ id }) => id)).toEqual(["a"]);
      expect((await store.unheard(9)).map(({ articleId }) => articleId)).toEqual(["two"]);
    });

    test("an article that is edited is heard again", async () => {
      const store = await open();
      await store.keepFollow(aFollow());
      await keepAll(store, [said("one")]);
      await place(store, "one");
      await store.hear(["one"], []);
      await keepAll(store, [said("one")]);
      await place(store, "one");
      expect(await store.unheard(9)).toHaveLength(1);
    });
  });

  describe("alerts", () => {
    test("an alert is told by one delivery, and again where it is added to", async () => {
      const store = await open();
      await store.keepSubscription({ ...aSubscription(), id: "alerts" });
      await store.hear([], [anAlert("a"), anAlert("b")]);
      expect(await store.untoldAlerts()).toMatchObject([
        { id: "a", deliveryId: null, isTold: false },
        { id: "b", deliveryId: null },
      ]);
      expect(await store.planAlerts(plan("d", ["a", "b"]))).toBe(true);
      expect(await store.untoldAlerts()).toEqual([]);
      expect(await store.planAlerts(plan("other", ["a"]))).toBe(false);
      const report = { article: { id: "x", title: null, outlet: "X", url: null, publishedAt: null } };
      const added = { ...report, storyId: null, kind: "direct" as const, parts: [], speaker: null };
      await store.hear([], [anAlert("a", { reports: [added] })]);
      expect(await store.untoldAlerts()).toMatchObject([
        { id: "a", deliveryId: "d", isTold: false, reports: [added] },
        { id: "b", deliveryId: "d", isTold: true },
      ]);
    });

    test("what breaks is kept with its headline", async () => {
      const store = await open();
      const article = { id: "x", title: "Market burns", outlet: "X", url: null, publishedAt: AT };
      const breaking = { headline: "Market burns", outlets: 4 };
      await store.hear([], [{ ...anAlert("a"), breaking, reports: [{ article, storyId: "market" }] }]);
      expect(await store.alerts(AT)).toMatchObject([{ breaking, reports: [{ article, storyId: "market" }] }]);
    });

    test("what is being posted is not told anew; what stands there is, once it is posted", async () => {
      const store = await open();
      await store.keepSubscription({ ...aSubscription(), id: "alerts" });
      await store.hear([], [anAlert("a")]);
      await store.planAlerts(plan("d", ["a"]));
      const anew = { deliveryId: "d", parts: [{ summary: "more", blocks: [] }], alertIds: ["a"], at: AT };
      expect(await store.retellAlerts(anew)).toBe(false);
      expect(await claim(store)).toMatchObject({ id: "d", digestId: null });
      await store.markPosted({ deliveryId: "d", holder: "h" }, 0, { place: "p", id: "1", link: null }, AT);
      expect(await store.retellAlerts(anew)).toBe(true);
      expect(await store.delivery("d")).toMatchObject({
        state: "open",
        parts: [{ state: "stale", content: { summary: "more" }, posted: { id: "1" } }],
      });
    });

    test("alerts are among the deliveries, and places of alerts among the destinations alone", async () => {
      const store = await open();
      await store.keepSubscription(aSubscription());
      const { topics: _topics, cron: _cron, quietDays: _days, ...ofAlerts } = aSubscription({ id: "alerts" });
      await store.keepSubscription(ofAlerts);
      await store.hear([], [anAlert("a")]);
      await store.planAlerts(plan("d", ["a"]));
      expect((await store.deliveries(9)).map(({ id }) => id)).toEqual(["d"]);
      expect((await store.subscriptions()).map(({ id }) => id)).toEqual(["harbour-channel"]);
      expect((await store.destinations()).map(({ id }) => id)).toEqual(["alerts", "harbour-channel"]);
    });

    test("old alerts are forgotten with their deliveries, but for those that are still being posted", async () => {
      const store = await open();
      await store.keepSubscription({ ...aSubscription(), id: "alerts" });
      await store.hear([], [anAlert("posted"), anAlert("open"), anAlert("waiting")]);
      await store.planAlerts(plan("d1", ["posted"]));
      await claim(store);
      await store.markPosted({ deliveryId: "d1", holder: "h" }, 0, { place: "p", id: "1", link: null }, AT);
      await store.planAlerts(plan("d2", ["open"], "2025-02-20T09:00:00.000Z"));
      await store.forgetAlertsBefore("2025-02-21T00:00:00.000Z");
      expect((await store.alerts(AT)).map(({ id }) => id)).toEqual(["open"]);
      expect((await store.deliveries(9)).map(({ id }) => id)).toEqual(["d2"]);
    });
  });
}
