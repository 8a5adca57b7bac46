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

/** With an article's story the earlier one that this story follows up. */
export async function followUps(write: Write, { columns }: Engine): Promise<void> {
  await write.schema.alterTable("articles").addColumn("followsUp", columns.text).execute();
}

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

/** Ways from an article and from a digest to what goes with it. */
export async function retention(write: Write): Promise<void> {
  await write.schema.createIndex("leadsByArticleId").on("leads").columns(["articleId"]).execute();
  await write.schema.createIndex("deliveriesByDigestId").on("deliveries").columns(["digestId"]).execute();
}

/** What one process does at a time. */
export async function leases(write: Write, { columns }: Engine): Promise<void> {
  await write.schema
    .createTable("leases")
    .addColumn("name", columns.text, (column) => column.notNull().primaryKey())
    .addColumn("holder", columns.text, (column) => column.notNull())
    .addColumn("until", columns.wholeNumber, (column) => column.notNull())
    .execute();
  await write.schema.createIndex("leasesByHolder").on("leases").columns(["holder"]).execute();
}

/** Of which quotes it is in doubt who says them. */
export async function doubts(write: Write, { columns }: Engine): Promise<void> {
  await write.schema.alterTable("quotes").addColumn("doubtful", columns.wholeNumber).execute();
}

/** Which articles are left to be read: looking for them among all that are kept took longer than a round. */
export async function unread(write: Write, { columns }: Engine): Promise<void> {
  await write.schema
    .createTable("unread")
    .addColumn("articleKey", columns.wholeNumber, (column) => column.notNull().primaryKey().references("articles.key"))
    .execute();
  const left = write
    .selectFrom("articles")
    .innerJoin("articleVersions", (join) =>
      join
        .onRef("articleVersions.articleKey", "=", "articles.key")
        .onRef("articleVersions.version", "=", "articles.version"),
    )
    .leftJoin("readings", (join) =>
      join.onRef("readings.articleKey", "=", "articles.key").onRef("readings.version", "=", "articles.version"),
    )
    .where("readings.articleKey", "is", null)
    .where("text", "<>", "")
    .select("articles.key as articleKey");
  await write.insertInto("unread").columns(["articleKey"]).expression(left).execute();
}

/** What came of reading each source. */
export async function outcomes(write: Write, { columns }: Engine): Promise<void> {
  await write.schema.alterTable("sourceStates").addColumn("triedAt", columns.text).execute();
  await write.schema.alterTable("sourceStates").addColumn("outcome", columns.text).execute();
}

/** Which steps the programs before them may go on beside. */
export async function expansions(write: Write): Promise<void> {
  await write.schema
    .createTable("expansions")
    .addColumn("version", "integer", (column) => column.primaryKey())
    .execute();
}

/** What people follow, which articles they were not told of yet, and what they are told. */
export async function follows(write: Write, { columns: { text, wholeNumber } }: Engine): Promise<void> {
  await write.schema
    .createTable("follows")
    .addColumn("id", text, (column) => column.notNull().primaryKey())
    .addColumn("details", text, (column) => column.notNull())
    .execute();
  await write.schema
    .createTable("unheard")
    .addColumn("articleKey", wholeNumber, (column) => column.notNull().primaryKey().references("articles.key"))
    .execute();
  await write.schema
    .createTable("alerts")
    .addColumn("id", text, (column) => column.notNull().primaryKey())
    .addColumn("subscriptionId", text, (column) => column.notNull())
    .addColumn("at", wholeNumber, (column) => column.notNull())
    .addColumn("deliveryId", text)
    .addColumn("told", wholeNumber, (column) => column.notNull())
    .addColumn("details", text, (column) => column.notNull())
    .execute();
  await write.schema.createIndex("alertsBySubscription").on("alerts").columns(["subscriptionId", "at"]).execute();
  await write.schema.createIndex("alertsByTold").on("alerts").columns(["told"]).execute();
}

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
