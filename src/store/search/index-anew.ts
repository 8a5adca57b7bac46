import type { Write } from "../database.ts";
import type { Engine } from "../engine.ts";
import { articleFrom, currentVersions } from "../questions/article-rows.ts";
import { articleTerms } from "./article-terms.ts";
import { keptTerms, quotesWithWords } from "./kept-terms.ts";

const ROWS_AT_ONCE = 200;

/** Fills the empty search index of a store whose rows are there. `onRows` hears after each batch how many were added. */
export async function indexAnew(engine: Engine, write: Write, onRows: (rows: number) => void): Promise<void> {
  for await (const rows of articlesIn(write)) {
    for (const row of rows) await engine.search.putArticle(write, row.key, articleTerms(articleFrom(row)));
    onRows(rows.length);
  }
  for await (const rows of quotesIn(write)) {
    for (const row of rows) await engine.search.addQuote(write, row.key, keptTerms(row));
    onRows(rows.length);
  }
}

const articlesIn = (write: Write) =>
  inBatches((after) =>
    currentVersions(write, "everything")
      .where("articles.key", ">", after)
      .orderBy("articles.key")
      .limit(ROWS_AT_ONCE)
      .select(["articles.key", "articles.id", "text", "details"])
      .execute(),
  );

const quotesIn = (write: Write) =>
  inBatches((after) =>
    quotesWithWords(write).where("quotes.key", ">", after).orderBy("quotes.key").limit(ROWS_AT_ONCE).execute(),
  );

async function* inBatches<Row extends { readonly key: number }>(
  load: (after: number) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  for (let rows = await load(-1); rows.length > 0; rows = await load(rows.at(-1)?.key ?? 0)) yield rows;
}
