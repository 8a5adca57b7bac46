import { existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, sql } from "kysely";
import { Problem } from "../../model/problem.ts";
import { openStoreOn } from "../create-store.ts";
import type { Database } from "../database.ts";
import type { Engine, InstanceClaim } from "../engine.ts";
import type { TableSize } from "../retention-store.ts";
import type { Store } from "../store.ts";
import type { Tables } from "../tables.ts";
import { connect, forKysely } from "./connection.ts";
import { sqliteDamage } from "./damage.ts";
import { sqliteProblem } from "./problems.ts";
import { sqliteSearch } from "./search.ts";
import { DialectInTurns } from "./turns.ts";

/**
 * Opens the store in one SQLite file (made where it is absent, with its folder) and brings it up to date; ":memory:"
 * gives one that is gone when closed. Throws Problem `unavailable`, `store-damaged` or `busy`.
 */
export async function openSqlite(path: string): Promise<Store> {
  makeFolder(path);
  await refuseEmpty(path);
  return openStoreOn(sqliteEngine(path, connect(path)));
}

/** A store as it is found, of which nothing is changed. Throws Problem `not-found`, `unavailable` or `store-damaged`. */
export async function foundSqlite(path: string): Promise<Engine> {
  if (!existsSync(path)) throw new Problem("not-found", `${path}: there is no store; name the file of one`);
  await refuseEmpty(path);
  return sqliteEngine(path, connect(path, "as it is"));
}

/** A file that becomes a store where it is none yet. Throws Problem `bad-input`, `unavailable` or `store-damaged`. */
export function sqliteToFill(path: string): Engine {
  if (path === ":memory:") throw new Problem("bad-input", "a store in memory would be gone at once; name a file");
  makeFolder(path);
  return sqliteEngine(path, connect(path, "as it is"));
}

const UNDER_WAY_MILLISECONDS = 100;
const LOOKS = 10;

/**
 * A file without a byte was a store whose disk or copy failed: taken for a new one, all would seem well and everything be
 * gone. Another process that makes a new store this very moment is waited for.
 */
async function refuseEmpty(path: string): Promise<void> {
  for (let look = 0; isEmptyFile(path); look++) {
    if (look === LOOKS) {
      throw new Problem(
        "store-damaged",
        `${path}: the store is an empty file. Restore a backup: copy it to ${path} and remove ${path}-wal and ${path}-shm. ` +
          "For a new, empty store delete the file",
      );
    }
    await sleep(UNDER_WAY_MILLISECONDS);
  }
}

const isEmptyFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.size === 0;

function makeFolder(path: string): void {
  if (path === ":memory:") return;
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (thrown) {
    throw new Problem("unavailable", `${path}: its folder cannot be made; choose another place`, { cause: thrown });
  }
}

export function sqliteEngine(path: string, database: DatabaseSync): Engine {
  const db: Database = new Kysely<Tables>({ dialect: new DialectInTurns({ database: forKysely(database, path) }) });
  return {
    db,
    search: sqliteSearch,
    columns: { text: "text", wholeNumber: "integer", bytes: "blob" },
    keyed: sql`without rowid`,
    numbersIn: (json) => sql`json_each(${json})`,
    durably: (work) => durably(db, work),
    damage: () => sqliteDamage(db),
    tableSizes: () => tableSizes(db),
    backup: (file) => writeBackup(path, file),
    async claimInstance() {
      const claim = await lockFile(path);
      // Whoever had them is dead: nobody else works on the file.
      await db.deleteFrom("leases").execute();
      return claim;
    },
    claimWhole: () => lockFile(path),
    // Every transaction has the only lock there is.
    keepOthersOut: async () => undefined,
    takeAnyTime: async () => undefined,
    leaseTime: (handed) => sql`${sql.lit(handed)}`,
    async close() {
      await db.destroy();
      if (database.isOpen) database.close();
    },
  };
}

/** Of the tables behind a search index each counts for the index. */
async function tableSizes(db: Database): Promise<readonly TableSize[]> {
  const { rows } = await sql<TableSize>`select owner.tbl_name as "table", sum(pages.pgsize) as bytes
    from dbstat as pages join sqlite_schema as owner on owner.name = pages.name
    group by owner.tbl_name order by bytes desc`.execute(db);
  return rows;
}

/** With `synchronous = FULL` a committed transaction outlives a power cut; NORMAL only outlives the process. */
async function durably<T>(db: Database, work: Parameters<Engine["durably"]>[0]): Promise<T> {
  return await db.connection().execute(async (connection) => {
    await sql`pragma synchronous = full`.execute(connection);
    try {
      return (await connection.transaction().execute(work)) as T;
    } finally {
      await sql`pragma synchronous = normal`.execute(connection);
    }
  });
}

const ALL_PAGES = 0x7fff_ffff;

/**
 * Writes a copy of a store that is in use: what was committed when the copying began. It reads through a connection of
 * its own, in one step outside the event loop, so that neither waits for the other. The file appears when it is whole.
 */
async function writeBackup(path: string, file: string): Promise<void> {
  if (path === ":memory:") throw new Problem("bad-input", "a store in memory has no backup");
  if (existsSync(file)) throw new Problem("bad-input", `${file}: exists already; name a new file for the backup`);
  const unfinished = `${file}.part`;
  const source = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
  try {
    await backup(source, unfinished, { rate: ALL_PAGES });
    renameSync(unfinished, file);
  } catch (thrown) {
    rmSync(unfinished, { force: true });
    throw sqliteProblem(thrown, file);
  } finally {
    source.close();
  }
}

/**
 * Locks a store for this process by a lock on a file beside it. The operating system lets go of the lock when the
 * process ends in whatever way, so none outlives a crash. A store in memory is nobody else's.
 */
async function lockFile(path: string): Promise<InstanceClaim> {
  if (path === ":memory:") return { release: async () => undefined };
  const lock = new DatabaseSync(`${path}.lock`, { timeout: 0 });
  try {
    lock.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;");
  } catch (thrown) {
    lock.close();
    throw new Problem("busy", `${path}: another Soundbite runs on this store; stop it first`, { cause: thrown });
  }
  return {
    release: async () => {
      if (lock.isOpen) lock.close();
    },
  };
}
