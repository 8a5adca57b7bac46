import { CONFIGURATION, type Tenant, tenantOf } from "../../model/tenant.ts";
import type { Write } from "../database.ts";
import type { Engine } from "../engine.ts";
import { isCountedName } from "../questions/names.ts";
import type { AddedSource } from "../store.ts";

/** What a feed gave that nobody has any more: no workspace sees it. */
const NOBODY: Tenant = "nobody";
const ADDED = "added:";

/** Everything belongs to the configuration or to a workspace: what a workspace's feed gave is its own. */
export async function tenants(write: Write, engine: Engine): Promise<void> {
  await addColumns(write, engine);
  await makeWorkspaces(write, engine);
  await giveArticles(write);
  await countNames(write);
  await giveDigests(write);
}

async function addColumns(write: Write, { columns }: Engine): Promise<void> {
  for (const table of ["articles", "quotes", "questions"]) {
    const add = write.schema.alterTable(table);
    await add.addColumn("tenant", columns.text, (column) => column.notNull().defaultTo(CONFIGURATION)).execute();
  }
  await write.schema.createIndex("articlesByTenantAndAt").on("articles").columns(["tenant", "at"]).execute();
  await write.schema
    .createTable("tenantNames")
    .addColumn("tenant", columns.text, (column) => column.notNull())
    .addColumn("kind", columns.text, (column) => column.notNull())
    .addColumn("name", columns.text, (column) => column.notNull())
    .addColumn("quotes", columns.wholeNumber, (column) => column.notNull())
    .addPrimaryKeyConstraint("tenantNamesKey", ["tenant", "kind", "name"])
    .execute();
  await write.schema.createIndex("tenantNamesByKindAndQuotes").on("tenantNames").columns(["kind", "quotes"]).execute();
  await write.schema
    .createTable("digestTenants")
    .addColumn("digestId", columns.text, (column) => column.notNull())
    .addColumn("tenant", columns.text, (column) => column.notNull())
    .addPrimaryKeyConstraint("digestTenantsKey", ["digestId", "tenant"])
    .execute();
}

async function makeWorkspaces(write: Write, { columns }: Engine): Promise<void> {
  await write.schema
    .createTable("workspaces")
    .addColumn("chat", columns.text, (column) => column.notNull())
    .addColumn("workspace", columns.text, (column) => column.notNull())
    .addColumn("acceptedAt", columns.text, (column) => column.notNull())
    .addPrimaryKeyConstraint("workspacesKey", ["chat", "workspace"])
    .execute();
}

/** An article that a configured source offered too stays everybody's. */
async function giveArticles(write: Write): Promise<void> {
  const added = await write.selectFrom("addedSources").selectAll().execute();
  const owners = new Map(added.map(({ id, details }) => [id, tenantOf(JSON.parse(details) as AddedSource)]));
  const rows = await write
    .selectFrom("articleSources")
    .where("sourceId", "like", `${ADDED}%`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("articleSources as other")
            .select("other.sourceId")
            .whereRef("other.articleKey", "=", "articleSources.articleKey")
            .where("other.sourceId", "not like", `${ADDED}%`),
        ),
      ),
    )
    .orderBy("position")
    .select(["articleKey", "sourceId"])
    .execute();
  const given = new Map<number, Tenant>();
  for (const { articleKey, sourceId } of rows) {
    if (!given.has(articleKey)) given.set(articleKey, owners.get(sourceId) ?? NOBODY);
  }
  for (const [key, tenant] of given) {
    await write.updateTable("articles").set({ tenant }).where("key", "=", key).execute();
    await write.updateTable("quotes").set({ tenant }).where("articleKey", "=", key).execute();
  }
}

async function countNames(write: Write): Promise<void> {
  for (const kind of ["speaker", "outlet"] as const) {
    const rows = await write
      .selectFrom("quotes")
      .where(kind, "is not", null)
      .groupBy(["tenant", kind])
      .select(({ fn }) => ["tenant", `${kind} as name` as const, fn.countAll<number>().as("quotes")])
      .execute();
    for (const { tenant, name, quotes } of rows) {
      if (name === null || !isCountedName(kind, name)) continue;
      await write
        .insertInto("tenantNames")
        .values({ tenant, kind, name, quotes: Number(quotes) })
        .execute();
    }
  }
  await write.schema.dropTable("names").execute();
}

/** A briefing's digest is its workspace's; others were seen by one asker, and are asked for again. */
async function giveDigests(write: Write): Promise<void> {
  const rows = await write
    .selectFrom("deliveries")
    .innerJoin("subscriptions", "subscriptions.id", "deliveries.subscriptionId")
    .where("digestId", "is not", null)
    .select(["digestId", "details"])
    .execute();
  for (const { digestId, details } of rows) {
    if (digestId === null) continue;
    const tenant = tenantOf(JSON.parse(details) as { readonly chat: string; readonly workspace: string });
    await write
      .insertInto("digestTenants")
      .values({ digestId, tenant })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
