import { sql } from "kysely";
import { timeOf } from "../article-time.ts";
import type { Database, Write } from "../database.ts";
import type { Engine } from "../engine.ts";
import type { Bounds, RetentionStore } from "../retention-store.ts";
import { articleTerms } from "../search/article-terms.ts";
import { firstKeyAt } from "../time-key.ts";
import { articleDetails, articleFrom, currentVersions } from "./article-rows.ts";
import { forgetDigests, oldDigests } from "./old-digests.ts";
import { forgetQuotes } from "./readings.ts";
import { forgetTraces } from "./traces.ts";

export function retentionQuestions(engine: Engine): RetentionStore {
  const { db } = engine;
  return {
    forgettable: async ({ articles, texts, digests, seen }) => ({
      articles: articles === null ? 0 : await countOf(oldArticles(db, articles).select("articles.key as row")),
      texts: texts === null ? 0 : await countOf(oldTexts(db, texts, articles).select("articles.key as row")),
      digests: digests === null ? 0 : await countOf(oldDigests(db, digests).select("digests.id as row")),
      seen: seen === null ? 0 : await countSeen(db, seen),
    }),

    forget: ({ articles, texts, digests, seen }, most) =>
      db.transaction().execute(async (write) => ({
        articles: articles === null ? 0 : await forgetArticles(engine, write, articles, most),
        texts: texts === null ? 0 : await forgetTexts(engine, write, { texts, articles }, most),
        digests: digests === null ? 0 : await forgetDigests(write, digests, most),
        seen: seen === null ? 0 : await forgetSeen(write, seen, most),
      })),

    tidySearch: () => engine.search.join(db),

    tableSizes: () => engine.tableSizes(),
  };
}

interface Counted {
  execute(): Promise<readonly unknown[]>;
}

/** Keys only, so that even a hundred thousand are few bytes. */
const countOf = async (rows: Counted): Promise<number> => (await rows.execute()).length;

/** What was published long ago and is known for long: a report from the archives that was read today stays. */
const oldArticles = (db: Database, before: string) =>
  db
    .selectFrom("articles")
    .where("articles.key", "<", firstKeyAt(timeOf(before)))
    .where("articles.firstSeenAt", "<", before);

/** Texts that are there still, of articles that stay. */
function oldTexts(db: Database, before: string, articles: string | null) {
  const old = currentVersions(db, "everything")
    .where("articles.key", "<", firstKeyAt(timeOf(before)))
    .where("articles.firstSeenAt", "<", before)
    .where("articleVersions.text", "<>", "");
  if (articles === null) return old;
  return old.where(({ eb, or }) =>
    or([eb("articles.key", ">=", firstKeyAt(timeOf(articles))), eb("articles.firstSeenAt", ">=", articles)]),
  );
}

async function forgetArticles(engine: Engine, write: Write, before: string, most: number): Promise<number> {
  const old = await oldArticles(write, before).orderBy("articles.key").limit(most).select(["key", "id"]).execute();
  for (const { key, id } of old) {
    await forgetReadings(engine, write, key);
    await forgetTraces(engine, write, [key]);
    await write.deleteFrom("unsorted").where("articleKey", "=", key).execute();
    await write.deleteFrom("unheard").where("articleKey", "=", key).execute();
    await write.deleteFrom("articleVersions").where("articleKey", "=", key).execute();
    await write.deleteFrom("articleSources").where("articleKey", "=", key).execute();
    await write.deleteFrom("leads").where("articleId", "=", id).execute();
    await engine.search.removeArticle(write, key);
    await write.deleteFrom("articles").where("key", "=", key).execute();
  }
  return old.length;
}

async function forgetReadings(engine: Engine, write: Write, key: number): Promise<void> {
  await forgetQuotes(engine, write, key);
  await write.deleteFrom("readings").where("articleKey", "=", key).execute();
  await write.deleteFrom("unread").where("articleKey", "=", key).execute();
}

/** Headline, address, outlet and date stay, and the article is found by its headline. */
async function forgetTexts(
  engine: Engine,
  write: Write,
  { texts, articles }: Pick<Bounds, "articles"> & { readonly texts: string },
  most: number,
): Promise<number> {
  const old = await oldTexts(write, texts, articles)
    .orderBy("articles.key")
    .limit(most)
    .select(["articles.key", "articles.id", "articles.version", "details"])
    .execute();
  for (const { key, id, version, details } of old) {
    await forgetReadings(engine, write, key);
    const article = { ...articleFrom({ id, details, text: "" }), blocks: [] };
    const versions = write.deleteFrom("articleVersions").where("articleKey", "=", key);
    await versions.where("version", "<>", version).execute();
    await write
      .updateTable("articleVersions")
      .set({ text: "", details: articleDetails(article) })
      .where("articleKey", "=", key)
      .execute();
    await engine.search.putArticle(write, key, articleTerms(article));
  }
  return old.length;
}

async function countSeen(db: Database, before: string): Promise<number> {
  const at = timeOf(before);
  const keys = await countOf(db.selectFrom("seenKeys").where("at", "<", at).select("key as row"));
  const questions = await countOf(db.selectFrom("questions").where("at", "<", at).select("id as row"));
  return (
    keys + questions + (await countOf(db.selectFrom("uses").where("period", "<", before).select(sql`1`.as("row"))))
  );
}

async function forgetSeen(write: Write, before: string, most: number): Promise<number> {
  const at = timeOf(before);
  const keys = await write.selectFrom("seenKeys").where("at", "<", at).limit(most).select("key").execute();
  for (const { key } of keys) await write.deleteFrom("seenKeys").where("key", "=", key).execute();
  const questions = await write.selectFrom("questions").where("at", "<", at).limit(most).select("id").execute();
  for (const { id } of questions) await write.deleteFrom("questions").where("id", "=", id).execute();
  // A period is the beginning of a time as it is written here: "2025-02-13T08".
  const uses = await write.selectFrom("uses").where("period", "<", before).limit(most).selectAll().execute();
  for (const { allowance, period } of uses) {
    await write.deleteFrom("uses").where("allowance", "=", allowance).where("period", "=", period).execute();
  }
  return keys.length + questions.length + uses.length;
}
