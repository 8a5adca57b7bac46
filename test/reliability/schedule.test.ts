import { expect, test } from "vitest";
import { runSchedule } from "../../bench/reliability/schedule/run.ts";

test("a month with changes of clocks, asleep and restarted at random: each slot is posted once, or told", async () => {
  const size = { zones: ["Europe/Berlin", "Africa/Casablanca"], seed: 4 };
  const result = await runSchedule({
    ...size,
    from: new Date("2025-03-10T00:00:00Z"),
    until: new Date("2025-04-12T00:00:00Z"),
  });
  expect(result.wrong).toEqual([]);
  expect(result.late).toBeGreaterThan(0);
  expect(result.told).toBeGreaterThan(0);
});
