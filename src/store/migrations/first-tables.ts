import type { CreateTableBuilder } from "kysely";
import type { Write } from "../database.ts";
import type { ColumnTypes, Engine } from "../engine.ts";

type Columns = Readonly<Record<string, "text" | "text?" | "whole" | "whole?">>;

/** The tables of the first version. */
export async function firstTables(write: Write, engine: Engine): Promise<void> {
  const make = tableMaker(write, engine.columns);
  await articleTables(make, write);
  await quoteTables(make, write);
  await sourceTables(make);
  await digestTables(make, write);
  await engine.search.create(write);
  await write
    .insertInto("sequences")
    .values([{ name: "rows", next: 0 }])
    .execute();
}

interface Parent {
  readonly columns: readonly string[];
  readonly table: string;
  readonly key: readonly string[];
}

type Make = (name: string, columns: Columns, key: readonly string[], parent?: Parent) => Promise<void>;

const OF_ARTICLE: Parent = { columns: ["articleKey"], table: "articles", key: ["key"] };

/** A lone key that is a whole number is the row's own place in SQLite. */
function tableMaker(write: Write, types: ColumnTypes): Make {
  return async (name, columns, key, parent) => {
    let table: CreateTableBuilder<string, string> = write.schema.createTable(name);
    for (const [column, kind] of Object.entries(columns)) {
      const type = kind.startsWith("whole") ? types.wholeNumber : types.text;
      const alone = key.length === 1 && key[0] === column;
      table = table.addColumn(column, type, (built) => {
        const required = kind.endsWith("?") ? built : built.notNull();
        return alone ? required.primaryKey() : required;
      });
    }
    if (key.length > 1) table = table.addPrimaryKeyConstraint(`${name}Key`, key as string[]);
    if (parent) {
      const { columns: own, table: other, key: theirs } = parent;
      table = table.addForeignKeyConstraint(`${name}Of${other}`, own as string[], other, theirs as string[]);
    }
    await table.execute();
  };
}

async function index(write: Write, table: string, columns: readonly string[], unique = false): Promise<void> {
  const built = write.schema
    .createIndex(`${table}By${columns.join("And")}`)
    .on(table)
    .columns(columns as string[]);
  await (unique ? built.unique() : built).execute();
}

async function articleTables(make: Make, write: Write): Promise<void> {
  await make(
    "articles",
    { key: "whole", id: "text", at: "whole", firstSeenAt: "text", version: "whole", storyId: "text?" },
    ["key"],
  );
  await index(write, "articles", ["id"], true);
  await index(write, "articles", ["at"]);
  await index(write, "articles", ["storyId"]);
  await make(
    "articleVersions",
    { articleKey: "whole", version: "whole", seenAt: "text", text: "text", details: "text" },
    ["articleKey", "version"],
    OF_ARTICLE,
  );
  await make(
    "articleSources",
    { articleKey: "whole", sourceId: "text", position: "whole", seenAt: "text", textHash: "text" },
    ["articleKey", "sourceId"],
    OF_ARTICLE,
  );
  await make("readings", { articleKey: "whole", version: "whole", reading: "text" }, ["articleKey", "version"], {
    columns: ["articleKey", "version"],
    table: "articleVersions",
    key: ["articleKey", "version"],
  });
  await make("sequences", { name: "text", next: "whole" }, ["name"]);
}

async function quoteTables(make: Make, write: Write): Promise<void> {
  await make(
    "quotes",
    {
      key: "whole",
      articleKey: "whole",
      kind: "text",
      parts: "text",
      contextStart: "whole",
      contextEnd: "whole",
      speaker: "text?",
      role: "text?",
      outlet: "text?",
    },
    ["key"],
    OF_ARTICLE,
  );
  await index(write, "quotes", ["articleKey"]);
  await make("names", { kind: "text", name: "text", quotes: "whole" }, ["kind", "name"]);
  await index(write, "names", ["kind", "quotes"]);
  await make("nameWords", { kind: "text", word: "text", name: "text" }, ["kind", "word", "name"]);
}

async function sourceTables(make: Make): Promise<void> {
  await make("leads", { sourceId: "text", leadKey: "text", articleId: "text", seenAt: "text" }, [
    "sourceId",
    "leadKey",
  ]);
  await make(
    "sourceStates",
    { sourceId: "text", memo: "text", lastReadAt: "text?", failures: "whole", lastProblem: "text?" },
    ["sourceId"],
  );
  await make("addedSources", { id: "text", details: "text" }, ["id"]);
  await make("seenKeys", { key: "text", at: "whole" }, ["key"]);
  await make("questions", { id: "text", query: "text", at: "whole" }, ["id"]);
  await make("uses", { allowance: "text", period: "text", uses: "whole" }, ["allowance", "period"]);
}

async function digestTables(make: Make, write: Write): Promise<void> {
  await make("digests", { id: "text", name: "text", endsAt: "whole", madeAt: "text", digest: "text" }, ["id"]);
  await index(write, "digests", ["name", "endsAt"]);
  await make("subscriptions", { id: "text", state: "text", pausedBecause: "text?", details: "text" }, ["id"]);
  await make(
    "deliveries",
    {
      id: "text",
      subscriptionId: "text",
      dueAt: "whole",
      state: "text",
      digestId: "text?",
      madeAt: "text",
      late: "text?",
      notBefore: "whole",
      leaseHolder: "text?",
      leaseUntil: "whole",
    },
    ["id"],
  );
  await index(write, "deliveries", ["subscriptionId", "dueAt"], true);
  await index(write, "deliveries", ["state", "dueAt"]);
  await make(
    "deliveryParts",
    {
      deliveryId: "text",
      part: "whole",
      content: "text",
      state: "text",
      posted: "text?",
      changedAt: "text",
      attempts: "whole",
      problem: "text?",
    },
    ["deliveryId", "part"],
    { columns: ["deliveryId"], table: "deliveries", key: ["id"] },
  );
}
