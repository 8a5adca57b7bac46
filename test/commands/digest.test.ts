import { expect, test } from "vitest";
import { digestCommand } from "../../src/commands/digest.ts";
import { presentDigest } from "../../src/digest/present/present.ts";
import type { TimeWindow } from "../../src/model/digest.ts";
import type { MessageBlock } from "../../src/model/message.ts";
import { voicesOf } from "../../src/words/words.ts";
import { aDigest } from "../builders.ts";
import { aCall, anAsker, anEmptyStore, buttonOf, NOW, wordsOf } from "./asking.ts";

async function aNewsroom() {
  const store = await anEmptyStore();
  const asked: { readonly window: TimeWindow; readonly topics: readonly string[] }[] = [];
  const command = digestCommand({
    make: async (window, topics) => {
      asked.push({ window, topics });
      return aDigest({ window, topics: [...topics] });
    },
    voices: voicesOf("en"),
    present: presentDigest,
    kept: (id) => store.seenBy("everything").digest(id),
    keep: (digest) => store.keepDigest(digest, NOW.toISOString(), ""),
    topics: async () => ["Harbour", "harvest", "weather"],
    now: () => NOW,
    timeZone: "America/New_York",
    hours: 24,
  });
  const ask = (options: Readonly<Record<string, string>> = {}) => command.answer(aCall("digest", { options }));
  return { store, command, asked, ask };
}

const threadButton = (blocks: readonly MessageBlock[] | undefined, label: string) =>
  buttonOf({ summary: "", blocks: blocks ?? [], thread: [], visibility: "asker" }, label);

test("the digest of the last hours is seen by the asker, and Share shows the very same to everyone", async () => {
  const { command, ask, asked } = await aNewsroom();
  const mine = await ask();
  expect(asked[0]?.window).toEqual({ from: "2025-02-12T08:00:00.000Z", until: "2025-02-13T08:00:00.000Z" });
  expect(mine.visibility).toBe("asker");
  const { action, value } = buttonOf(mine, "Share");
  const shared = await command.press(action, value, anAsker({ mayManage: false }));
  expect(shared.visibility).toBe("everyone");
  expect(shared.thread).toEqual(mine.thread);
  expect(() => buttonOf(shared, "Share")).toThrow();
});

test("a day is the day of the bot's zone, a change of clocks included", async () => {
  const { ask, asked } = await aNewsroom();
  await ask({ date: " 2025-02-12 ", topic: "harbour" });
  await ask({ date: "2024-03-10" });
  expect(asked).toEqual([
    { window: { from: "2025-02-12T05:00:00.000Z", until: "2025-02-13T05:00:00.000Z" }, topics: ["Harbour"] },
    { window: { from: "2024-03-10T05:00:00.000Z", until: "2024-03-11T04:00:00.000Z" }, topics: [] },
  ]);
});

test("yesterday is a day, and a topic written where the day goes is a topic; one that no source has is refused", async () => {
  const { ask, asked } = await aNewsroom();
  await ask({ date: "yesterday" });
  await ask({ date: "harbour" });
  expect(asked[0]?.window.from).toBe("2025-02-12T05:00:00.000Z");
  expect(asked[1]).toMatchObject({ window: { until: "2025-02-13T08:00:00.000Z" }, topics: ["Harbour"] });
  await expect(ask({ topic: "astrology" })).rejects.toThrow("The topics there are: Harbour, harvest, weather.");
  await expect(ask({ date: "2025-02-14" })).rejects.toThrow("has not come yet");
});

test.each(["sea", "2025-02-30", "2025-13-01", "20250212"])("%s is no day", async (date) => {
  const { ask } = await aNewsroom();
  await expect(ask({ date })).rejects.toThrow(`“${date}” is not a day. Write it as 2025-02-13,`);
});

test("Source shows the sentences behind a point, from the digest that was kept", async () => {
  const { command, ask } = await aNewsroom();
  const { action, value } = threadButton((await ask()).thread[0], "Source");
  const source = await command.press(action, value, anAsker());
  expect(source.visibility).toBe("asker");
  expect(wordsOf(source)).toContain("The harbour bridge in Port Ellery reopened on Tuesday.Ellery Courier");
});

test("buttons of digests that are gone, and values that nobody wrote, are answered kindly", async () => {
  const { command, ask } = await aNewsroom();
  const { value } = threadButton((await ask()).thread[0], "Source");
  const presses = [
    ["digest:share", "gone"],
    ["digest:source", "gone:0:0"],
    ["digest:source", value.replace(/\d+$/, "99")],
    ["digest:source", "::"],
    ["digest:dance", value],
  ] as const;
  for (const [action, of] of presses) {
    expect(wordsOf(await command.press(action, of, anAsker())), `${action} ${of}`).toContain("/digest");
  }
});

test("topics are suggested by how they begin, whatever their letter case", async () => {
  const { command } = await aNewsroom();
  expect(await command.suggest("topic", " HAR", anAsker())).toEqual(["Harbour", "harvest"]);
});
