import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openPostgres, postgresEngine } from "../../src/store/postgres/open.ts";
import { anArticle } from "../builders.ts";
import { SEEN } from "../contracts/store/reports.ts";
import { type PostgresServer, startPostgres, whyNoPostgres } from "../servers/postgres.ts";

const CONNECTIONS = 12;
const whySkipped =
  process.env["TEST_POSTGRES"] === undefined ? await whyNoPostgres() : "the server that was given has its own limits";

describe.skipIf(whySkipped !== null)(`a server with few connections${whySkipped ?? ""}`, () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres({ connections: CONNECTIONS });
  });
  afterAll(() => server.stop());

  /** Takes connections as other programs do. */
  async function take(address: string, count: number): Promise<() => Promise<void>> {
    const clients = Array.from({ length: count }, () => new pg.Client({ connectionString: address }));
    for (const client of clients) await client.connect();
    const giveBack = async () => {
      for (const client of clients) await client.end();
    };
    onTestFinished(giveBack);
    return giveBack;
  }

  test("three bots that want more connections than there are wait for each other and lose nothing", async () => {
    const address = await server.newDatabase();
    await take(address, CONNECTIONS - 4);
    const stores = await Promise.all([1, 2, 3].map(() => openPostgres(address)));
    const kept = stores.flatMap((store, bot) =>
      Array.from({ length: 12 }, (_, index) =>
        store.keepArticle(anArticle({ id: `${bot}-${index}` }), "wire", SEEN).then(() => store.counts()),
      ),
    );
    await Promise.all(kept);
    expect(await stores[0]?.counts()).toMatchObject({ articles: 36 });
    for (const store of stores) await store.close();
  });

  test("a question that finds no connection waits for one that is given back", async () => {
    const address = await server.newDatabase();
    await (await openPostgres(address)).close();
    const giveBack = await take(address, CONNECTIONS);
    const opening = openPostgres(address);
    await giveBack();
    const store = await opening;
    expect(await store.counts()).toMatchObject({ articles: 0 });
    await store.close();
  });

  test("where none is given back, what to do is told, and it goes on afterwards", async () => {
    const address = await server.newDatabase();
    const giveBack = await take(address, CONNECTIONS);
    await expect(openPostgres(address, { patience: 600 })).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("max_connections"),
    });
    await giveBack();
    await (await openPostgres(address, { patience: 600 })).close();
  });

  test("a question is told when all connections of its own process stay at work", async () => {
    const address = await server.newDatabase();
    const store = await openPostgres(address, { patience: 400 });
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    await client.query(`begin; lock table articles in access exclusive mode`);
    const asking = Array.from({ length: 12 }, () => store.counts());
    await expect(Promise.race(asking)).rejects.toMatchObject({
      code: "busy",
      message: expect.stringContaining("at work"),
    });
    await client.query("commit");
    await client.end();
    await Promise.allSettled(asking);
    expect(await store.counts()).toMatchObject({ articles: 0 });
    await store.close();
  });

  test("a question without an end is given up in words, and the next one is answered", async () => {
    const address = await server.newDatabase();
    const store = await openPostgres(address, { longest: 300 });
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    await client.query(`begin; lock table articles in access exclusive mode`);
    await expect(store.counts()).rejects.toMatchObject({
      code: "busy",
      message: expect.stringContaining("took too long"),
    });
    await client.query("commit");
    await client.end();
    expect(await store.counts()).toMatchObject({ articles: 0 });
    await store.close();
  });

  test("a process that stands still inside a transaction is cut off, and whoever waited for it goes on", async () => {
    const address = await server.newDatabase();
    const store = await openPostgres(address);
    await store.keepRecord("mood", { at: SEEN, details: "before" });
    const paused = postgresEngine(address, { standstill: 300 });
    const holding = paused.durably(async (write) => {
      await write.updateTable("records").set({ at: SEEN }).execute();
      await store.keepRecord("mood", { at: SEEN, details: "by another" });
      await write.updateTable("records").set({ at: SEEN }).execute();
    });
    await expect(holding).rejects.toMatchObject({ code: "unavailable" });
    expect((await store.record("mood"))?.details).toBe("by another");
    await paused.close();
    await store.close();
  });

  test("to bring a store up to date may take longer than any question, and so may the wait for who is at it", async () => {
    const address = await server.newDatabase();
    const [another, looking] = [1, 2].map(() => new pg.Client({ connectionString: address })) as [pg.Client, pg.Client];
    await Promise.all([another.connect(), looking.connect()]);
    await another.query(`create table "schemaVersions" (version integer primary key)`);
    await another.query(`begin; insert into "schemaVersions" values (1)`);
    const opening = openPostgres(address, { longest: 200 });
    const waitsLong = `select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and clock_timestamp() - query_start > interval '400 ms'`;
    const look = async () => (await looking.query(waitsLong)).rows[0].waiting;
    await expect.poll(look, { timeout: 60_000 }).toBe(1);
    await another.query("rollback");
    await (await opening).close();
    await Promise.all([another.end(), looking.end()]);
  });
});

test("a server that takes a connection and says nothing is told in words", async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => sockets.push(socket)).listen(0, "127.0.0.1");
  await once(silent, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
  const { port } = silent.address() as { readonly port: number };
  const opening = openPostgres(`postgres://soundbite@127.0.0.1:${port}/none`, { patience: 300 });
  await expect(opening).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("check the server"),
  });
});
