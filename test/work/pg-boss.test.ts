import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { postgresStatements } from "../../src/store/postgres/statements.ts";
import { pgBossQueue } from "../../src/work/pg-boss/queue.ts";
import { workQueueContract } from "../contracts/work-queue.ts";
import { type PostgresServer, startPostgres, whyNoPostgres } from "../servers/postgres.ts";

const whySkipped = await whyNoPostgres();

if (whySkipped === null) onPostgres();
else test.skip(`the queue on PostgreSQL, because ${whySkipped}`, () => undefined);

function onPostgres(): void {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  /** A process's queue in a database; its polls come one after the other. */
  const queueIn = async (address: string) => {
    const database = postgresStatements(address, { connections: 3 });
    const told: string[] = [];
    const beats: (() => void)[] = [];
    const queue = await pgBossQueue({
      database,
      kinds: ["collect"],
      every: (_, work) => {
        beats.push(work);
        return () => undefined;
      },
      wait: (_, signal) => new Promise((resolve) => (signal.aborted ? resolve() : setImmediate(resolve))),
      tell: (words) => told.push(words),
    });
    return { queue, database, told, beats };
  };

  let shared: string | null = null;
  workQueueContract("of several processes", async () => {
    shared ??= await server.newDatabase();
    const { queue, database } = await queueIn(shared);
    await database.run("delete from soundbite_work.job");
    return {
      queue,
      passRest: async () => {
        await database.run("update soundbite_work.job set start_after = now() where state = 'retry'");
      },
    };
  });

  test("what somebody took who is gone is done by another, and who comes back late settles nothing", async () => {
    const address = await server.newDatabase();
    const [gone, other] = [await queueIn(address), await queueIn(address)];
    const stop = new AbortController();
    const supervisor = new PgBoss({ connectionString: address, schema: "soundbite_work", supervise: false });
    await supervisor.start();
    onTestFinished(async () => {
      stop.abort();
      await Promise.all([gone.queue.close(), other.queue.close(), supervisor.stop({ graceful: false })]);
    });
    const run = (statement: string) => other.database.run(statement);
    const lookForTheSilent = async () => {
      await run("update soundbite_work.queue set monitor_on = null, monitor_claim_on = null");
      await supervisor.supervise("collect");
    };
    /** As if so many seconds had gone by in silence. */
    const silence = (seconds: number) =>
      run(`update soundbite_work.job set heartbeat_on = heartbeat_on - interval '${seconds} s' where state = 'active'`);

    const taken = Promise.withResolvers<void>();
    const late = Promise.withResolvers<void>();
    const work = async (): Promise<void> => {
      taken.resolve();
      await late.promise;
    };
    const ended = gone.queue.work("collect", { atOnce: 1, signal: stop.signal, work });
    await gone.queue.put("collect", ["ferry"]);
    await taken.promise;

    await silence(12);
    for (const beat of gone.beats) beat();
    await until(
      async () =>
        (await run("select 1 from soundbite_work.job where heartbeat_on > now() - interval '3 s'")).rows.length > 0,
    );
    await silence(12);
    await lookForTheSilent();
    expect(await other.queue.counts("collect")).toMatchObject({ active: 1, retrying: 0 });

    await silence(5);
    await lookForTheSilent();
    expect(await other.queue.jobs(9)).toMatchObject([
      { state: "retrying", failures: 1, problem: "job heartbeat timeout" },
    ]);
    const again = Promise.withResolvers<void>();
    const done = Promise.withResolvers<void>();
    void other.queue.work("collect", {
      ...{ atOnce: 1, signal: stop.signal },
      work: async () => {
        again.resolve();
        await done.promise;
      },
    });
    await again.promise;
    stop.abort();
    late.resolve();
    await ended;
    expect(await other.queue.jobs(9)).toMatchObject([{ state: "active", failures: 1 }]);
    done.resolve();
    await until(async () => (await other.queue.jobs(9)).length === 0);
  });

  test("a queue whose database is away is waited for, and told of", async ({ skip }) => {
    const { restart } = server;
    if (restart === null) return skip("the server is not ours to start again");
    const { queue, told } = await queueIn(await server.newDatabase());
    const stop = new AbortController();
    onTestFinished(async () => {
      stop.abort();
      await queue.close();
    });
    const done: string[] = [];
    void queue.work("collect", { atOnce: 1, signal: stop.signal, work: async (key) => void done.push(key) });
    await restart(() => until(async () => told.length > 0));
    await queue.put("collect", ["ferry"]);
    await until(async () => done.length > 0);
    expect(done).toEqual(["ferry"]);
    expect(told[0]).toMatch(/^the queue: PostgreSQL/);
  });
}

async function until(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await new Promise(setImmediate);
}
