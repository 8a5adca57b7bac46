import { expect, onTestFinished, test } from "vitest";
import { type Telling, tellFollowers } from "../../../src/commands/follow/tell.ts";
import { deliverWaiting } from "../../../src/digest/deliver/deliver.ts";
import type { Follow } from "../../../src/model/follow.ts";
import type { Destination } from "../../../src/model/subscription.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import type { Store } from "../../../src/store/store.ts";
import { ENGLISH } from "../../../src/words/words.ts";
import { aReportOf } from "../../contracts/store/reports.ts";
import { createPlatform, type Fate } from "../../digest/deliver/platform.ts";

const MINUTE = 60_000;
const START = Date.parse("2025-02-14T09:10:00.000Z");
const GATES = "The lock gates will be mended before winter, whatever it costs us";
const LAMP = "The lamp burns without me, and so do I, every night of the year";

const HERE: Destination = {
  ...{ id: "alerts:here", chat: "slack", workspace: "T1", place: "C1", name: "alerts", timeZone: "UTC" },
  ...{ state: "active", pausedBecause: null, createdBy: "U1", createdAt: "2025-02-12T06:00:00.000Z" },
};

const aFollow = (of: Partial<Follow> = {}): Follow => ({
  ...{ id: "f", subscriptionId: HERE.id, speaker: "Ada Penrose", about: "", outlet: "", pace: "at-once" },
  ...{ state: "active", createdBy: "U1", createdAt: "2025-02-12T06:00:00.000Z" },
  ...of,
});

interface Rig {
  readonly store: Store;
  /** What stands in the place now, in order, as its readers see it. */
  readonly standing: () => readonly string[];
  readonly edits: () => number;
  readonly wait: (milliseconds: number) => void;
  readonly read: (outlet: string, words: string, by?: string) => Promise<void>;
  /** A minute of the bot; `store` may fail. */
  readonly minute: (store?: Store) => Promise<void>;
}

async function rig(fates: readonly Fate[] = []): Promise<Rig> {
  const store = await openSqlite(":memory:");
  onTestFinished(() => store.close());
  let time = START;
  let serial = 0;
  let edits = 0;
  const now = () => new Date(time);
  const newId = () => `id-${++serial}`;
  const { chat: platform, posts } = createPlatform(now, fates[Symbol.iterator]());
  const shown = new Map<string, string>();
  const textOf = (blocks: readonly object[]) => JSON.stringify(blocks);
  const chat: typeof platform = {
    ...platform,
    post: async (place, part, key) => {
      try {
        return await platform.post(place, part, key);
      } finally {
        const last = posts.at(-1);
        if (last && !shown.has(last.id)) shown.set(last.id, textOf(part.blocks));
      }
    },
    edit: async ({ id }, part) => {
      edits += 1;
      shown.set(id, textOf(part.blocks));
    },
  };
  const telling = (over: Store): Telling => ({
    ...{ store: over, chats: [chat], home: async () => "slack:T1", wordsFor: () => ENGLISH, owners: [], now, newId },
  });
  await store.keepSubscription(HERE);
  await store.keepFollow(aFollow());
  const pause = async (milliseconds: number) => {
    time += milliseconds;
  };
  return {
    store,
    standing: () => posts.map(({ id }) => shown.get(id) ?? ""),
    edits: () => edits,
    wait: (milliseconds) => {
      time += milliseconds;
    },
    read: async (outlet, words, by = "Ada Penrose") => {
      const id = `${outlet}-${++serial}`;
      const report = aReportOf([{ words, by }], {
        id,
        outlet,
        url: `https://${id}.example/`,
        publishedAt: now().toISOString(),
      });
      await store.keepArticle(report.article, "wire", now().toISOString());
      await store.keepReading(report);
      const placement = { articleId: id, storyId: words, followsUp: null };
      await store.keepPlacements([placement], { merges: [], sorted: [id] });
    },
    minute: async (over = store) => {
      time += MINUTE;
      await tellFollowers(telling(over));
      const posting = { store: over, chats: [chat], now, newId, pause, tell: () => undefined };
      await deliverWaiting(posting, new AbortController().signal);
    },
  };
}

test("a saying is posted once; a second outlet edits what stands there, and another saying is a post of its own", async () => {
  const bot = await rig();
  await bot.read("Tide Post", GATES);
  await bot.minute();
  expect(bot.standing()).toHaveLength(1);
  expect(bot.standing()[0]).toContain(GATES);
  expect(bot.standing()[0]).toContain("Followed here: Ada Penrose.");
  await bot.read("Ellery Courier", GATES);
  await bot.read("Coast Wire", `${GATES} or them`);
  await bot.minute();
  expect(bot.standing()).toHaveLength(1);
  for (const outlet of ["Tide Post", "Ellery Courier", "Coast Wire"]) expect(bot.standing()[0]).toContain(outlet);
  expect(bot.edits()).toBe(1);
  await bot.minute();
  expect(bot.edits()).toBe(1);
  await bot.read("Tide Post", LAMP);
  await bot.minute();
  expect(bot.standing()).toHaveLength(2);
  expect(bot.standing()[1]).toContain(LAMP);
});

