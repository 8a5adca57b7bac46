import { createHash, type Hash } from "node:crypto";
import { sql } from "kysely";
import type { Database } from "../database.ts";
import { type MovedTable, TABLE_KEYS } from "./moved-tables.ts";

export type Row = Readonly<Record<string, unknown>>;

/** So many rows are in memory at a time: those with whole texts are the largest. */
const ROWS_AT_ONCE = 200;

/** All rows of a table in the order of its key, which is that of bytes in every database; never many at a time. */
export async function* rowsInOrder(db: Database, table: MovedTable): AsyncGenerator<readonly Row[]> {
  const columns = TABLE_KEYS[table].map((column) => sql.ref(column));
  const key = sql.join(columns);
  let last: Row | undefined;
  do {
    const behind = last ? sql`where (${key}) > (${sql.join(keyOf(table, last))})` : sql``;
    const query = sql<Row>`select * from ${sql.table(table)} ${behind} order by ${key} limit ${ROWS_AT_ONCE}`;
    const { rows } = await query.execute(db);
    if (rows.length > 0) yield rows;
    last = rows.length === ROWS_AT_ONCE ? rows.at(-1) : undefined;
  } while (last);
}

export const keyOf = (table: MovedTable, row: Row): readonly unknown[] =>
  TABLE_KEYS[table].map((column: string) => row[column]);

/** A row as text, the same for the same values whatever the database; texts, numbers and bytes are never taken for each other. */
export function rowText(row: Row): string {
  const values = Object.keys(row)
    .sort()
    .map((column) => [column, plain(row[column])]);
  return JSON.stringify(values);
}

const plain = (value: unknown): unknown =>
  value instanceof Uint8Array ? { bytes: Buffer.from(value).toString("base64") } : value;

/** Counts rows and digests them in their order. */
export interface Tally {
  add(text: string): void;
  result(): { readonly rows: number; readonly digest: string };
}

export function tally(): Tally {
  const hash: Hash = createHash("sha256");
  let rows = 0;
  return {
    add: (text) => {
      rows++;
      hash.update(text).update("\n");
    },
    result: () => ({ rows, digest: hash.digest("hex") }),
  };
}
