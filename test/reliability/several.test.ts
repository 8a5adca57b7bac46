import { expect, test } from "vitest";
import { runSeveral } from "../../bench/reliability/several/run.ts";
import { startPostgres, whyNoPostgres } from "../servers/postgres.ts";

const whySkipped = await whyNoPostgres();

test.skipIf(whySkipped !== null)(
  `two bots on one PostgreSQL, killed, paused and cut off: nothing lost, nothing doubled${whySkipped ?? ""}`,
  async () => {
    const server = await startPostgres();
    const size = {
      chat: "discord",
      processes: 2,
      kills: 1,
      pauses: 1,
      restarts: 1,
      channels: 2,
      seed: 5,
      speed: 20,
    } as const;
    const { parts, articles, answers, ...result } = await runSeveral(size, server).finally(() => server.stop());
    expect(parts).toBeGreaterThan(0);
    expect(articles).toBeGreaterThan(2);
    expect(result).toMatchObject({
      lost: 0,
      doubled: 0,
      articlesLost: 0,
      unread: 0,
      damage: [],
      code: 0,
      othersEnded: 0,
    });
    expect(answers.twice).toBe(0);
    // How soon another listens is a matter of the machine, whose clock here runs twenty times as fast.
    expect(answers.onceInCalm).toBeGreaterThan(0);
  },
);
