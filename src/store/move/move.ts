import { Problem, problemWords } from "../../model/problem.ts";
import type { Database, Write } from "../database.ts";
import { beginUnfinished, endUnfinished } from "../migrations/migrate.ts";
import { indexAnew } from "../search/index-anew.ts";
import { type CheckedTable, checkTable } from "./check.ts";
import { isEmpty, type MoveEnd, refuseFilled } from "./ends.ts";
import { MOVED_TABLES, type MovedTable } from "./moved-tables.ts";
import { rowsInOrder } from "./rows.ts";

export interface MoveProgress {
  readonly step: "moved" | "indexed" | "checked";
  /** Of all tables together. */
  readonly rows: number;
  readonly of: number;
}

export interface Moving {
  readonly from: MoveEnd;
  readonly to: MoveEnd;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: MoveProgress) => void;
}

/**
 * Moves all rows of a store into an empty one, builds its search index and compares every row, all in one transaction: until it
 * is through, and after a kill, the target is empty and marked, so that no bot takes it for a new store, and the move can be made
 * again. The source is only read; it is one that `refuseUnmovable` lets pass. Throws Problem `bad-input`, `unavailable`, `busy`,
 * `cancelled` or `store-damaged`.
 */
export async function moveStore(moving: Moving): Promise<readonly CheckedTable[]> {
  const { from, to } = moving;
  await refuseFilled(to);
  const claims = [await from.engine.claimWhole()];
  try {
    claims.push(await to.engine.claimWhole());
    await beginUnfinished(to.engine);
    return await from.engine.db.transaction().execute(async (read) => {
      await from.engine.keepOthersOut(read);
      return to.engine.durably((write) => moveRows(moving, read, write));
    });
  } finally {
    for (const claim of claims) await claim.release();
  }
}

async function moveRows(moving: Moving, read: Database, write: Write): Promise<readonly CheckedTable[]> {
  const { to, signal, onProgress } = moving;
  await to.engine.keepOthersOut(write);
  if (!(await isEmpty(write))) {
    throw new Problem(
      "bad-input",
      `${to.name}: the target was filled meanwhile; name a new file or a new, empty database`,
    );
  }
  await write.deleteFrom("sequences").execute();
  const of = await countAll(read);
  const counter = (step: MoveProgress["step"], all: number) => {
    let rows = 0;
    return (more: number) => {
      if (signal.aborted) throw new Problem("cancelled", STOPPED_WORDS);
      rows += more;
      onProgress({ step, rows, of: all });
    };
  };
  const onMoved = counter("moved", of);
  for (const table of MOVED_TABLES) await copyTable(table, read, write, onMoved);
  await indexAnew(to.engine, write, counter("indexed", await countIndexed(read)));
  const onChecked = counter("checked", of);
  const checked: CheckedTable[] = [];
  for (const table of MOVED_TABLES) checked.push(await checkTable(table, read, write, onChecked));
  await endUnfinished(write);
  return checked;
}

const STOPPED_WORDS = "the move was stopped; the source is as it was, and the target takes the same move again";

async function countAll(db: Database): Promise<number> {
  let rows = 0;
  for (const table of MOVED_TABLES) rows += await countOf(db, table);
  return rows;
}

const countIndexed = async (db: Database): Promise<number> =>
  (await countOf(db, "articles")) + (await countOf(db, "quotes"));

async function countOf(db: Database, table: MovedTable): Promise<number> {
  const query = db.selectFrom(table).select(({ fn }) => fn.countAll<number>().as("rows"));
  return Number((await query.executeTakeFirstOrThrow()).rows);
}

async function copyTable(table: MovedTable, from: Database, to: Write, onRows: (rows: number) => void): Promise<void> {
  for await (const rows of rowsInOrder(from, table)) {
    try {
      await to
        .insertInto(table)
        .values(rows as never)
        .execute();
    } catch (thrown) {
      if (thrown instanceof Problem) throw thrown;
      const words = `${table}: a row of the source cannot be kept in the target (${problemWords(thrown)}); run soundbite doctor on the source`;
      throw new Problem("store-damaged", words, { cause: thrown });
    }
    onRows(rows.length);
  }
}
