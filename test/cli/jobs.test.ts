import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openQueue } from "../../src/app/open-queue.ts";
import { postgresStatements } from "../../src/store/postgres/statements.ts";
import { soundbite } from "../journeys/command-line.ts";
import { startPostgres, whyNoPostgres } from "../servers/postgres.ts";

const noPostgres = await whyNoPostgres();

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "soundbite-jobs-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test.skipIf(noPostgres !== null)(
  "jobs lists what waits and what is dead, and a dead one is tried again or dropped",
  async () => {
    const server = await startPostgres();
    onTestFinished(() => server.stop());
    const address = await server.newDatabase();
    const queue = await openQueue(address, { now: () => new Date(), tell: () => undefined });
    const database = postgresStatements(address, { connections: 1 });
    onTestFinished(async () => {
      await queue.close();
      await database.close();
    });
    await queue.put("collect", ["feed:https://a.example/feed", "feed:https://b.example/feed"]);
    await database.run(
      `update soundbite_work.job set state = 'failed', output = '{"message":"the disk is full"}', retry_count = 2
        where data->>'key' like '%a.example%'`,
    );
    const jobs = (...options: readonly string[]) => soundbite(["jobs", "--store", address, ...options], aFolder());

    const shown = await jobs();
    expect(shown).toMatchObject({ code: 0, err: "" });
    expect(shown.out).toMatch(/^collect: 1 queued, 0 active, 0 retrying, 1 dead$/m);
    expect(shown.out).toMatch(/collect feed:https:\/\/a\.example\/feed {2}dead, failed 3 times: the disk is full$/m);
    expect(shown.out).toMatch(/collect feed:https:\/\/b\.example\/feed {2}queued$/m);
    const { out } = await jobs("--state", "dead", "--json");
    const told = JSON.parse(out) as { counts: unknown; jobs: readonly { id: string; key: string }[] };
    expect(told.counts).toEqual({ collect: { queued: 1, active: 0, retrying: 0, dead: 1 } });
    const [dead] = told.jobs;
    expect(dead?.key).toBe("feed:https://a.example/feed");

    expect(await jobs("--drop", "nobody")).toMatchObject({ code: 1, err: expect.stringContaining("no dead job") });
    expect(await jobs("--retry", dead?.id ?? "")).toMatchObject({
      code: 0,
      out: expect.stringContaining("queued again"),
    });
    expect(await queue.counts("collect")).toMatchObject({ queued: 2, dead: 0 });
    await database.run("update soundbite_work.job set state = 'failed'");
    const [again] = await queue.jobs(1, "dead");
    expect(await jobs("--drop", again?.id ?? "")).toMatchObject({ code: 0 });
    expect(await queue.counts("collect")).toMatchObject({ queued: 0, dead: 1 });

    const doctor = await soundbite(["doctor"], aFolder(), "", { SOUNDBITE_STORE: address });
    expect(doctor.out).toContain(
      "FAIL queue: 0 queued, 0 active, 0 retrying, 1 dead\n     -> `soundbite jobs --state dead`",
    );
  },
);

test("jobs on a SQLite store says where its queue is", async () => {
  const { code, out, err } = await soundbite(["jobs", "--store", "data/soundbite.sqlite"], aFolder());
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain("data/soundbite.sqlite is a SQLite file; its queue is in the memory of the bot");
});
