import type { Write } from "../database.ts";
import type { Engine } from "../engine.ts";

const LOOKED_AT_MILLISECONDS = 10 * 86_400_000;

/** What new articles are compared with was read before there were traces. */
async function queueNewest(write: Write): Promise<void> {
  const { newest } = await write
    .selectFrom("articles")
    .select(({ fn }) => fn.max("at").as("newest"))
    .executeTakeFirstOrThrow();
  if (newest === null) return;
  const read = write
    .selectFrom("articles")
    .innerJoin("readings", (join) =>
      join.onRef("readings.articleKey", "=", "articles.key").onRef("readings.version", "=", "articles.version"),
    )
    .where("at", ">=", Number(newest) - LOOKED_AT_MILLISECONDS)
    .select("articles.key as articleKey");
  await write.insertInto("unsorted").columns(["articleKey"]).expression(read).execute();
}

/** An index over which a new article is sorted without reading the others: traces, keys that find them, and rarity. */
export async function storyIndex(write: Write, { columns, keyed }: Engine): Promise<void> {
  const { text, wholeNumber, bytes } = columns;
  await write.schema
    .createTable("storyTraces")
    .addColumn("articleKey", wholeNumber, (column) => column.notNull().primaryKey().references("articles.key"))
    .addColumn("serial", wholeNumber, (column) => column.notNull().unique())
    .addColumn("keys", text, (column) => column.notNull())
    .addColumn("trace", bytes, (column) => column.notNull())
    .execute();
  await write.schema
    .createTable("storyKeys")
    .addColumn("tenant", text, (column) => column.notNull())
    .addColumn("key", wholeNumber, (column) => column.notNull())
    .addColumn("articleKey", wholeNumber, (column) => column.notNull())
    .addPrimaryKeyConstraint("storyKeysKey", ["tenant", "key", "articleKey"])
    .modifyEnd(keyed)
    .execute();
  await write.schema
    .createTable("storyRarity")
    .addColumn("name", text, (column) => column.notNull().primaryKey())
    .addColumn("serial", wholeNumber, (column) => column.notNull())
    .addColumn("counts", bytes, (column) => column.notNull())
    .execute();
  await write.schema
    .createTable("unsorted")
    .addColumn("articleKey", wholeNumber, (column) => column.notNull().primaryKey().references("articles.key"))
    .execute();
  await queueNewest(write);
  await write.schema.createIndex("articlesByFollowsUp").on("articles").columns(["followsUp"]).execute();
}
