import { describe, expect, test } from "vitest";
import type { PlannedDelivery } from "../../../src/store/delivery-store.ts";
import type { Store } from "../../../src/store/store.ts";
import { aDigest, aSlot, aSubscription } from "../../builders.ts";
import type { OpenStore } from "../store.ts";

const DUE = "2025-02-13T07:00:00.000Z";
const minute = (count: number) => new Date(Date.parse(DUE) + count * 60_000).toISOString();
const posted = (id: string) => ({ place: "channel-1", id, link: null });

const aPlan = (of: Partial<PlannedDelivery> = {}): PlannedDelivery => ({
  id: "delivery-1",
  slot: aSlot("harbour-channel", DUE),
  digest: aDigest(),
  tenant: "discord:guild-1",
  parts: ["top", "thread"].map((summary) => ({ summary, blocks: [] })),
  madeAt: DUE,
  late: null,
  ...of,
});

const claimBy = (store: Store, holder: string, at: number, except: readonly string[] = []) =>
  store.claimDelivery({ holder, except, now: minute(at), until: minute(at + 5) });

export function deliveriesContract(open: OpenStore): void {
  const prepared = async () => {
    const store = await open();
    await store.keepSubscription(aSubscription());
    expect(await store.planDelivery(aPlan())).toBe(true);
    return store;
  };

  describe("deliveries", () => {
    test("a slot is planned once, with its digest, however many try", async () => {
      const store = await open();
      const plans = ["a", "b", "c"].map((id) => aPlan({ id, digest: aDigest({ id: `digest-${id}` }) }));
      const taken = await Promise.all(plans.map((plan) => store.planDelivery(plan)));
      expect(taken.filter(Boolean)).toHaveLength(1);
      const [delivery] = await store.deliveries(5);
      expect(delivery).toMatchObject({ state: "open", slot: { dueAt: DUE } });
      expect(await store.seenBy("everything").digest(delivery?.digestId ?? "")).not.toBeNull();
      expect(await store.counts()).toMatchObject({ digests: 1 });
    });

    test("one holder at a time; a lease that ran out may be claimed by another", async () => {
      const store = await prepared();
      const claims = await Promise.all(["one", "two"].map((holder) => claimBy(store, holder, 0)));
      expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
      expect(await claimBy(store, "three", 4)).toBeNull();
      expect(await claimBy(store, "three", 5)).toMatchObject({ id: "delivery-1" });
    });

    test("a lease or a wait made by a clock that ran two hours ahead holds up nobody once it was set back", async () => {
      const store = await prepared();
      expect(await claimBy(store, "ahead", 120)).not.toBeNull();
      expect(await claimBy(store, "back", 1)).toMatchObject({ id: "delivery-1" });
      await store.releaseDelivery({ deliveryId: "delivery-1", holder: "back" }, minute(122));
      await store.leavePlace({ deliveryId: "delivery-1", holder: "back" });
      expect(await claimBy(store, "again", 2)).toMatchObject({ id: "delivery-1" });
      await store.releaseDelivery({ deliveryId: "delivery-1", holder: "again" }, minute(32));
      expect(await claimBy(store, "too soon", 3)).toBeNull();
    });

    test("parts go from pending by sending to posted, and the last one closes the delivery", async () => {
      const store = await prepared();
      const delivery = await claimBy(store, "me", 0);
      expect(delivery?.parts.map(({ state, content }) => [state, content.summary])).toEqual([
        ["pending", "top"],
        ["pending", "thread"],
      ]);
      const claim = { deliveryId: "delivery-1", holder: "me" };
      await store.markSending(claim, 0, minute(1));
      expect((await store.delivery("delivery-1"))?.parts[0]).toMatchObject({ state: "sending", attempts: 1 });
      await store.markPosted(claim, 0, posted("m-1"), minute(1));
      await store.markSending(claim, 1, minute(1));
      await store.markUnknown(claim, 1, "the connection was reset", minute(2));
      expect(await store.delivery("delivery-1")).toMatchObject({
        state: "open",
        parts: [
          { state: "posted", posted: posted("m-1") },
          { state: "unknown", problem: "the connection was reset" },
        ],
      });
      await store.markPosted(claim, 1, posted("m-2"), minute(3));
      expect(await store.delivery("delivery-1")).toMatchObject({ state: "posted" });
      expect(await claimBy(store, "again", 60)).toBeNull();
    });

    test("deliveries of some subscriptions may be left alone for now", async () => {
      const store = await prepared();
      expect(await claimBy(store, "me", 0, ["harbour-channel", "other"])).toBeNull();
      expect(await claimBy(store, "me", 0, ["other"])).toMatchObject({ id: "delivery-1" });
    });

    test("a mark under a lost claim is refused and changes nothing", async () => {
      const store = await prepared();
      await claimBy(store, "slow", 0);
      await claimBy(store, "quick", 6);
      const mark = store.markPosted({ deliveryId: "delivery-1", holder: "slow" }, 0, posted("m-1"), minute(7));
      await expect(mark).rejects.toMatchObject({ code: "busy" });
      expect((await store.delivery("delivery-1"))?.parts[0]?.state).toBe("pending");
    });

    test("given back, it waits for its time", async () => {
      const store = await prepared();
      await claimBy(store, "me", 0);
      const claim = { deliveryId: "delivery-1", holder: "me" };
      await store.markPending(claim, 0, "rate limited", minute(1));
      await store.releaseDelivery(claim, minute(3));
      expect(await claimBy(store, "me", 2)).toBeNull();
      expect((await claimBy(store, "me", 3))?.parts[0]).toMatchObject({ state: "pending", problem: "rate limited" });
    });

    test("a refused part is made plain, then given up, and takes no other with it", async () => {
      const store = await prepared();
      await claimBy(store, "me", 0);
      const claim = { deliveryId: "delivery-1", holder: "me" };
      await store.markPlain(claim, 0, "its blocks are wrong", minute(1));
      const [top] = (await store.delivery("delivery-1"))?.parts ?? [];
      expect(top).toMatchObject({ state: "pending", content: { summary: "top", plain: true } });
      await store.markRefused(claim, 0, "its words are, too", minute(1));
      expect(await store.delivery("delivery-1")).toMatchObject({ state: "open" });
      await store.markPosted(claim, 1, posted("m-1"), minute(2));
      expect(await store.delivery("delivery-1")).toMatchObject({ state: "posted" });
      expect(await claimBy(store, "me", 30)).toBeNull();
    });

    test("a delivery of which everything was refused is given up", async () => {
      const store = await prepared();
      await claimBy(store, "me", 0);
      const claim = { deliveryId: "delivery-1", holder: "me" };
      for (const part of [0, 1]) await store.markRefused(claim, part, "never", minute(1));
      expect(await store.delivery("delivery-1")).toMatchObject({ state: "refused" });
    });

    test("a delivery that became too old is given up, and may be asked for again", async () => {
      const store = await prepared();
      await claimBy(store, "me", 0);
      await store.markExpired({ deliveryId: "delivery-1", holder: "me" });
      expect(await store.delivery("delivery-1")).toMatchObject({ state: "expired" });
      expect(await claimBy(store, "me", 30)).toBeNull();
      expect(await store.replaceDelivery(anew(["top"]))).toBe(true);
      expect(await store.delivery("delivery-1")).toMatchObject({ state: "open", madeAt: minute(10) });
    });

    test("a paused subscription's deliveries wait", async () => {
      const store = await prepared();
      await store.pauseSubscription("harbour-channel", "no permission");
      expect(await claimBy(store, "me", 0)).toBeNull();
      await store.resumeSubscription("harbour-channel");
      expect(await claimBy(store, "me", 0)).not.toBeNull();
    });

    const posting = async (store: Store, parts: number) => {
      await claimBy(store, "me", 0);
      const claim = { deliveryId: "delivery-1", holder: "me" };
      for (let part = 0; part < parts; part++) await store.markPosted(claim, part, posted(`m-${part}`), minute(1));
    };
    const anew = (summaries: readonly string[]) => ({
      deliveryId: "delivery-1",
      tenant: "",
      digest: aDigest({ id: "anew" }),
      parts: summaries.map((summary) => ({ summary, blocks: [] })),
      at: minute(10),
    });
    const statesOf = async (store: Store) =>
      (await store.delivery("delivery-1"))?.parts.map(({ state, content, posted: at }) => [
        state,
        content.summary,
        at?.id ?? null,
      ]);

    test("a digest made anew replaces the words of what was posted, and adds what is more", async () => {
      const store = await prepared();
      await posting(store, 2);
      await store.askRedo("delivery-1", minute(9));
      expect(await store.askedRedos()).toMatchObject([{ id: "delivery-1", redoAskedAt: minute(9) }]);
      expect(await store.replaceDelivery(anew(["top", "other thread", "more"]))).toBe(true);
      expect(await statesOf(store)).toEqual([
        ["posted", "top", "m-0"],
        ["stale", "other thread", "m-1"],
        ["pending", "more", null],
      ]);
      expect(await store.delivery("delivery-1")).toMatchObject({ state: "open", digestId: "anew", redoAskedAt: null });
      expect(await store.seenBy("everything").digest("anew")).not.toBeNull();
      expect(await store.askedRedos()).toEqual([]);
      await claimBy(store, "me", 11);
      const claim = { deliveryId: "delivery-1", holder: "me" };
      await store.markStale(claim, 1, "rate limited", minute(11));
      await store.markLeft(claim, 1, "it was deleted", minute(12));
      await store.markPosted(claim, 2, posted("m-2"), minute(12));
      expect(await store.delivery("delivery-1")).toMatchObject({
        state: "posted",
        parts: [{}, { state: "left", posted: posted("m-1"), problem: "it was deleted" }, { state: "posted" }],
      });
    });

    test("what is still being posted is not replaced, and what says the same is not opened", async () => {
      const store = await prepared();
      await store.askRedo("delivery-1", minute(0));
      await posting(store, 1);
      expect(await store.askedRedos()).toEqual([]);
      expect(await store.replaceDelivery(anew(["a", "b"]))).toBe(false);
      expect(await statesOf(store)).toMatchObject([
        ["posted", "top", "m-0"],
        ["pending", "thread", null],
      ]);
      await posting(store, 2);
      expect(await store.replaceDelivery(anew(["top", "thread"]))).toBe(true);
      expect(await store.delivery("delivery-1")).toMatchObject({ state: "posted", digestId: "anew" });
    });

    test("a digest made anew edits what stands; refused parts that never stood may be dropped", async () => {
      const store = await prepared();
      await posting(store, 1);
      await store.markRefused({ deliveryId: "delivery-1", holder: "me" }, 1, "too long", minute(2));
      expect(await store.replaceDelivery(anew(["shorter"]))).toBe(true);
      expect(await statesOf(store)).toEqual([["stale", "shorter", "m-0"]]);
    });

    test("what is known of a place is kept", async () => {
      const store = await prepared();
      expect(await store.placeState("slack C1")).toEqual({ restUntil: new Date(0).toISOString(), refusals: 0 });
      await store.restPlace("slack C1", minute(4), minute(60));
      await store.restPlace("slack C1", minute(3), minute(60));
      expect((await store.placeState("slack C1")).restUntil).toBe(minute(4));
      await store.restPlace("slack C1", minute(300), minute(360));
      await store.restPlace("slack C1", minute(5), minute(65));
      expect(await store.placeState("slack C1")).toEqual({ restUntil: minute(5), refusals: 0 });
    });

    test("however many refusals of a place are met at once, each is counted", async () => {
      const store = await prepared();
      const counted = await Promise.all([1, 2, 3].map(() => store.countRefusal("slack C1")));
      expect(counted.toSorted()).toEqual([1, 2, 3]);
      await store.forgetRefusals("slack C1");
      expect(await store.countRefusal("slack C1")).toBe(1);
    });

    test("one delivery at a time is posted in a place, whoever asks, until it is left", async () => {
      const store = await prepared();
      await store.keepSubscription({ ...aSubscription(), id: "second-briefing" });
      const slot = aSlot("second-briefing", DUE);
      await store.planDelivery(aPlan({ id: "delivery-2", slot, digest: aDigest({ id: "digest-2" }) }));
      expect(await claimBy(store, "one", 0)).toMatchObject({ id: "delivery-1" });
      expect(await claimBy(store, "two", 0)).toBeNull();
      await store.leavePlace({ deliveryId: "delivery-1", holder: "one" });
      expect(await claimBy(store, "two", 0)).toMatchObject({ id: "delivery-2" });
    });

    test("each mark renews the claim", async () => {
      const store = await prepared();
      await claimBy(store, "me", 0);
      await store.markSending({ deliveryId: "delivery-1", holder: "me" }, 0, minute(4));
      expect(await claimBy(store, "other", 5.9)).toBeNull();
      expect(await claimBy(store, "other", 6)).toMatchObject({ id: "delivery-1" });
    });

    test("the slot before a slot is the newest that was not skipped", async () => {
      const store = await prepared();
      const skipped = aSlot("harbour-channel", "2025-02-14T07:00:00.000Z");
      const next = aSlot("harbour-channel", "2025-02-15T07:00:00.000Z");
      await store.skipSlots([skipped], "the bot was down", DUE);
      expect(await store.slotBefore(next)).toBe(DUE);
      expect(await store.slotBefore(aPlan().slot)).toBeNull();
    });

    test("slots told and not posted count as taken; the last slot is the newest of either", async () => {
      const store = await prepared();
      const { dueAt, shown } = aPlan().slot;
      expect(await store.lastSlot("harbour-channel", minute(0))).toEqual({ dueAt, shown });
      expect(await store.lastSlot("nobody", minute(0))).toBeNull();
      const skipped = aSlot("harbour-channel", "2025-02-14T07:00:00.000Z");
      await store.skipSlots([skipped, aPlan().slot], "the bot was down", DUE);
      expect(await store.lastSlot("harbour-channel", minute(60))).toMatchObject({ dueAt: DUE });
      expect(await store.lastSlot("harbour-channel", skipped.dueAt)).toMatchObject({ dueAt: skipped.dueAt });
      expect(await store.skippedSlots(5)).toMatchObject([
        { slot: { dueAt: skipped.dueAt }, reason: "the bot was down" },
      ]);
      expect(await store.planDelivery(aPlan({ id: "late", slot: skipped }))).toBe(false);
      expect(await store.deliveries(5, "harbour-channel")).toMatchObject([{ id: "delivery-1", state: "open" }]);
    });
  });
}
