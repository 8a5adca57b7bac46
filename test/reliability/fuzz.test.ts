import { expect, test } from "vitest";
import { chatFuzz } from "../../bench/reliability/fuzz/chats.ts";
import { feedFuzz } from "../../bench/reliability/fuzz/feeds.ts";
import { modelFuzz } from "../../bench/reliability/fuzz/model.ts";
import { pageFuzz } from "../../bench/reliability/fuzz/pages.ts";
import { type Fuzz, runFuzz } from "../../bench/reliability/fuzz/run.ts";

const seed = 20;

test.each<[string, number, () => Promise<Fuzz>]>([
  ["damaged feeds", 300, async () => feedFuzz],
  ["damaged pages", 60, async () => pageFuzz],
  ["payloads of both chats", 250, chatFuzz],
  ["outputs of a model", 150, modelFuzz],
])("%s break nothing (%i of them; all: npm run bench fuzz)", async (_, count, start) => {
  const { failures, outcomes } = await runFuzz(await start(), { seed, from: 0, count });
  expect(failures.filter(({ words }) => !words.startsWith("took "))).toEqual([]);
  expect(outcomes.size).toBeGreaterThan(1);
});

test("what breaks is told with its number", async () => {
  const fuzz: Fuzz = {
    deadlineMilliseconds: 60_000,
    run: (random) => {
      if (random() < 0.5) throw new TypeError("broken");
      return "fine";
    },
  };
  const { failures, outcomes } = await runFuzz(fuzz, { seed, from: 0, count: 50 });
  expect(failures.length + (outcomes.get("fine") ?? 0)).toBe(50);
  const { number, words } = failures[0] ?? { number: 0, words: "" };
  expect(words).toContain("broken");
  expect((await runFuzz(fuzz, { seed, from: number, count: 1 })).failures).toHaveLength(1);
});
