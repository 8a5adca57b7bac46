import type { Write } from "../database.ts";
import type { Engine } from "../engine.ts";

/** With an article's story the earlier one that this story follows up. */
export async function followUps(write: Write, { columns }: Engine): Promise<void> {
  await write.schema.alterTable("articles").addColumn("followsUp", columns.text).execute();
}
