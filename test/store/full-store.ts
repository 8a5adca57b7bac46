import { DatabaseSync } from "node:sqlite";
import { openSqlite } from "../../src/store/sqlite/open.ts";

const ROWS = 3;
/** More than are read at once. */
const MANY = 450;
/** In the order of UTF-16 the last two stand the other way round. */
const BEGINNINGS = ["a", "B", "ä", "é", "中", "\ufffd", "🌉"];

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
}

/**
 * A store with rows in every table and every column, whatever is added to them: whole numbers are the number of the row and
 * texts are alike in all tables, so that what belongs together is found.
 */
export async function fillEveryTable(path: string): Promise<void> {
  await (await openSqlite(path)).close();
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  database.exec("begin");
  for (const table of tablesOf(database)) {
    const columns = database.prepare("select name, type, [notnull] from pragma_table_info(?)").all(table) as never;
    for (let row = 1; row <= (table === "seenKeys" ? MANY : ROWS); row++) insert(database, table, columns, row);
  }
  database.exec("commit");
  if (database.prepare("pragma foreign_key_check").all().length > 0) throw new Error("rows do not belong together");
  database.close();
}

export const tablesOf = (database: DatabaseSync): readonly string[] =>
  database
    .prepare("select name from sqlite_schema where type = 'table' and name not like '%Search%' order by name")
    .all()
    .map(({ name }) => String(name))
    .filter((name) => name !== "schemaVersions" && name !== "expansions");

function insert(database: DatabaseSync, table: string, columns: readonly Column[], row: number): void {
  const values = columns.map(({ name, type, notnull }) => {
    if (notnull === 0 && row === ROWS) return null;
    if (type.toLowerCase() === "integer") return name === "notBefore" ? Number.MAX_SAFE_INTEGER - row : row;
    if (type.toLowerCase() === "blob") return new Uint8Array([0, 255, row]);
    return jsonOf(name, row) ?? `${BEGINNINGS[row % BEGINNINGS.length]}${row} “O'Hara” \\ \t`;
  });
  const named = columns.map(({ name }) => `"${name}"`);
  database
    .prepare(`insert into ${table} (${named.join(", ")}) values (${named.map(() => "?").join(", ")})`)
    .run(...values);
}

/** Where an article or a quote is read from. */
function jsonOf(column: string, row: number): string | null {
  if (column === "details") return JSON.stringify({ title: `Tide ${row}`, language: "en", url: null, outlet: null });
  if (column === "parts") return JSON.stringify([{ start: 0, end: 1, text: "lock" }]);
  return null;
}

/** Everything in a store's tables, read without the product. */
export function dumpOf(path: string): Readonly<Record<string, unknown>> {
  const database = new DatabaseSync(path, { readOnly: true });
  const tables = tablesOf(database).map((table) => [
    table,
    database
      .prepare(`select * from ${table}`)
      .all()
      .map((row) => JSON.stringify(row))
      .sort(),
  ]);
  database.close();
  return Object.fromEntries(tables);
}
