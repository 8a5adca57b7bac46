import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { deliverWaiting } from "../../../src/digest/deliver/deliver.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import type { Store } from "../../../src/store/store.ts";
import { aDigest, aSlot, aSubscription } from "../../builders.ts";
import { createPlatform, type Fate, type Platform, RETRY_AFTER } from "./platform.ts";

const HOUR = 3_600_000;
const START = Date.parse("2026-03-04T08:00:00.000Z");

const subscription = aSubscription({
  id: "s1",
  chat: "slack",
  place: "C1",
  topics: [],
  cron: "0 8 * * *",
  timeZone: "UTC",
  createdAt: "2026-03-01T00:00:00.000Z",
});

interface Run {
  readonly store: Store;
  readonly platform: Platform;
  readonly told: readonly string[];
  /** Lets time pass, in steps, delivering what may be delivered at each. */
  pass(milliseconds: number): Promise<void>;
}

async function withRun(
  fates: readonly Fate[],
  parts: number,
  work: (run: Run) => Promise<void>,
  grace = 3 * HOUR,
): Promise<void> {
  const store = await openSqlite(":memory:");
  let now = START;
  let ids = 0;
  const clock = () => new Date(now);
  const platform = createPlatform(clock, fates[Symbol.iterator]() as Iterator<Fate>);
  const told: string[] = [];
  await store.keepSubscription(subscription);
  await store.planDelivery({
    id: "d1",
    tenant: "",
    slot: aSlot("s1", clock().toISOString()),
    digest: aDigest(),
    parts: Array.from({ length: parts }, (_, index) => ({ summary: `part ${index + 1}`, blocks: [] })),
    madeAt: clock().toISOString(),
    late: null,
  });
  const posting = {
    store,
    chats: [platform.chat],
    now: clock,
    newId: () => `id${++ids}`,
    pause: async (milliseconds: number) => {
      now += milliseconds;
    },
    tell: (words: string) => told.push(words),
    grace,
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

test("a channel's rest holds for its other briefings, and over a restart", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rest-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const platform = createPlatform(() => new Date(START), (["rate-limited"] as Fate[])[Symbol.iterator]());
  const live = async (at: number) => {
    const store = await openSqlite(join(folder, "store.sqlite"));
    for (const id of ["s1", "s2"]) {
      await store.keepSubscription({ ...subscription, id });
      const dueAt = new Date(START).toISOString();
      const slot = aSlot(id, dueAt);
      const parts = [{ summary: id, blocks: [] }];
      await store.planDelivery({
        id: `of-${id}`,
        slot,
        digest: aDigest(),
        tenant: "",
        parts,
        madeAt: dueAt,
        late: null,
      });
    }
    let ids = 0;
    const quiet = { pause: async () => undefined, tell: () => undefined, newId: () => `${at}-${++ids}` };
    await deliverWaiting(
      { store, chats: [platform.chat], now: () => new Date(at), ...quiet },
      new AbortController().signal,
    );
    await store.close();
  };
  await live(START);
  await live(START + RETRY_AFTER - 1);
  expect(platform.calls).toHaveLength(1);
  await live(START + RETRY_AFTER);
  expect(words(platform)).toEqual(["s1", "s2"]);
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

test("what nobody could post for longer than the grace time is not posted any more, and that is told", async () => {
  const unreachable = Array.from({ length: 60 }, () => "unreachable" as const);
  await withRun(
    unreachable,
    2,
    async ({ platform, pass, told, store }) => {
      await pass(HOUR);
      expect(words(platform)).toEqual([]);
      expect(told).toHaveLength(1);
      expect(told[0]).toContain("too old");
      expect((await store.delivery("d1"))?.state).toBe("expired");
    },
    HOUR / 6,
  );
});

test("what was begun is ended, however late", async () => {
  const unreachable = Array.from({ length: 60 }, () => "unreachable" as const);
  await withRun(
    ["taken", ...unreachable],
    2,
    async ({ platform, pass, store }) => {
      await pass(HOUR);
      expect(words(platform)).toEqual(["part 1", "part 2"]);
      expect((await store.delivery("d1"))?.state).toBe("posted");
    },
    HOUR / 6,
  );
});

test("a refused part is posted as plain words, and then the next part", async () => {
  await withRun(["taken", "refused"], 3, async ({ platform, pass, told, store }) => {
    await pass(HOUR);
    expect(words(platform)).toEqual(["part 1", "part 2, plain", "part 3"]);
    expect(told).toEqual([expect.stringContaining("invalid_blocks")]);
    expect((await store.delivery("d1"))?.state).toBe("posted");
  });
});

test("a part that is refused as plain words too is left out, told once, and takes no other with it", async () => {
  await withRun(["taken", "refused", "refused"], 3, async ({ platform, pass, told, store }) => {
    await pass(HOUR);
    expect(words(platform)).toEqual(["part 1", "part 3"]);
    expect(told).toHaveLength(2);
    expect((await store.delivery("d1"))?.state).toBe("posted");
  });
});

test("a place that refuses the first part in every form is dead: paused after three, its starter told too", async () => {
  const refusals = Array.from({ length: 3 }, () => "refused" as const);
  await withRun(refusals, 2, async ({ platform, pass, told, store }) => {
    await pass(HOUR);
    expect(platform.calls).toHaveLength(3);
    expect(told).toHaveLength(2);
    expect(platform.told).toEqual([expect.stringMatching(/^user-1: .*C1 is paused: invalid_blocks/)]);
    await store.resumeSubscription("s1");
    await pass(HOUR);
    expect(words(platform)).toEqual(["part 1, plain", "part 2"]);
  });
});

test("where people took the thread away nothing more is posted, and that is told once", async () => {
  await withRun(["taken", "thread gone"], 4, async ({ platform, pass, told, store }) => {
    await pass(HOUR);
    expect(words(platform)).toEqual(["part 1"]);
    expect(told).toHaveLength(1);
    expect((await store.delivery("d1"))?.state).toBe("posted");
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
