import { expect, test } from "vitest";
import { runKills } from "../../bench/reliability/kill/run.ts";

test.concurrent.each(["slack", "discord"] as const)(
  "%s: killed at random, and while the server commits late: nothing lost, nothing doubled",
  async (chat) => {
    const { parts, articles, ...result } = await runKills({ chat, kills: 1, late: 1, channels: 2, seed: 6, speed: 12 });
    expect(parts).toBeGreaterThan(0);
    expect(articles).toBeGreaterThan(2);
    expect(result).toMatchObject({ lost: 0, doubled: 0, articlesLost: 0, damage: [], code: 0 });
  },
);
