import { Kysely, PostgresDialect, sql } from "kysely";
import { Problem } from "../../model/problem.ts";
import { openStoreOn } from "../create-store.ts";
import type { Database, Write } from "../database.ts";
import type { Engine } from "../engine.ts";
import { MOVED_TABLES } from "../move/moved-tables.ts";
import type { TableSize } from "../retention-store.ts";
import type { Store } from "../store.ts";
import type { Tables } from "../tables.ts";
import { APPLICATION, type PoolLimits, poolForKysely } from "./pool.ts";
import { postgresSearch } from "./search.ts";

/**
 * Opens the store in a PostgreSQL database ("postgres://user:password@host/name") and brings it up to date. Throws
 * Problem `unavailable` or `busy`.
 */
export async function openPostgres(connectionString: string, options: PostgresOptions = {}): Promise<Store> {
  return openStoreOn(postgresEngine(connectionString, options));
}

export interface PostgresOptions extends PoolLimits {
  /** Whose clock leases go by: the database's, or, for tests with a clock of their own, the one handed in. */
  readonly clock?: "database" | "handed in";
}

/** Connects at the first question. */
export function postgresEngine(
  connectionString: string,
  { clock = "database", ...limits }: PostgresOptions = {},
): Engine {
  const pool = poolForKysely(connectionString, limits);
  const db: Database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    search: postgresSearch,
    // Compared by bytes, so that ranges and orders are those of SQLite.
    columns: { text: sql`text collate "C"`, wholeNumber: "bigint", bytes: "bytea" },
    keyed: sql``,
    numbersIn: (json) => sql`json_array_elements_text(${json}::json) as numbers(value)`,
    durably: (work) => db.transaction().execute(work),
    damage: () => searchDamage(db),
    tableSizes: () => tableSizes(db),
    async backup() {
      throw new Problem("bad-input", "a PostgreSQL store is backed up by its own tool: pg_dump --format=custom");
    },
    claimInstance: async () => ({ release: async () => undefined }),
    claimWhole: async () => {
      await refuseWhereOthersAre(db);
      return { release: async () => undefined };
    },
    keepOthersOut: lockTables,
    takeAnyTime: async (write) => {
      await sql`set local statement_timeout = 0`.execute(write);
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(write);
    },
    // The moment itself, not that at which the transaction began: it may have waited for another.
    leaseTime: (handed) =>
      clock === "database"
        ? sql`floor(extract(epoch from clock_timestamp()) * 1000)::bigint`
        : sql`${sql.lit(handed)}::bigint`,
    close: () => db.destroy(),
  };
}

async function refuseWhereOthersAre(db: Database): Promise<void> {
  const { rows } = await sql<{ others: number }>`select count(*) as others from pg_stat_activity
    where datname = current_database() and application_name = ${APPLICATION} and pid <> pg_backend_pid()`.execute(db);
  if ((rows[0]?.others ?? 0) === 0) return;
  throw new Problem("busy", "PostgreSQL: another Soundbite is connected to this database; stop it first");
}

/** Readers go on: they see what was there before. */
async function lockTables(write: Write): Promise<void> {
  await sql`set local lock_timeout = '10s'`.execute(write);
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(write);
  await sql`lock table ${sql.join(MOVED_TABLES.map((table) => sql.table(table)))} in exclusive mode`.execute(write);
}

async function tableSizes(db: Database): Promise<readonly TableSize[]> {
  const { rows } = await sql<TableSize>`select relname as "table", pg_total_relation_size(oid) as bytes from pg_class
    where relkind = 'r' and relnamespace = current_schema()::regnamespace order by bytes desc`.execute(db);
  return rows;
}

async function searchDamage(db: Database): Promise<string[]> {
  const found: string[] = [];
  for (const [index, table] of [
    ["quoteSearch", "quotes"],
    ["articleSearch", "articles"],
  ] as const) {
    const { rows } = await sql<{ amiss: number }>`select count(*) as amiss
      from ${sql.table(index)} as i full join ${sql.table(table)} as t on t.key = i.key
      where t.key is null or i.key is null`.execute(db);
    const amiss = rows[0]?.amiss ?? 0;
    if (amiss > 0) found.push(`the search index of ${table} differs from them in ${amiss} rows`);
  }
  return found;
}
