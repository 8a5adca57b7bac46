import { expect, test } from "vitest";
import { storyCommand } from "../../src/commands/story.ts";
import { findStory } from "../../src/digest/find-story.ts";
import { storyBlocks } from "../../src/digest/present/story.ts";
import { voicesOf } from "../../src/words/words.ts";
import { aReadArticle } from "../builders.ts";
import { keepAll } from "../contracts/store/reports.ts";
import { aCall, anAsker, anEmptyStore, buttonOf, NOW, wordsOf } from "./asking.ts";

const REPORTS = [
  {
    id: "courier",
    outlet: "Ellery Courier",
    title: "Open again after nine months",
    text: "The harbour bridge in Port Ellery reopened on Tuesday after 214 bolts were replaced. The Brücke is old.",
    publishedAt: "2025-02-11T18:00:00.000Z",
  },
  {
    id: "herald",
    outlet: "Port Herald",
    title: "Commuters count the minutes",
    text: "Ferries to the bridge stop on Monday because the ministry ended its subsidy. The Brücke is free.",
    publishedAt: "2025-02-13T06:00:00.000Z",
  },
  {
    id: "wire",
    outlet: "Coast Wire",
    title: "Bread costs more",
    text: "Wheat prices rose again in Ellery. Bakers complained.",
    publishedAt: "2025-02-13T07:00:00.000Z",
  },
  {
    id: "old",
    outlet: "Coast Wire",
    title: "Sold at last",
    text: "A lighthouse was sold in Port Ellery. Nobody lives there.",
    publishedAt: "2025-01-02T07:00:00.000Z",
  },
] as const;

async function aNewsroom() {
  const store = await anEmptyStore();
  const read = REPORTS.map((report) => aReadArticle({ ...report, url: `https://${report.id}.example/a` }));
  await keepAll(store, read);
  await store.keepPlacements([
    { articleId: "courier", storyId: "bridge", followsUp: null },
    { articleId: "herald", storyId: "bridge", followsUp: null },
    { articleId: "wire", storyId: "wheat", followsUp: "bridge" },
    { articleId: "old", storyId: "lighthouse", followsUp: null },
  ]);
  const command = storyCommand({
    voices: voicesOf("en"),
    find: (words) => findStory(store.seenBy("everything"), words, NOW),
    present: async (story) => storyBlocks(story, "UTC"),
  });
  const ask = (words: string) => command.answer(aCall("story", { options: { words } }));
  return { command, ask };
}

test("one word finds the story with all its outlets, and nothing of another", async () => {
  const { ask } = await aNewsroom();
  const told = await ask("bridge");
  expect(told.visibility).toBe("asker");
  for (const words of ["after 214 bolts", "Ellery Courier", "Port Herald"]) expect(wordsOf(told)).toContain(words);
  expect(wordsOf(told)).not.toContain("Wheat");
});

test("what only the last day's articles say is new", async () => {
  const { ask } = await aNewsroom();
  expect(wordsOf(await ask("wheat"))).toContain("New in the last day: 1 of 1 points.");
  expect(wordsOf(await ask("bolts"))).toContain("Nothing new in the last day.");
});

test("a story that follows up another one says which", async () => {
  const { ask } = await aNewsroom();
  expect(wordsOf(await ask("wheat"))).toContain("Follows up: ");
  expect(wordsOf(await ask("wheat"))).toMatch(
    /(?:Open again after nine months|Commuters count the minutes), 13 February/,
  );
  expect(wordsOf(await ask("bolts"))).not.toContain("Follows up");
});

test("its buttons ask again and share", async () => {
  const { ask, command } = await aNewsroom();
  const told = await ask("bridge");
  const again = buttonOf(told, "What is new?");
  expect(await command.press(again.action, again.value, anAsker())).toEqual(told);
  const share = buttonOf(told, "Share");
  expect((await command.press(share.action, share.value, anAsker())).visibility).toBe("everyone");
  expect(wordsOf(await command.press("story:dance", "x", anAsker()))).toContain("no longer works");
});

test.each(["unicorn", "", "lighthouse"])(
  "%j: there is no such story in the last days, and that is told",
  async (words) => {
    const { ask } = await aNewsroom();
    const told = await ask(words);
    expect(told.visibility).toBe("asker");
    expect(wordsOf(told)).toContain("Try a name or a place");
  },
);

test("a button's value fits every chat, whatever was asked", async () => {
  const { ask } = await aNewsroom();
  const told = await ask("Brücke ".repeat(400));
  expect(Buffer.byteLength(buttonOf(told, "Share").value)).toBeLessThanOrEqual(100);
});
