import { expect, test } from "vitest";
import { aDigest, aSubscription } from "../../builders.ts";
import type { OpenStore } from "../store.ts";
import { SEEN } from "./reports.ts";

export function deskContract(open: OpenStore): void {
  test("a source's memo comes back as it was left", async () => {
    const store = await open();
    expect(await store.sourceState("courier")).toBeNull();
    const state = { sourceId: "courier", lastReadAt: SEEN, failures: 2, lastProblem: "timed out" };
    await store.keepSourceState({ ...state, memo: {} });
    await store.keepSourceState({ ...state, memo: { etag: 'W/"a\u2028b"', seen: [1, null, "ø"] } });
    expect(await store.sourceState("courier")).toEqual({
      ...state,
      memo: { etag: 'W/"a\u2028b"', seen: [1, null, "ø"] },
    });
  });

  test("sources added in a chat are kept, listed and removed", async () => {
    const store = await open();
    const added = { chat: "slack", workspace: "T1", url: "https://courier.example/rss", addedBy: "U1", addedAt: SEEN };
    await store.keepAddedSource({ ...added, id: "a", name: "Courier" });
    await store.keepAddedSource({ ...added, id: "b", name: "Herald" });
    await store.keepAddedSource({ ...added, id: "b", name: "Port Herald" });
    expect((await store.addedSources()).map(({ name }) => name)).toEqual(["Courier", "Port Herald"]);
    await store.removeAddedSource("a");
    expect((await store.addedSources()).map(({ id }) => id)).toEqual(["b"]);
  });

  test("digests are kept whole and found by name and time", async () => {
    const store = await open();
    const ending = (id: string, until: string, name = "morning") =>
      aDigest({ id, name, window: { from: "2025-02-01T00:00:00.000Z", until } });
    await store.keepDigest(ending("first", "2025-02-12T06:00:00.000Z"), SEEN, "");
    await store.keepDigest(ending("second", "2025-02-13T06:00:00.000Z"), SEEN, "");
    await store.keepDigest(ending("evening", "2025-02-13T06:00:00.000Z", "evening"), SEEN, "");
    expect(await store.seenBy("everything").digest("second")).toEqual(ending("second", "2025-02-13T06:00:00.000Z"));
    expect(await store.seenBy("everything").digest("none")).toBeNull();
    const before = async (time: string) =>
      (await store.seenBy("everything").digestsBefore("morning", time, 5)).map(({ id }) => id);
    expect(await before("2025-02-14T00:00:00.000Z")).toEqual(["second", "first"]);
    expect(await before("2025-02-13T06:00:00.000Z")).toEqual(["first"]);
    const within = async (from: string, until: string, limit = 5) =>
      (await store.seenBy("everything").digestsIn({ from, until }, limit)).map(({ id }) => id);
    expect(await within("2025-02-01T00:00:00.000Z", "2025-02-13T06:00:00.000Z")).not.toContain("second");
    expect(await within("2025-02-13T06:00:00.000Z", "2025-02-13T06:00:00.001Z")).toContain("second");
    expect(await within("2025-02-01T00:00:00.000Z", "2025-03-01T00:00:00.000Z", 1)).toHaveLength(1);
  });

  test("a model's choice is kept by what was asked, the newest alone, counted by outcome, and forgotten", async () => {
    const store = await open();
    const choice = { points: [3, 0], headline: null, quotes: [1], same: [[0, 2]] };
    const kept = { ...{ model: "ollama:tiny", seed: 7, promptTokens: 900, milliseconds: 1_200 }, at: SEEN };
    expect(await store.choice("k")).toBeNull();
    await store.keepChoice({ ...kept, key: "k", outcome: "no-answer", choice: null, seed: null });
    await store.keepChoice({ ...kept, key: "k", outcome: "chosen", choice });
    await store.keepChoice({
      ...kept,
      key: "late",
      outcome: "out-of-time",
      choice: null,
      at: "2025-02-21T08:00:00.000Z",
    });
    expect(await store.choice("k")).toEqual({ ...kept, key: "k", outcome: "chosen", choice });
    expect(await store.choiceOutcomes(SEEN)).toEqual({ chosen: 1, "out-of-time": 1 });
    expect(await store.choiceOutcomes("2025-02-21T00:00:00.000Z")).toEqual({ "out-of-time": 1 });
    await store.forgetChoicesBefore("2025-02-21T00:00:00.000Z");
    expect([await store.choice("k"), (await store.choice("late"))?.outcome]).toEqual([null, "out-of-time"]);
  });

  test("what a subscription mutes and requires is kept, changed and taken away", async () => {
    const store = await open();
    const filter = { without: ["sport", "royal family"], outlets: 2, languages: ["en", "de"], from: ["The Example"] };
    await store.keepSubscription(aSubscription({ filter }));
    expect(await store.subscriptions()).toEqual([aSubscription({ filter })]);
    await store.keepSubscription(aSubscription({ filter: { ...filter, without: [], outlets: 3 } }));
    expect(await store.subscriptions()).toMatchObject([{ filter: { without: [], outlets: 3, from: ["The Example"] } }]);
    await store.keepSubscription(aSubscription());
    expect((await store.subscriptions())[0]).not.toHaveProperty("filter");
  });

  test("a subscription is kept, changed, paused, resumed and removed", async () => {
    const store = await open();
    await store.keepSubscription(aSubscription());
    await store.keepSubscription(aSubscription({ topics: ["ferries"] }));
    expect(await store.subscriptions()).toEqual([aSubscription({ topics: ["ferries"] })]);
    await store.pauseSubscription("harbour-channel", "the channel was deleted");
    expect(await store.subscriptions()).toMatchObject([{ state: "paused", pausedBecause: "the channel was deleted" }]);
    await store.resumeSubscription("harbour-channel");
    expect(await store.subscriptions()).toMatchObject([{ state: "active", pausedBecause: null }]);
    await store.removeSubscription("harbour-channel");
    expect(await store.subscriptions()).toEqual([]);
  });

  test("a replayed key is told from a new one", async () => {
    const store = await open();
    const first = await Promise.all([1, 2, 3].map(() => store.seenOnce("trigger-1", SEEN)));
    expect(first.filter(Boolean)).toHaveLength(1);
    expect(await store.seenOnce("trigger-2", SEEN)).toBe(true);
  });

  test("what the bot remembers of itself is kept, the newest in place of the former", async () => {
    const store = await open();
    expect(await store.record("heartbeat")).toBeNull();
    await store.keepRecord("heartbeat", { at: SEEN, details: null });
    await store.keepRecord("heartbeat", { at: "2025-02-21T00:00:00.000Z", details: { failed: ["courier"] } });
    expect(await store.record("heartbeat")).toEqual({
      at: "2025-02-21T00:00:00.000Z",
      details: { failed: ["courier"] },
    });
  });

  test("a record is replaced by one of several that have read it, and by nobody who has read another", async () => {
    const store = await open();
    const of = (details: unknown) => ({ at: SEEN, details });
    const replacing = (former: unknown, details: readonly unknown[]) =>
      Promise.all(details.map((one) => store.replaceRecord("keys", former === null ? null : of(former), of(one))));
    const first = await replacing(null, [["a"], ["b"], ["c"]]);
    expect(first.filter(Boolean)).toHaveLength(1);
    const kept = (await store.record("keys"))?.details;
    expect(kept).toEqual([["a"], ["b"], ["c"]][first.indexOf(true)]);
    const second = await replacing(kept, [
      { two: 1, one: "ä" },
      { two: 2, one: "ß" },
    ]);
    expect(second.filter(Boolean)).toHaveLength(1);
    expect(await replacing(kept, [["late"]])).toEqual([false]);
    expect(await replacing(null, [["late"]])).toEqual([false]);
    expect((await store.record("keys"))?.details).toMatchObject({ two: second.indexOf(true) + 1 });
  });

  test("uses are counted per allowance and period", async () => {
    const store = await open();
    expect(await store.countUse("T1:who-said", "2025-02-13")).toBe(1);
    expect(await store.countUse("T1:who-said", "2025-02-13")).toBe(2);
    expect(await store.countUse("T2:who-said", "2025-02-13")).toBe(1);
    expect(await store.countUse("T1:who-said", "2025-02-14")).toBe(1);
  });
}
