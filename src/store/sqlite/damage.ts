import { sql } from "kysely";
import { problemWords } from "../../model/problem.ts";
import type { Database } from "../database.ts";

const MOST_TOLD = 20;

/** What SQLite's own checks find: pages, keys, and the full-text indexes against their tables. */
export async function sqliteDamage(db: Database): Promise<string[]> {
  const found: string[] = [];
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(${sql.lit(MOST_TOLD)})`.execute(db);
  found.push(...rows.map((row) => row.integrity_check).filter((words) => words !== "ok"));
  const { rows: strays } = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(db);
  found.push(...strays.slice(0, MOST_TOLD).map(({ table, parent }) => `a row of ${table} without its ${parent}`));
  for (const [index, table] of [
    ["quoteSearch", "quotes"],
    ["articleSearch", "articles"],
  ] as const) {
    found.push(...(await indexDamage(db, index, table)));
  }
  return found;
}

async function indexDamage(db: Database, index: string, table: "quotes" | "articles"): Promise<string[]> {
  try {
    await sql`insert into ${sql.table(index)}(${sql.ref(index)}, rank) values ('integrity-check', 0)`.execute(db);
    const indexed = sql.table(`${index}_docsize`);
    const { rows } = await sql<{ amiss: number }>`select
      (select count(*) from ${sql.table(table)} where key not in (select id from ${indexed})) +
      (select count(*) from ${indexed} where id not in (select key from ${sql.table(table)})) as amiss`.execute(db);
    const amiss = rows[0]?.amiss ?? 0;
    return amiss === 0 ? [] : [`the search index of ${table} differs from them in ${amiss} rows`];
  } catch (thrown) {
    return [`the search index of ${table} is damaged (${problemWords(thrown)})`];
  }
}
