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

const ASKED_AT_ONCE = 500;

export function traceQuestions({ db }: Engine): TraceQuestions {
  return {
    unsorted: (limit) => unsorted(db, limit),

    keepTraces: (traces) => db.transaction().execute((write) => keepTraces(write, traces)),

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

    tracesOfStory: async (storyId, { from, tenants, most }) => {
      const newest = traced(db)
        .where("storyId", "=", storyId)
        .where("articles.tenant", "in", tenants)
        .where("articles.key", ">=", firstKeyAt(timeOf(from)))
        .orderBy("articles.key", "desc");
      return (await newest.limit(most).execute()).reverse();
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
        for (const { articleKey } of old) await forgetTrace(write, articleKey);
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

async function keepTraces(write: Write, traces: readonly KeptTrace[]): Promise<number> {
  const first = await takeSerials(write, traces.length);
  for (const [index, { articleId, keys, trace }] of traces.entries()) {
    const row = await write
      .selectFrom("articles")
      .where("id", "=", articleId)
      .select(["key", "tenant"])
      .executeTakeFirst();
    if (!row) continue;
    const { key: articleKey, tenant } = row;
    await forgetTrace(write, articleKey);
    const kept = { articleKey, serial: first + index, trace, keys: JSON.stringify(keys) };
    await write.insertInto("storyTraces").values(kept).execute();
    if (keys.length > 0) {
      const places = [...new Set(keys)].map((key) => ({ tenant, key, articleKey }));
      await write.insertInto("storyKeys").values(places).execute();
    }
  }
  return first + traces.length - 1;
}

/** Its keys are deleted by name, since an index from articles to keys would double their room. */
export async function forgetTrace(write: Write, articleKey: number): Promise<void> {
  const row = await write
    .selectFrom("storyTraces")
    .innerJoin("articles", "articles.key", "storyTraces.articleKey")
    .where("articleKey", "=", articleKey)
    .select(["keys", "tenant"])
    .executeTakeFirst();
  if (!row) return;
  await write.deleteFrom("storyTraces").where("articleKey", "=", articleKey).execute();
  const keys = JSON.parse(row.keys) as readonly number[];
  if (keys.length === 0) return;
  const places = write.deleteFrom("storyKeys").where("tenant", "=", row.tenant).where("key", "in", keys);
  await places.where("articleKey", "=", articleKey).execute();
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
