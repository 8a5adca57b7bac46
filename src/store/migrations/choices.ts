import type { Write } from "../database.ts";
import type { Engine } from "../engine.ts";

/** What a model chose, by what it was asked. */
export async function choices(write: Write, { columns }: Engine): Promise<void> {
  await write.schema
    .createTable("choices")
    .addColumn("key", columns.text, (column) => column.notNull().primaryKey())
    .addColumn("at", columns.wholeNumber, (column) => column.notNull())
    .addColumn("outcome", columns.text, (column) => column.notNull())
    .addColumn("details", columns.text, (column) => column.notNull())
    .execute();
  await write.schema.createIndex("choicesByAt").on("choices").columns(["at"]).execute();
}
