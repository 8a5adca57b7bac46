import { type Expression, sql } from "kysely";
import type { Article } from "../../model/article.ts";
import { CONFIGURATION } from "../../model/tenant.ts";
import { timeOf } from "../article-time.ts";
import type { Database, Write } from "../database.ts";
import type { Engine } from "../engine.ts";
import { takeSerials } from "../serials.ts";
import type { AlikeQuery, KeptTrace, StoryStore } from "../story-store.ts";
import { firstKeyAt } from "../time-key.ts";
import { articleFrom, currentVersions } from "./article-rows.ts";
import type { RarityQuestions } from "./rarity.ts";

type TraceQuestions = Omit<StoryStore, "keepPlacements" | keyof RarityQuestions>;

const ASKED_AT_ONCE = 100;

export function traceQuestions(engine: Engine): TraceQuestions {
  const { db } = engine;
  return {
    unsorted: (limit) => unsorted(db, limit),

    sortAgain: async (most) => {
      const traces = db.selectFrom("storyTraces").where("serial", ">=", 0);
      const oldest = traces.orderBy("serial").limit(most).select("articleKey");
      await db
        .insertInto("unsorted")
        .columns(["articleKey"])
        .expression(oldest)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    keepTraces: (traces) => db.transaction().execute((write) => keepTraces(engine, write, traces)),

    tracesAfter: (serial, limit) =>
      db
        .selectFrom("storyTraces")
        .crossJoin("articles")
        .whereRef("articles.key", "=", "storyTraces.articleKey")
        .where("articles.tenant", "=", CONFIGURATION)
        .where("serial", ">", serial)
        .orderBy("serial")
        .limit(limit)
        .select(["serial", "trace"])
        .execute(),

    tracesOf: (articleIds) =>
      inPortions(articleIds, (ids) => traced(db).where("articles.id", "in", ids).orderBy("articles.key").execute()),

    membersOf: async (storyIds, seen) => {
      const rows = await inPortions(storyIds, (ids) => membersOf(db, ids, seen));
      return new Map([...Map.groupBy(rows, ({ storyId }) => storyId)].map(([id, own]) => [id, own.map(idOf)]));
    },

    alike: (query) => alike(db, query),

    forgetTracesBefore: (time, limit) =>
      db.transaction().execute(async (write) => {
        const old = await write
          .selectFrom("storyTraces")
          .where("articleKey", "<", firstKeyAt(timeOf(time)))
          .limit(limit)
          .select("articleKey")
          .execute();
        const keys = old.map(({ articleKey }) => articleKey);
        await forgetTraces(engine, write, keys);
        return old.length;
      }),
  };
}

async function unsorted(db: Database, limit: number): Promise<readonly Article[]> {
  // A cross join is read from left to right: another order would look through everything that is kept.
  const waiting = await db
    .selectFrom("unsorted")
    .crossJoin("articles")
    .whereRef("articles.key", "=", "unsorted.articleKey")
    .orderBy("articles.tenant")
    .orderBy("articles.key")
    .limit(limit)
    .select(["key", "tenant"])
    .execute();
  const keys = waiting.filter(({ tenant }) => tenant === waiting[0]?.tenant).map(({ key }) => key);
  if (keys.length === 0) return [];
  const ofKeys = currentVersions(db, "everything").where("articles.key", "in", keys);
  return (await ofKeys.orderBy("articles.key").select(["id", "text", "details"]).execute()).map(articleFrom);
}

const traced = (db: Database) =>
  db
    .selectFrom("articles")
    .innerJoin("storyTraces", "storyTraces.articleKey", "articles.key")
    .select(["articles.id as articleId", "storyId", "followsUp", "trace"]);

async function inPortions<T, Row>(items: readonly T[], ask: (some: readonly T[]) => Promise<Row[]>): Promise<Row[]> {
  const found: Row[] = [];
  for (let at = 0; at < items.length; at += ASKED_AT_ONCE) {
    found.push(...(await ask(items.slice(at, at + ASKED_AT_ONCE))));
  }
  return found;
}

async function keepTraces(engine: Engine, write: Write, traces: readonly KeptTrace[]): Promise<number> {
  const first = await takeSerials(write, traces.length);
  const ids = traces.map(({ articleId }) => articleId);
  const rows = await write.selectFrom("articles").where("id", "in", ids).select(["id", "key", "tenant"]).execute();
  const articles = new Map(rows.map((row) => [row.id, row]));
  await forgetTraces(
    engine,
    write,
    rows.map(({ key }) => key),
  );
  for (const [index, { articleId, keys, trace }] of traces.entries()) {
    const row = articles.get(articleId);
    if (!row) continue;
    const json = JSON.stringify([...new Set(keys)]);
    const kept = { articleKey: row.key, serial: first + index, trace, keys: json };
    await write.insertInto("storyTraces").values(kept).execute();
    const { table, ref } = sql;
    await sql`insert into ${table("storyKeys")} (${ref("tenant")}, ${ref("key")}, ${ref("articleKey")})
      select ${row.tenant}, cast(value as bigint), ${row.key} from ${engine.numbersIn(json)}`.execute(write);
  }
  return first + traces.length - 1;
}

/** Their keys are deleted by name, since an index from articles to keys would double their room. */
export async function forgetTraces(engine: Engine, write: Write, articleKeys: readonly number[]): Promise<void> {
  if (articleKeys.length === 0) return;
  const rows = await write
    .selectFrom("storyTraces")
    .innerJoin("articles", "articles.key", "storyTraces.articleKey")
    .where("articleKey", "in", articleKeys)
    .select(["articleKey", "keys", "tenant"])
    .execute();
  for (const { articleKey, keys, tenant } of rows) {
    await write.deleteFrom("storyTraces").where("articleKey", "=", articleKey).execute();
    const { table, ref } = sql;
    await sql`delete from ${table("storyKeys")} where ${ref("tenant")} = ${tenant} and ${ref("articleKey")} = ${articleKey}
      and ${ref("key")} in (select cast(value as bigint) from ${engine.numbersIn(keys)})`.execute(write);
  }
}

const idOf = ({ id }: { readonly id: string }): string => id;

async function membersOf(
  db: Database,
  storyIds: readonly string[],
  { from, tenants, most }: Parameters<StoryStore["membersOf"]>[1],
) {
  const [key, storyId] = [sql.ref("articles.key"), sql.ref("storyId")];
  const newest = storyIds.map(
    (id) => sql`select * from (select ${key} as key, ${sql.ref("articles.id")} as id, ${storyId} as story
      from ${sql.table("articles")} join ${sql.table("storyTraces")} on ${sql.ref("storyTraces.articleKey")} = ${key}
      where ${storyId} = ${id} and ${sql.ref("articles.tenant")} in (${sql.join(tenants)})
        and ${key} >= ${firstKeyAt(timeOf(from))}
      order by ${key} desc limit ${most}) as newest`,
  );
  const { rows } = await sql<{ key: number; id: string; story: string }>`select * from
    (${sql.join(newest, sql` union all `)}) as members order by key`.execute(db);
  return rows.map(({ id, story }) => ({ id, storyId: story }));
}

/** One statement an article: a database adds up a hundred thousand rows faster than it hands them over. */
async function alike(db: Database, { keys, tenants, from, mostOfKey, limit }: AlikeQuery): Promise<readonly string[]> {
  if (keys.length === 0 || tenants.length === 0) return [];
  const first = firstKeyAt(timeOf(from));
  const parts: Expression<unknown>[] = tenants.flatMap((tenant) =>
    keys.map(
      ({ key, weight }) => sql`select articleKey, cast(${weight} as double precision) as weight from
        (select ${sql.ref("articleKey")} as articleKey from ${sql.table("storyKeys")}
          where tenant = ${tenant} and ${sql.ref("key")} = ${key} and ${sql.ref("articleKey")} >= ${first}
          order by ${sql.ref("articleKey")} desc limit ${mostOfKey}) as newest`,
    ),
  );
  const { rows } = await sql<{ id: string }>`select ${sql.ref("articles.id")} as id from
    (select articleKey, sum(weight) as shared from (${sql.join(parts, sql` union all `)}) as found
      group by articleKey order by shared desc, articleKey limit ${limit}) as most
    join ${sql.table("articles")} on ${sql.ref("articles.key")} = articleKey order by shared desc, articleKey`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
