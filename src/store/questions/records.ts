import type { Write } from "../database.ts";
import type { Engine } from "../engine.ts";
import type { BotRecord, Store } from "../store.ts";
import { parseStored } from "./article-rows.ts";

export function recordQuestions(engine: Engine): Pick<Store, "record" | "keepRecord" | "replaceRecord"> {
  const { db } = engine;
  return {
    async record(name) {
      const row = await db.selectFrom("records").where("name", "=", name).selectAll().executeTakeFirst();
      return row ? { at: row.at, details: parseStored<unknown>(row.details, `the record ${name}`) } : null;
    },

    async keepRecord(name, record) {
      const row = rowOf(record);
      await db
        .insertInto("records")
        .values({ name, ...row })
        .onConflict((conflict) => conflict.column("name").doUpdateSet(row))
        .execute();
    },

    replaceRecord: (name, former, record) =>
      engine.durably((write) =>
        former === null ? addRecord(write, name, record) : replaceRecord(write, name, { former, record }),
      ),
  };
}

const rowOf = ({ at, details }: BotRecord) => ({ at, details: JSON.stringify(details) });

async function addRecord(write: Write, name: string, record: BotRecord): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await write
    .insertInto("records")
    .values({ name, ...rowOf(record) })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** One statement, so that of two at once only one replaces what both have read. */
async function replaceRecord(
  write: Write,
  name: string,
  { former, record }: { readonly former: BotRecord; readonly record: BotRecord },
): Promise<boolean> {
  const { at, details } = rowOf(former);
  const { numUpdatedRows } = await write
    .updateTable("records")
    .set(rowOf(record))
    .where("name", "=", name)
    .where("at", "=", at)
    .where("details", "=", details)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
