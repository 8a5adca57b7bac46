import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { Kysely, SqliteDialect, sql } from "kysely";
import { Problem } from "../../model/problem.ts";
import { openStoreOn } from "../create-store.ts";
import type { Database } from "../database.ts";
import type { Engine } from "../engine.ts";
import type { Store } from "../store.ts";
import type { Tables } from "../tables.ts";
import { writeBackup } from "./backup.ts";
import { claimFile } from "./claim.ts";
import { connect, forKysely } from "./connection.ts";
import { sqliteDamage } from "./damage.ts";
import { sqliteSearch } from "./search.ts";

/**
 * Opens the store in one SQLite file (made where it is absent, with its folder) and brings it up to date; ":memory:"
 * gives one that is gone when closed. Throws Problem `unavailable`, `store-damaged` or `busy`.
 */
export async function openSqlite(path: string): Promise<Store> {
  makeFolder(path);
  return openStoreOn(sqliteEngine(path, connect(path)));
}

function makeFolder(path: string): void {
  if (path === ":memory:") return;
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (thrown) {
    throw new Problem("unavailable", `${path}: its folder cannot be made; choose another place`, { cause: thrown });
  }
}

export function sqliteEngine(path: string, database: DatabaseSync): Engine {
  const db: Database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: forKysely(database, path) }) });
  return {
    db,
    search: sqliteSearch,
    columns: { text: "text", wholeNumber: "integer" },
    durably: (work) => durably(db, work),
    damage: () => sqliteDamage(db),
    backup: (file) => writeBackup(path, file),
    claimInstance: () => claimFile(path),
    async close() {
      await db.destroy();
      if (database.isOpen) database.close();
    },
  };
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
