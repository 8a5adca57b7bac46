import { expect, test } from "vitest";
import { type Planning, planDue } from "../../../src/digest/deliver/plan.ts";
import type { Digest } from "../../../src/model/digest.ts";
import type { Subscription } from "../../../src/model/subscription.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import type { Store } from "../../../src/store/store.ts";
import { aDigest, aSubscription } from "../../builders.ts";
import { createPlatform } from "./platform.ts";

const morning = aSubscription({
  id: "s1",
  chat: "slack",
  place: "C1",
  topics: [],
  cron: "0 8 * * *",
  timeZone: "Europe/Berlin",
  createdAt: "2026-03-01T00:00:00.000Z",
});

async function withPlanning(
  subscriptions: readonly Subscription[],
  work: (store: Store, plan: (at: string, of?: Partial<Planning>) => Promise<number>, told: string[]) => Promise<void>,
): Promise<void> {
  const store = await openSqlite(":memory:");
  let ids = 0;
  const told: string[] = [];
  for (const subscription of subscriptions) await store.keepSubscription(subscription);
  const planning = {
    store,
    chats: [createPlatform(() => new Date(0), [][Symbol.iterator]()).chat],
    brief: async () => ({
      digest: aDigest(),
      tenant: "",
      message: { summary: "digest", blocks: [], thread: [], visibility: "everyone" as const },
    }),
    archive: async () => undefined,
    newId: () => `d${++ids}`,
    tell: (words: string) => void told.push(words),
    downSince: null,
  };
  try {
    await work(store, (at, of = {}) => planDue({ ...planning, ...of }, new Date(at)), told);
  } finally {
    await store.close();
  }
}

test("a slot is planned once, however often the clock ticks", async () => {
  await withPlanning([morning], async (store, plan) => {
    expect(await plan("2026-03-01T06:59:59Z")).toBe(0);
    expect(await plan("2026-03-01T07:00:05Z")).toBe(1);
    expect(await plan("2026-03-01T07:00:05Z")).toBe(0);
    expect(await plan("2026-03-01T07:01:00Z")).toBe(0);
    expect((await store.deliveries(10)).map(({ slot, late }) => [slot.dueAt, late])).toEqual([
      ["2026-03-01T07:00:00.000Z", null],
    ]);
  });
});

test("after three days down the newest slot is posted and says since when the bot was down", async () => {
  await withPlanning([morning], async (store, plan, told) => {
    await plan("2026-03-01T07:00:05Z");
    await plan("2026-03-04T08:12:00Z", { downSince: new Date("2026-03-01T07:40:00Z") });
    const [newest] = await store.deliveries(10);
    expect(newest?.slot.dueAt).toBe("2026-03-04T07:00:00.000Z");
    expect(newest?.late).toBe("late: the bot was down 1 March 08:40 – 4 March 09:12");
    expect(told).toEqual([
      expect.stringContaining("not posted, since the bot was down when it was due: 2 March 08:00, 3 March 08:00"),
    ]);
    expect(await store.deliveries(10)).toHaveLength(2);
    expect(await plan("2026-03-04T08:13:00Z")).toBe(0);
  });
});

test("late says when the bot was down, or when it was due where the bot ran", async () => {
  await withPlanning([morning], async (store, plan) => {
    await plan("2026-03-01T07:00:05Z");
    await plan("2026-03-02T08:12:00Z", { downSince: new Date("2026-03-02T06:40:00Z") });
    await plan("2026-03-03T09:30:00Z");
    expect((await store.deliveries(2)).map(({ late }) => late)).toEqual([
      "late: due 08:00, made 10:30",
      "late: the bot was down 07:40–09:12",
    ]);
  });
});

test("the grace time is the configuration's", async () => {
  await withPlanning([morning], async (store, plan, told) => {
    expect(await plan("2026-03-01T08:30:00Z", { grace: 3_600_000 })).toBe(0);
    expect(told[0]).toContain("it could not be made in time: 1 March 08:00 (Europe/Berlin)");
    expect(await store.skippedSlots(9)).toHaveLength(1);
  });
});

test("a clock that ran ahead for a year and was set right takes no slot away and doubles none", async () => {
  await withPlanning([morning], async (store, plan) => {
    await plan("2026-03-01T07:00:05Z");
    await plan("2027-03-02T07:00:05Z");
    for (const day of ["02", "03", "04"]) {
      expect(await plan(`2026-03-${day}T07:00:05Z`)).toBe(1);
      expect(await plan(`2026-03-${day}T06:59:00Z`)).toBe(0);
      expect(await plan(`2026-03-${day}T07:01:00Z`)).toBe(0);
    }
    expect(await plan("2027-03-02T07:00:05Z")).toBe(0);
    expect(await store.deliveries(9)).toHaveLength(5);
  });
});

test("a briefing that got other times a moment ago is not late for them", async () => {
  await withPlanning([{ ...morning, cron: "0 18 * * *" }], async (store, plan) => {
    await plan("2026-03-01T17:00:05Z");
    await store.keepSubscription({ ...morning, createdAt: "2026-03-02T09:00:00.000Z" });
    expect(await plan("2026-03-02T09:01:00Z")).toBe(0);
    expect(await plan("2026-03-03T07:00:05Z")).toBe(1);
  });
});

test("one briefing that cannot be made is told and does not stop the others", async () => {
  const other = { ...morning, id: "s2", place: "C2" };
  await withPlanning([morning, other], async (store, plan, told) => {
    const brief: Planning["brief"] = async ({ id }) => {
      if (id === "s1") throw new Error("the disk is full");
      return {
        digest: aDigest(),
        tenant: "",
        message: { summary: "d", blocks: [], thread: [], visibility: "everyone" },
      };
    };
    expect(await plan("2026-03-01T07:00:05Z", { brief })).toBe(1);
    expect(told[0]).toContain("the disk is full");
    expect(await plan("2026-03-01T07:01:05Z")).toBe(1);
    expect(await store.deliveries(10)).toHaveLength(2);
  });
});

test("each planned digest is kept in the archive once; a folder that cannot be written is told and stops no post", async () => {
  await withPlanning([morning], async (store, plan, told) => {
    const kept: string[] = [];
    const archive = async ({ id }: Digest) => void kept.push(id);
    await plan("2026-03-01T07:00:05Z", { archive });
    await plan("2026-03-01T07:01:05Z", { archive });
    expect(kept).toEqual([aDigest().id]);
    const full = () => Promise.reject(new Error("digests: the digest could not be written"));
    expect(await plan("2026-03-02T07:00:05Z", { archive: full })).toBe(1);
    expect(told).toEqual(["digests: the digest could not be written. The digest is posted all the same."]);
    expect(await store.deliveries(10)).toHaveLength(2);
  });
});

test("a paused briefing plans nothing", async () => {
  await withPlanning([{ ...morning, state: "paused" }], async (_store, plan) => {
    expect(await plan("2026-03-01T07:00:05Z")).toBe(0);
  });
});
