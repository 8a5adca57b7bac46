import pg from "pg";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { openPostgres } from "../../src/store/postgres/open.ts";
import { anArticle } from "../builders.ts";
import { SEEN } from "../contracts/store/reports.ts";
import { storeContract } from "../contracts/store.ts";
import { freePort, type PostgresServer, startPostgres, whyNoPostgres } from "../servers/postgres.ts";

const whySkipped = await whyNoPostgres();

if (whySkipped === null) onPostgres();
else test.skip(`the store on PostgreSQL, because ${whySkipped}`, () => undefined);

function onPostgres(): void {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  const newDatabase = () => server.newDatabase();

  // Making a database takes long: the contract's tests, which run one after the other, share one and empty it.
  let shared: string | null = null;
  storeContract("PostgreSQL", async () => {
    shared ??= await newDatabase();
    const store = await openPostgres(shared);
    onTestFinished(() => store.close());
    await emptyTables(shared);
    return store;
  });

  test("several that open a new database at once all get it", async () => {
    const address = await newDatabase();
    const stores = await Promise.all([1, 2, 3, 4].map(() => openPostgres(address)));
    expect(await stores[3]?.counts()).toMatchObject({ articles: 0 });
    await Promise.all(stores.map((store) => store.close()));
  });

  test("a second bot on the same store is refused until the first lets go", async () => {
    const store = await openPostgres(await newDatabase());
    onTestFinished(() => store.close());
    const claim = await store.claimInstance();
    await expect(store.claimInstance()).rejects.toMatchObject({ code: "busy" });
    await claim.release();
    await (await store.claimInstance()).release();
  });

  /** Ends connections as a server does that restarts or has no patience with them. */
  async function drop(address: string, application: string): Promise<void> {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    await client.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1", [
      application,
    ]);
    await client.end();
  }

  test("connections that are dropped under work fail what they did, in words, and the work goes on", async () => {
    const address = await newDatabase();
    const store = await openPostgres(address);
    onTestFinished(() => store.close());
    const failures: unknown[] = [];
    const kept = new Set<string>();
    let isOver = false;
    const work = async (worker: number) => {
      for (let index = 0; !isOver; index++) {
        const article = anArticle({ id: `${worker}-${index}` });
        await store.keepArticle(article, "wire", SEEN).then(
          () => kept.add(article.id),
          (thrown) => failures.push(thrown),
        );
      }
    };
    const working = [1, 2, 3, 4].map(work);
    while (failures.length < 8) await drop(address, "soundbite");
    isOver = true;
    await Promise.all(working);
    for (const failure of failures) expect(failure).toMatchObject({ name: "Problem", code: "unavailable" });
    for (const id of kept) expect(await store.seenBy("everything").article(id)).not.toBeNull();
    expect(await store.integrity()).toEqual([]);
  });

  test("a bot whose lock is dropped takes it again, and goes on", async () => {
    const address = await newDatabase();
    const store = await openPostgres(address);
    onTestFinished(() => store.close());
    const claim = await store.claimInstance();
    onTestFinished(() => claim.release());
    await drop(address, "soundbite instance");
    await until(() => store.claimInstance().then(null, () => true));
    expect(claim.lost.aborted).toBe(false);
    await store.askRedo("none", SEEN);
  });

  test("a server that is started again under work loses nothing, and the bot that held the store holds it still", async ({
    skip,
  }) => {
    const { restart } = server;
    if (restart === null) return skip("the server is not ours to start again");
    const store = await openPostgres(await newDatabase());
    onTestFinished(() => store.close());
    const claim = await store.claimInstance();
    onTestFinished(() => claim.release());
    await store.keepArticle(anArticle({ id: "before" }), "wire", SEEN);
    await restart();
    await until(() => store.keepArticle(anArticle({ id: "after" }), "wire", SEEN).catch(() => null));
    await until(() => store.claimInstance().then(null, (thrown) => (thrown.code === "busy" ? thrown : null)));
    expect(await store.counts()).toMatchObject({ articles: 2 });
    await store.askRedo("none", SEEN);
    expect(claim.lost.aborted).toBe(false);
  });

  test("a bot whose store was taken over meanwhile writes nothing more, and is told", async () => {
    const address = await newDatabase();
    const [first, second] = [await openPostgres(address), await openPostgres(address)];
    onTestFinished(() => first.close());
    onTestFinished(() => second.close());
    const claim = await first.claimInstance();
    onTestFinished(() => claim.release());
    // Who comes second tries until the moment in which the lock is free.
    const taking = until(async () => {
      await drop(address, "soundbite instance");
      return second.claimInstance().catch(() => null);
    });
    const other = await taking;
    onTestFinished(async () => other.release());
    await expect(first.askRedo("none", SEEN)).rejects.toMatchObject({ code: "busy" });
    expect(claim.lost.aborted).toBe(true);
    await second.askRedo("none", SEEN);
    expect(other.lost.aborted).toBe(false);
  });

  test("a server that is not there is told in words", async () => {
    const nobody = `postgres://soundbite@localhost:${await freePort()}/none`;
    await expect(openPostgres(nobody)).rejects.toMatchObject({ code: "unavailable" });
  });
}

async function until<T>(look: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== null) return found;
  }
}

async function emptyTables(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables
      where schemaname = 'public' and tablename not in ('schemaVersions', 'sequences')`,
  );
  // Deleting a few rows is a hundred times faster than `truncate`, which makes new files for every table and index.
  await client.query(
    `set session_replication_role = replica; ${rows.map(({ name }) => `delete from ${name}`).join("; ")}`,
  );
  await client.end();
}
