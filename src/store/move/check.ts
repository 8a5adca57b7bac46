import { Problem } from "../../model/problem.ts";
import type { Database } from "../database.ts";
import type { MovedTable } from "./moved-tables.ts";
import { keyOf, type Row, rowsInOrder, rowText, tally } from "./rows.ts";

export interface CheckedTable {
  readonly table: MovedTable;
  readonly rows: number;
  /** SHA-256 over its rows in the order of its key, in hexadecimal. */
  readonly digest: string;
}

/**
 * Compares a table of two stores row by row. Throws Problem `store-damaged` naming the first row that differs. `onRows` hears
 * after each batch how many rows were compared.
 */
export async function checkTable(
  table: MovedTable,
  from: Database,
  to: Database,
  onRows: (rows: number) => void,
): Promise<CheckedTable> {
  const counted = tally();
  const moved = oneByOne(rowsInOrder(to, table));
  for await (const rows of rowsInOrder(from, table)) {
    for (const row of rows) {
      const text = rowText(row);
      const { value: own } = await moved.next();
      if (!own || rowText(own) !== text) throw differs(table, row);
      counted.add(text);
    }
    onRows(rows.length);
  }
  const { value: more } = await moved.next();
  if (more) throw differs(table, more);
  return { table, ...counted.result() };
}

async function* oneByOne(batches: AsyncIterable<readonly Row[]>): AsyncGenerator<Row, undefined> {
  for await (const rows of batches) yield* rows;
  return undefined;
}

const differs = (table: MovedTable, row: Row): Problem =>
  new Problem(
    "store-damaged",
    `the row ${JSON.stringify(keyOf(table, row))} of ${table} is not the same in both stores: nothing counts as moved and the ` +
      "source is as it was; look at both with soundbite doctor and move again",
  );
