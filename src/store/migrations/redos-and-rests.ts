import type { Write } from "../database.ts";
import type { Engine } from "../engine.ts";

/** Digests that are made anew, what the clocks showed at a slot, and places that must be left alone for a while. */
export async function redosAndRests(write: Write, { columns }: Engine): Promise<void> {
  await write.schema.alterTable("deliveries").addColumn("redoAskedAt", columns.text).execute();
  await write.schema.alterTable("deliveries").addColumn("shown", columns.text).execute();
  await write.schema
    .createTable("placeStates")
    .addColumn("place", columns.text, (column) => column.notNull().primaryKey())
    .addColumn("restUntil", columns.wholeNumber, (column) => column.notNull())
    .addColumn("refusals", columns.wholeNumber, (column) => column.notNull())
    .execute();
}