test("what comes in one round is one post, and nobody else's words are in it", async () => {
  const bot = await rig();
  await bot.read("Tide Post", GATES);
  await bot.read("Tide Post", LAMP);
  await bot.read("Tide Post", "Nobody has ever paid a penny for this ferry of ours", "Otto Bell");
  await bot.minute();
  expect(bot.standing()).toHaveLength(1);
  expect(bot.standing()[0]).toContain(LAMP);
  expect(bot.standing()[0]).not.toContain("penny");
});

test("hourly gathers until the hour is full", async () => {
  const bot = await rig();
  await bot.store.keepFollow(aFollow({ pace: "hourly" }));
  await bot.read("Tide Post", GATES);
  await bot.minute();
  await bot.read("Tide Post", LAMP);
  await bot.minute();
  expect(bot.standing()).toEqual([]);
  bot.wait(48 * MINUTE);
  await bot.minute();
  expect(bot.standing()).toHaveLength(1);
  expect(bot.standing()[0]).toContain(GATES);
  expect(bot.standing()[0]).toContain(LAMP);
});

test("quiet hours: what comes in them is told afterwards in one post, and a second outlet is added without a post", async () => {
  const bot = await rig();
  await bot.store.keepSubscription({ ...HERE, alertTimes: { quiet: { from: "09:00", until: "10:00" }, most: null } });
  await bot.read("Tide Post", GATES);
  await bot.minute();
  await bot.read("Ellery Courier", GATES);
  await bot.read("Tide Post", LAMP);
  await bot.minute();
  expect(bot.standing()).toEqual([]);
  bot.wait(48 * MINUTE);
  await bot.minute();
  expect(bot.standing()).toHaveLength(1);
  for (const words of [GATES, LAMP, "Ellery Courier"]) expect(bot.standing()[0]).toContain(words);
});

test("at most so many posts a day, and the rest in one the next day", async () => {
  const bot = await rig();
  await bot.store.keepSubscription({ ...HERE, alertTimes: { quiet: null, most: 1 } });
  const later = [
    "Nobody has ever paid a penny for this ferry of ours",
    "The tide will take the old mole before Easter",
  ];
  for (const words of [GATES, LAMP, ...later]) {
    await bot.read("Tide Post", words);
    await bot.minute();
  }
  expect(bot.standing()).toHaveLength(1);
  bot.wait(15 * 60 * MINUTE);
  await bot.minute();
  expect(bot.standing()).toHaveLength(2);
  for (const words of [LAMP, ...later]) expect(bot.standing()[1]).toContain(words);
});

test("what is told hours after it was published says when that was", async () => {
  const bot = await rig();
  await bot.read("Tide Post", GATES);
  bot.wait(5 * 60 * MINUTE);
  await bot.minute();
  expect(bot.standing()[0]).toMatch(/Published .*09:10/);
});

test("a paused follow and a paused place are told nothing; a place that goes on is told what is still news", async () => {
  const bot = await rig();
  await bot.store.keepFollow(aFollow({ state: "paused" }));
  await bot.read("Tide Post", LAMP);
  await bot.minute();
  await bot.store.keepFollow(aFollow());
  await bot.store.pauseSubscription(HERE.id, "no permission");
  await bot.read("Tide Post", GATES);
  await bot.minute();
  expect(bot.standing()).toEqual([]);
  await bot.store.resumeSubscription(HERE.id);
  await bot.minute();
  expect(bot.standing()).toHaveLength(1);
  expect(bot.standing()[0]).not.toContain(LAMP);
});

/** A store that ends the process, as far as it can tell, at one of its next calls: before it or after. */
function killedAt(store: Store, calls: number, isAfter: boolean): Store {
  let left = calls;
  return new Proxy(store, {
    get: (target, name, receiver) => {
      const method = Reflect.get(target, name, receiver);
      if (typeof method !== "function") return method;
      return async (...given: readonly unknown[]) => {
        const isLast = left-- === 0;
        if (left < 0 && !(isLast && isAfter)) throw new Error("killed");
        const answer = await method.apply(target, given);
        if (isLast) throw new Error("killed");
        return answer;
      };
    },
  });
}

test("killed at any call, before or after it: every saying is posted once, with every outlet", async () => {
  for (let calls = 0; calls < 40; calls++) {
    for (const isAfter of [false, true]) {
      const bot = await rig(calls % 3 === 0 ? ["lost"] : []);
      await bot.read("Tide Post", GATES);
      await bot.read("Tide Post", LAMP);
      await bot.minute(killedAt(bot.store, calls, isAfter)).catch(() => undefined);
      await bot.read("Ellery Courier", GATES);
      await bot.minute(killedAt(bot.store, calls, !isAfter)).catch(() => undefined);
      for (let minute = 0; minute < 8; minute++) await bot.minute();
      const all = bot.standing().join("\n");
      const where = `killed at call ${calls}`;
      expect(all.split(`“${LAMP}”`), where).toHaveLength(2);
      expect(all.split(`“${GATES}”`), where).toHaveLength(2);
      expect(all, where).toContain("Ellery Courier");
    }
  }
}, 120_000);
