import { expect, test } from "vitest";
import { runStarts } from "../../bench/reliability/starts/run.ts";

test("whenever around a slot a bot is started, its briefing holds what its sources offered at the slot", async () => {
  const result = await runStarts(8, 3);
  expect(result).toMatchObject({ briefings: 8, missing: 0, withoutSources: 0, withoutBriefing: 0 });
  expect(result.articlesOffered).toBe(32);
}, 60_000);
