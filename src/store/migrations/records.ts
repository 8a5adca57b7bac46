import type { Write } from "../database.ts";
import type { Engine } from "../engine.ts";

/** What the bot remembers of itself was kept as if it were sources. */
const FORMER = { "soundbite:heartbeat": "heartbeat", "soundbite:last-round": "last-round" } as const;

export async function records(write: Write, { columns }: Engine): Promise<void> {
  await write.schema
    .createTable("records")
    .addColumn("name", columns.text, (column) => column.notNull().primaryKey())
    .addColumn("at", columns.text, (column) => column.notNull())
    .addColumn("details", columns.text, (column) => column.notNull())
    .execute();
  for (const [sourceId, name] of Object.entries(FORMER)) {
    const state = await write
      .selectFrom("sourceStates")
      .where("sourceId", "=", sourceId)
      .selectAll()
      .executeTakeFirst();
    if (!state) continue;
    const details = name === "heartbeat" ? "null" : state.memo;
    await write
      .insertInto("records")
      .values({ name, at: state.lastReadAt ?? "1970-01-01T00:00:00.000Z", details })
      .execute();
    await write.deleteFrom("sourceStates").where("sourceId", "=", sourceId).execute();
  }
}
