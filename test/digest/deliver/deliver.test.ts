import fc from "fast-check";
import { expect, test } from "vitest";
import { deliverWaiting } from "../../../src/digest/deliver/deliver.ts";
import { createPlaces } from "../../../src/digest/deliver/places.ts";
import type { Subscription } from "../../../src/model/subscription.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import type { Store } from "../../../src/store/store.ts";
import { aDigest } from "../../builders.ts";
import { createPlatform, type Fate, type Platform, RETRY_AFTER } from "./platform.ts";

const START = Date.parse("2026-03-04T08:00:00.000Z");

const subscription: Subscription = {
  id: "s1",
  chat: "slack",
  workspace: "T1",
  place: "C1",
  name: "morning",
  topics: [],
  cron: "0 8 * * *",
  timeZone: "UTC",
  quietDays: [],
  state: "active",
  pausedBecause: null,
  createdBy: "U1",
  createdAt: "2026-03-01T00:00:00.000Z",
};

interface Run {
  readonly store: Store;
  readonly platform: Platform;
  readonly told: readonly string[];
  /** Lets time pass, in steps, delivering what may be delivered at each. */
  pass(milliseconds: number): Promise<void>;
}

async function withRun(fates: readonly Fate[], parts: number, work: (run: Run) => Promise<void>): Promise<void> {
  const store = await openSqlite(":memory:");
  let now = START;
  let ids = 0;
  const clock = () => new Date(now);
  const platform = createPlatform(clock, fates[Symbol.iterator]() as Iterator<Fate>);
  const told: string[] = [];
  await store.keepSubscription(subscription);
  await store.planDelivery({
    id: "d1",
    slot: { subscriptionId: "s1", dueAt: clock().toISOString() },
    digest: aDigest(),
    parts: Array.from({ length: parts }, (_, index) => ({ summary: `part ${index + 1}`, blocks: [] })),
    madeAt: clock().toISOString(),
    late: null,
  });
  const posting = {
    store,
    chats: [platform.chat],
    places: createPlaces(),
    now: clock,
    newId: () => `id${++ids}`,
    pause: async (milliseconds: number) => {
      now += milliseconds;
    },
    tell: (words: string) => told.push(words),
  };
  const pass = async (milliseconds: number) => {
    for (const end = now + milliseconds; now < end; now += 5_000) {
      await deliverWaiting(posting, new AbortController().signal);
    }
  };
  try {
    await work({ store, platform, told, pass });
  } finally {
    await store.close();
  }
}

const HOUR = 3_600_000;
const words = ({ posts }: Platform) => posts.map((post) => post.words);

test("a digest of three parts: one post and two in its thread", async () => {
  await withRun([], 3, async ({ platform, pass, store }) => {
    await pass(HOUR);
    expect(platform.posts.map((post) => [post.words, post.threadOf])).toEqual([
      ["part 1", null],
      ["part 2", "m1"],
      ["part 3", "m1"],
    ]);
    expect((await store.delivery("d1"))?.state).toBe("posted");
  });
});

test("a lost answer is looked for, not posted again", async () => {
  await withRun(["lost", "taken", "lost and late"], 3, async ({ platform, pass }) => {
    await pass(HOUR);
    expect(words(platform)).toEqual(["part 1", "part 2", "part 3"]);
  });
});

test("a call that never arrived is posted once it is known to be absent", async () => {
  await withRun(["reset"], 2, async ({ platform, pass }) => {
    await pass(HOUR);
    expect(words(platform)).toEqual(["part 1", "part 2"]);
  });
});

test("a rate limit is never tried before its time", async () => {
  await withRun(["rate-limited", "rate-limited"], 1, async ({ platform, pass }) => {
    await pass(HOUR);
    const [first = 0, second = 0, third = 0] = platform.calls;
    expect(second - first).toBeGreaterThanOrEqual(RETRY_AFTER);
    expect(third - second).toBeGreaterThanOrEqual(RETRY_AFTER);
    expect(words(platform)).toEqual(["part 1"]);
  });
});

test("a dead channel is paused after three refusals, its owner told once, and goes on when resumed", async () => {
  await withRun(["dead", "dead", "dead"], 2, async ({ platform, pass, told, store }) => {
    await pass(HOUR);
    expect(platform.calls).toHaveLength(3);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("deliveries --resume s1");
    await store.resumeSubscription("s1");
    await pass(HOUR);
    expect(words(platform)).toEqual(["part 1", "part 2"]);
  });
});

test("a refused part is given up and told, not tried again", async () => {
  await withRun(["taken", "refused"], 3, async ({ platform, pass, told, store }) => {
    await pass(HOUR);
    expect(words(platform)).toEqual(["part 1"]);
    expect(told[0]).toContain("invalid_blocks");
    expect((await store.delivery("d1"))?.state).toBe("refused");
  });
});

test("where the history cannot be read, the owner is asked rather than the post doubled", async () => {
  await withRun(["lost"], 1, async ({ platform, pass, told }) => {
    platform.readable = false;
    await pass(HOUR);
    expect(platform.posts).toHaveLength(1);
    expect(told).toHaveLength(1);
  });
});

test("whatever the platform does, every part stands there exactly once", async () => {
  const fate = fc.constantFrom<Fate>("taken", "lost", "lost and late", "reset", "rate-limited", "unreachable");
  await fc.assert(
    fc.asyncProperty(fc.array(fate, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), async (fates, parts) => {
      await withRun(fates, parts, async ({ platform, pass }) => {
        await pass(2 * HOUR);
        expect(words(platform)).toEqual(Array.from({ length: parts }, (_, index) => `part ${index + 1}`));
      });
    }),
    { numRuns: 40 },
  );
});
