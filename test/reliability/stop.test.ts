import { expect, test } from "vitest";
import { runStops } from "../../bench/reliability/stop/run.ts";

test("a bot that is told to stop finishes the call under way: nothing half-sent, lost or doubled", async () => {
  const { slowestStop: _slowestStop, ...result } = await runStops({ chat: "slack", stops: 2, port: 47_221, seed: 3 });
  expect(result).toEqual({
    parts: 24,
    halfSent: 0,
    lost: 0,
    doubled: 0,
    articles: 2,
    articlesLost: 0,
    unclean: 0,
    damage: [],
  });
});
