import { describe, expect, test } from "vitest";
import type { PlannedDelivery } from "../../../src/store/delivery-store.ts";
import type { Store } from "../../../src/store/store.ts";
import { aDigest } from "../../builders.ts";
import type { OpenStore } from "../store.ts";
import { aSubscription } from "./memory.ts";

const DUE = "2025-02-13T07:00:00.000Z";
const minute = (count: number) => new Date(Date.parse(DUE) + count * 60_000).toISOString();
const posted = (id: string) => ({ place: "channel-1", id, link: null });

const aPlan = (of: Partial<PlannedDelivery> = {}): PlannedDelivery => ({
  id: "delivery-1",
  slot: { subscriptionId: "harbour-channel", dueAt: DUE },
  digest: aDigest(),
  parts: ["top", "thread"].map((summary) => ({ summary, blocks: [] })),
  madeAt: DUE,
  late: null,
  ...of,
});

const claimBy = (store: Store, holder: string, at: number) =>
  store.claimDelivery({ holder, now: minute(at), until: minute(at + 5) });

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
      expect(await store.digest(delivery?.digestId ?? "")).not.toBeNull();
      expect(await store.counts()).toMatchObject({ digests: 1 });
    });

    test("one holder at a time; a lease that ran out may be claimed by another", async () => {
      const store = await prepared();
      const claims = await Promise.all(["one", "two"].map((holder) => claimBy(store, holder, 0)));
      expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
      expect(await claimBy(store, "three", 4)).toBeNull();
      expect(await claimBy(store, "three", 5)).toMatchObject({ id: "delivery-1" });
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

    test("a refused part gives up the delivery", async () => {
      const store = await prepared();
      await claimBy(store, "me", 0);
      await store.markRefused({ deliveryId: "delivery-1", holder: "me" }, 0, "the channel is gone", minute(1));
      expect(await store.delivery("delivery-1")).toMatchObject({ state: "refused" });
      expect(await claimBy(store, "me", 30)).toBeNull();
    });

    test("a paused subscription's deliveries wait", async () => {
      const store = await prepared();
      await store.pauseSubscription("harbour-channel", "no permission");
      expect(await claimBy(store, "me", 0)).toBeNull();
      await store.resumeSubscription("harbour-channel");
      expect(await claimBy(store, "me", 0)).not.toBeNull();
    });

    test("slots told and not posted count as taken; the last slot is the newest of either", async () => {
      const store = await prepared();
      expect(await store.lastSlot("harbour-channel")).toBe(DUE);
      expect(await store.lastSlot("nobody")).toBeNull();
      const skipped = { subscriptionId: "harbour-channel", dueAt: "2025-02-14T07:00:00.000Z" };
      await store.skipSlots([skipped, aPlan().slot], "the bot was down", DUE);
      expect(await store.lastSlot("harbour-channel")).toBe(skipped.dueAt);
      expect(await store.skippedSlots(5)).toEqual([{ slot: skipped, reason: "the bot was down" }]);
      expect(await store.planDelivery(aPlan({ id: "late", slot: skipped }))).toBe(false);
      expect(await store.deliveries(5, "harbour-channel")).toMatchObject([{ id: "delivery-1", state: "open" }]);
    });
  });
}
