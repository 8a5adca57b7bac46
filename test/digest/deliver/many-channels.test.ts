import { expect, onTestFinished, test } from "vitest";
import type { Chat } from "../../../src/chat/chat.ts";
import { createDelivering } from "../../../src/digest/deliver/deliver.ts";
import { openSqlite } from "../../../src/store/sqlite/open.ts";
import { aDigest, aSlot, aSubscription } from "../../builders.ts";
import { createPlatform } from "./platform.ts";

const CHANNELS = 100;
const PARTS = 4;
const DUE = "2026-03-04T08:00:00.000Z";

test("a hundred channels are due at one minute, a tenth of them never answer: all the others have their digests", async () => {
  const store = await openSqlite(":memory:");
  onTestFinished(() => store.close());
  const platform = createPlatform(() => new Date(DUE), [][Symbol.iterator]());
  const stop = new AbortController();
  const chat: Chat = {
    ...platform.chat,
    post: async (place, part, key) => {
      if (place.endsWith("0")) return new Promise((_, reject) => stop.signal.addEventListener("abort", reject));
      return platform.chat.post(place, part, key);
    },
  };
  const add = async (number: number) => {
    const id = `s${number}`;
    await store.keepSubscription(aSubscription({ id, chat: "slack", place: `C${number}` }));
    const parts = Array.from({ length: PARTS }, (_, part) => ({ summary: `part ${part + 1}`, blocks: [] }));
    const plan = { id: `d${number}`, slot: aSlot(id, DUE), digest: aDigest({ id: `digest ${number}` }), tenant: "" };
    await store.planDelivery({ ...plan, parts, madeAt: DUE, late: null });
  };
  for (let number = 1; number <= CHANNELS; number++) await add(number);
  let ids = 0;
  const quiet = { pause: async () => undefined, tell: () => undefined, newId: () => `h${++ids}` };
  const count = () => platform.posts.length;
  const delivering = createDelivering({ store, chats: [chat], now: () => new Date(DUE), ...quiet }, stop.signal);
  delivering.begin();
  while (count() < (CHANNELS * 9 * PARTS) / 10) await new Promise((resolve) => setImmediate(resolve));
  // What is planned meanwhile does not wait for those that do not answer.
  await add(CHANNELS + 1);
  delivering.begin();
  while (count() < (CHANNELS * 9 * PARTS) / 10 + PARTS) await new Promise((resolve) => setImmediate(resolve));
  expect(new Set(platform.posts.map(({ place }) => place)).size).toBe((CHANNELS * 9) / 10 + 1);
  stop.abort();
  await delivering.idle();
});
