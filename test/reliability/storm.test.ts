import { expect, test } from "vitest";
import { runStorm } from "../../bench/reliability/storm/run.ts";

test.each(["slack", "discord"] as const)(
  "%s, with every third request told to wait, every tenth reset, every twentieth failing: each part stands there once",
  async (chat) => {
    const result = await runStorm({ chat, channels: 3, slots: 3, seed: 7 });
    expect(result.weather.limited).toBeGreaterThan(10);
    expect(result.weather.resets + result.weather.failures).toBeGreaterThan(0);
    expect(result).toMatchObject({ parts: 27, lost: 0, doubled: 0, weather: { early: [] } });
  },
);

test.each(["slack", "discord"] as const)(
  "%s: a channel that is gone pauses both its briefings after at most three refusals, and the owner is told once",
  async (chat) => {
    const { refusals, pausedBriefings, told } = await runStorm({ chat, channels: 1, slots: 2, seed: 3 });
    expect(refusals).toBeLessThanOrEqual(3);
    expect(pausedBriefings).toBe(2);
    expect(told).toHaveLength(1);
  },
);
