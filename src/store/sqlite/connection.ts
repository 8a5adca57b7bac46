import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import type { SqliteDatabase, SqliteStatement } from "kysely";
import { storableValues } from "../storable.ts";
import { sqliteProblem } from "./problems.ts";

const MOST_STATEMENTS = 300;
const BUSY_MILLISECONDS = 10_000;

/** Opens a database file with a write-ahead log, unless it is to stay as it is, foreign keys and patience with other processes. */
export function connect(path: string, journal: "write-ahead" | "as it is" = "write-ahead"): DatabaseSync {
  return attempt(path, () => {
    const database = new DatabaseSync(path, { timeout: BUSY_MILLISECONDS });
    try {
      if (journal === "write-ahead") database.exec("PRAGMA journal_mode = WAL");
      database.exec("PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;");
      database.exec("PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;");
    } catch (thrown) {
      database.close();
      throw thrown;
    }
    return database;
  });
}

/** Shows a `node:sqlite` database as Kysely wants it. Transactions take the write lock at once, so none fails midway. */
export function forKysely(database: DatabaseSync, path: string): SqliteDatabase {
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = database.prepare(sql === "begin" ? "begin immediate" : sql);
    if (statements.size >= MOST_STATEMENTS) statements.clear();
    statements.set(sql, statement);
    return statement;
  };
  return {
    close: () => database.close(),
    prepare: (sql) =>
      sql === "rollback" ? rollback(database) : attempt(path, () => statementForKysely(prepare(sql), path)),
  };
}

/** SQLite itself rolls back where the disk is full; rolling back once more would hide that behind another error. */
function rollback(database: DatabaseSync): SqliteStatement {
  const run = () => {
    if (database.isTransaction) database.exec("rollback");
    return { changes: 0, lastInsertRowid: 0 };
  };
  return { reader: false, run, all: () => [], iterate: () => [].values() };
}

function statementForKysely(statement: StatementSync, path: string): SqliteStatement {
  const values = (parameters: readonly unknown[]) => storableValues(parameters) as SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => attempt(path, () => statement.all(...values(parameters))),
    run: (parameters) => attempt(path, () => statement.run(...values(parameters))),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw sqliteProblem(thrown, path);
  }
}
