import type { Article } from "../../model/article.ts";
import type { TimeWindow } from "../../model/digest.ts";
import type { ReadArticle, Reading } from "../../model/reading.ts";
import type { Scope, Tenant } from "../../model/tenant.ts";
import { timeOf } from "../article-time.ts";
import type { Database, Write } from "../database.ts";
import type { Engine } from "../engine.ts";
import { quoteTerms } from "../search/quote-terms.ts";
import { takeSerials } from "../serials.ts";
import { storable } from "../storable.ts";
import type { Store, StoreView } from "../store.ts";
import { timeKey } from "../time-key.ts";
import { articleFrom, currentVersions, parseStored } from "./article-rows.ts";
import { countNames } from "./names.ts";
import { contextOf, partsOf } from "./quote-rows.ts";

type ReadingQuestions = Pick<Store, "keepReading" | "keepReadings" | "unread">;
type ReadArticleQuestions = Pick<StoreView, "readArticles" | "readArticlesOf">;

const withReadings = (db: Database, scope: Scope) =>
  currentVersions(db, scope).leftJoin("readings", (join) =>
    join.onRef("readings.articleKey", "=", "articles.key").onRef("readings.version", "=", "articles.version"),
  );

export function readingQuestions(engine: Engine): ReadingQuestions {
  const { db } = engine;
  return {
    keepReading: (read) => db.transaction().execute((write) => keepReading(engine, write, read)),
    keepReadings: (reads) =>
      db.transaction().execute(async (write) => {
        for (const read of reads) await keepReading(engine, write, read);
      }),

    async unread(limit) {
      const waiting = await db.selectFrom("unread").orderBy("articleKey").limit(limit).selectAll().execute();
      if (waiting.length === 0) return [];
      const keys = waiting.map(({ articleKey }) => articleKey);
      const unread = currentVersions(db, "everything").where("articles.key", "in", keys);
      const rows = await unread.orderBy("articles.key").select(["id", "text", "details"]).execute();
      return rows.map(articleFrom);
    },
  };
}

export function readArticleQuestions({ db }: Engine, scope: Scope): ReadArticleQuestions {
  const readIn = ({ from, until }: TimeWindow) =>
    withReadings(db, scope)
      .where("at", ">=", timeOf(from))
      .where("at", "<", timeOf(until))
      .where("readings.reading", "is not", null);
  return {
    async readArticles(window) {
      const query = readIn(window).orderBy("at").orderBy("id").select(["id", "text", "details", "reading"]);
      return (await query.execute()).map((row) => ({ article: articleFrom(row), reading: readingFrom(row) }));
    },

    async readArticlesOf(storyIds) {
      const found: ReadArticle[] = [];
      for (let at = 0; at < storyIds.length; at += 500) {
        const rows = await withReadings(db, scope)
          .where("storyId", "in", storyIds.slice(at, at + 500))
          .where("readings.reading", "is not", null)
          .orderBy("at")
          .orderBy("id")
          .select(["id", "text", "details", "reading"])
          .execute();
        found.push(...rows.map((row) => ({ article: articleFrom(row), reading: readingFrom(row) })));
      }
      return found;
    },
  };
}

const readingFrom = ({ id, reading }: { id: string; reading: string | null }): Reading =>
  parseStored<Reading>(reading ?? "", `the reading of ${id}`);

async function keepReading(engine: Engine, write: Write, { article, reading }: ReadArticle): Promise<void> {
  const serial = await takeSerials(write, reading.quotes.length);
  const row = await currentVersions(write, "everything")
    .where("articles.id", "=", article.id)
    .select(["articles.key", "articles.version", "articles.tenant", "at", "text"])
    .executeTakeFirst();
  const text = storable(article.text);
  if (row?.text !== text) return;
  const json = JSON.stringify(reading);
  await write
    .insertInto("readings")
    .values({ articleKey: row.key, version: row.version, reading: json })
    .onConflict((conflict) => conflict.columns(["articleKey", "version"]).doUpdateSet({ reading: json }))
    .execute();
  await write.deleteFrom("unread").where("articleKey", "=", row.key).execute();
  await write
    .insertInto("unsorted")
    .values({ articleKey: row.key })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (await isAnythingFollowed(write)) {
    const unheard = write.insertInto("unheard").values({ articleKey: row.key });
    await unheard.onConflict((conflict) => conflict.doNothing()).execute();
  }
  await forgetQuotes(engine, write, row.key);
  const { key: articleKey, at, tenant } = row;
  await addQuotes(engine, write, { article: { ...article, text }, reading, articleKey, at, tenant, serial });
}

const isAnythingFollowed = async (write: Write): Promise<boolean> =>
  (await write.selectFrom("follows").select("id").limit(1).executeTakeFirst()) !== undefined;

interface NewQuotes {
  readonly article: Article;
  readonly reading: Reading;
  readonly articleKey: number;
  readonly at: number;
  readonly tenant: Tenant;
  readonly serial: number;
}

async function addQuotes(engine: Engine, write: Write, quotes: NewQuotes): Promise<void> {
  const rows = quoteRows(quotes);
  for (const { row, terms } of rows) {
    await write.insertInto("quotes").values(row).execute();
    await engine.search.addQuote(write, row.key, terms);
  }
  await countNames(
    write,
    quotes.tenant,
    rows.map(({ row }) => row),
    1,
  );
}

/** Within one article the first quote gets the highest key, so that "newest first" reads from top to bottom. */
function quoteRows({ article, reading, articleKey, at, tenant, serial }: NewQuotes) {
  const { outlet } = article;
  return reading.quotes.flatMap((quote, index) => {
    const parts = partsOf(article.text, quote);
    if (parts.length === 0) return [];
    const { speaker, kind } = quote;
    const { start, end } = contextOf(article.text, reading.sentences, parts);
    const words = parts.map(({ text }) => text).join(" ");
    const row = {
      key: timeKey(at, serial + reading.quotes.length - 1 - index),
      articleKey,
      kind,
      parts: JSON.stringify(parts),
      contextStart: start,
      contextEnd: end,
      speaker: speaker?.name ?? null,
      role: speaker?.role ?? null,
      doubtful: speaker?.doubtful ? 1 : 0,
      outlet,
      tenant,
    };
    return [
      {
        row,
        terms: quoteTerms({
          words,
          speaker,
          context: article.text.slice(start, end),
          outlet,
          language: article.language,
        }),
      },
    ];
  });
}

/** Takes an article's quotes out of the search; the readings of its versions stay. */
export async function forgetQuotes(engine: Engine, write: Write, articleKey: number): Promise<void> {
  const rows = await write
    .deleteFrom("quotes")
    .where("articleKey", "=", articleKey)
    .returning(["key", "speaker", "outlet", "tenant"])
    .execute();
  if (rows[0]) await countNames(write, rows[0].tenant, rows, -1);
  await engine.search.removeQuotes(
    write,
    rows.map(({ key }) => key),
  );
}
