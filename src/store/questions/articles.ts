import { createHash } from "node:crypto";
import type { Article } from "../../model/article.ts";
import { CONFIGURATION, type Scope, type Tenant } from "../../model/tenant.ts";
import { articleTime, timeOf } from "../article-time.ts";
import type { Write } from "../database.ts";
import type { Engine } from "../engine.ts";
import { articleTerms } from "../search/article-terms.ts";
import { takeSerials } from "../serials.ts";
import { storable } from "../storable.ts";
import type { Kept, Offer, Store, StoreView } from "../store.ts";
import { timeKey } from "../time-key.ts";
import { articleDetails, articleFrom, currentVersions } from "./article-rows.ts";
import { keepLead } from "./leads.ts";
import { forgetQuotes } from "./readings.ts";

const ASKED_AT_ONCE = 500;

type ArticleQuestions = Pick<Store, "keepArticle" | "keepArticles" | "sourcesOf" | "versions">;

export function articleQuestions(engine: Engine): ArticleQuestions {
  const { db } = engine;
  return {
    keepArticle: (article, sourceId, seenAt, tenant = CONFIGURATION) =>
      db.transaction().execute((write) => keepArticle(engine, write, { article, sourceId, seenAt, tenant })),

    keepArticles: (offers) =>
      db.transaction().execute(async (write) => {
        const kept: Kept[] = [];
        for (const offer of offers) {
          const { article, sourceId, leadKey, seenAt } = offer;
          kept.push(await keepArticle(engine, write, offer));
          await keepLead(write, { sourceId, leadKey, articleId: article.id, seenAt });
        }
        return kept;
      }),

    async sourcesOf(articleIds) {
      const found = new Map<string, string[]>();
      for (let at = 0; at < articleIds.length; at += ASKED_AT_ONCE) {
        const rows = await db
          .selectFrom("articleSources")
          .innerJoin("articles", "articles.key", "articleSources.articleKey")
          .where("articles.id", "in", articleIds.slice(at, at + ASKED_AT_ONCE))
          .orderBy("position")
          .select(["articles.id", "sourceId"])
          .execute();
        for (const { id, sourceId } of rows) found.set(id, [...(found.get(id) ?? []), sourceId]);
      }
      return found;
    },

    async versions(articleId) {
      const rows = await db
        .selectFrom("articles")
        .innerJoin("articleVersions", "articleVersions.articleKey", "articles.key")
        .where("articles.id", "=", articleId)
        .orderBy("articleVersions.version")
        .select(["id", "text", "details", "articleVersions.version", "seenAt"])
        .execute();
      return rows.map((row) => ({ version: row.version, seenAt: row.seenAt, article: articleFrom(row) }));
    },
  };
}

export function keptArticleQuestions({ db }: Engine, scope: Scope): Pick<StoreView, "article"> {
  return {
    async article(id) {
      const row = await currentVersions(db, scope)
        .where("articles.id", "=", id)
        .select(["id", "text", "details"])
        .executeTakeFirst();
      return row ? articleFrom(row) : null;
    },
  };
}

async function keepArticle(
  engine: Engine,
  write: Write,
  { article: received, sourceId, seenAt, tenant }: Omit<Offer, "leadKey">,
): Promise<Kept> {
  const article = { ...received, text: storable(received.text) };
  const serial = await takeSerials(write, 1);
  const known = await write
    .selectFrom("articles")
    .where("id", "=", article.id)
    .select(["key", "version"])
    .executeTakeFirst();
  const key = known?.key ?? timeKey(articleTime(article, seenAt), serial);
  const kept: Kept = known ? await compare(write, known, article, sourceId) : "new";
  const version = (known?.version ?? 0) + 1;
  if (kept === "new") await addArticle(write, key, article, seenAt, tenant);
  if (kept === "edited") await addEdit(engine, write, key, version);
  if (kept !== "known") {
    await write
      .insertInto("articleVersions")
      .values({ articleKey: key, version, seenAt, text: article.text, details: articleDetails(article) })
      .execute();
    await engine.search.putArticle(write, key, articleTerms(article));
    await noteUnread(write, key);
  }
  await noteSource(write, key, sourceId, seenAt, hashOf(article));
  return kept;
}

/**
 * An article is edited when a source gives another text than it gave before, or another headline. Two sources that cut
 * the page differently would otherwise undo each other's version at every reading.
 */
async function compare(
  write: Write,
  { key, version }: { key: number; version: number },
  article: Article,
  sourceId: string,
): Promise<Kept> {
  const offered = await write
    .selectFrom("articleSources")
    .where("articleKey", "=", key)
    .where("sourceId", "=", sourceId)
    .select("textHash")
    .executeTakeFirst();
  if (offered?.textHash === hashOf(article)) return "known";
  const current = await write
    .selectFrom("articleVersions")
    .where("articleKey", "=", key)
    .where("version", "=", version)
    .select(["text", "details"])
    .executeTakeFirstOrThrow();
  if (current.text !== article.text) return "edited";
  const isRetitled = offered !== undefined && articleFrom({ ...current, id: article.id }).title !== article.title;
  return isRetitled ? "edited" : "known";
}

async function addArticle(write: Write, key: number, article: Article, seenAt: string, tenant: Tenant): Promise<void> {
  const at = articleTime(article, seenAt);
  const row = { key, id: article.id, at, firstSeenAt: seenAt, version: 1, tenant, storyId: null, followsUp: null };
  await write.insertInto("articles").values(row).execute();
}

async function noteUnread(write: Write, articleKey: number): Promise<void> {
  const unread = write.insertInto("unread").values({ articleKey });
  await unread.onConflict((conflict) => conflict.doNothing()).execute();
}

async function addEdit(engine: Engine, write: Write, key: number, version: number): Promise<void> {
  await forgetQuotes(engine, write, key);
  await write.updateTable("articles").set({ version }).where("key", "=", key).execute();
}

async function noteSource(
  write: Write,
  articleKey: number,
  sourceId: string,
  seenAt: string,
  textHash: string,
): Promise<void> {
  await write
    .insertInto("articleSources")
    .values({ articleKey, sourceId, position: timeOf(seenAt), seenAt, textHash })
    .onConflict((conflict) => conflict.columns(["articleKey", "sourceId"]).doUpdateSet({ textHash }))
    .execute();
}

/** Of the text and the headline. */
const hashOf = ({ title, text }: Article): string =>
  createHash("sha256")
    .update(JSON.stringify([title, text]))
    .digest("base64");
