import pg from "pg";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { openPostgres } from "../../src/store/postgres/open.ts";
import { aDigest, anArticle, aSlot, aSubscription } from "../builders.ts";
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
    const store = await openPostgres(shared, { clock: "handed in" });
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

  test("any number of processes may run the bot on one store", async () => {
    const store = await openPostgres(await newDatabase());
    onTestFinished(() => store.close());
    const claims = await Promise.all([store.claimInstance(), store.claimInstance()]);
    for (const claim of claims) await claim.release();
  });

  test("leases go by the database's clock, however wrong that of a process is", async () => {
    const store = await openPostgres(await newDatabase());
    onTestFinished(() => store.close());
    const take = (holder: string, now: string, until: string) => store.takeLease({ name: "plan", holder, now, until });
    expect(await take("late", "2011-02-13T07:00:00.000Z", "2011-02-13T07:01:00.000Z")).toBe(true);
    expect(await take("early", "2091-02-13T07:00:00.000Z", "2091-02-13T07:01:00.000Z")).toBe(false);
    await store.freeLease("plan", "late");
    const hour = 3_600_000;
    const behind = await store.clockAhead(new Date(Date.now() - hour).toISOString());
    expect(Math.abs(behind - hour)).toBeLessThan(60_000);
    await store.keepSubscription(aSubscription());
    const slot = aSlot("harbour-channel", SEEN);
    await store.planDelivery({ id: "d", slot, digest: aDigest(), tenant: "", parts: [], madeAt: SEEN, late: null });
    const claim = (holder: string, year: number) =>
      store.claimDelivery({
        holder,
        except: [],
        now: `${year}-01-01T00:00:00.000Z`,
        until: `${year}-01-01T00:02:00.000Z`,
      });
    expect(await claim("late", 2011)).toMatchObject({ id: "d" });
    expect(await claim("early", 2091)).toBeNull();
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

  test("a server that is started again under work loses nothing", async ({ skip }) => {
    const { restart } = server;
    if (restart === null) return skip("the server is not ours to start again");
    const store = await openPostgres(await newDatabase());
    onTestFinished(() => store.close());
    await store.keepArticle(anArticle({ id: "before" }), "wire", SEEN);
    await restart();
    await until(() => store.keepArticle(anArticle({ id: "after" }), "wire", SEEN).catch(() => null));
    expect(await store.counts()).toMatchObject({ articles: 2 });
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
      where schemaname = 'public' and tablename not in ('schemaVersions', 'expansions', 'sequences')`,
  );
  // Deleting a few rows is a hundred times faster than `truncate`, which makes new files for every table and index.
  await client.query(
    `set session_replication_role = replica; ${rows.map(({ name }) => `delete from ${name}`).join("; ")}`,
  );
  await client.end();
}
