import type { Excerpt } from "../../model/reading.ts";
import type { Write } from "../database.ts";
import type { Engine } from "../engine.ts";
import { articleFrom, currentVersions, parseStored } from "../questions/article-rows.ts";
import { articleTerms } from "./article-terms.ts";
import { quoteTerms } from "./quote-terms.ts";

const ROWS_AT_ONCE = 200;

/** Fills the empty search index of a store whose rows are there. `onRows` hears after each batch how many were added. */
export async function indexAnew(engine: Engine, write: Write, onRows: (rows: number) => void): Promise<void> {
  for await (const rows of articlesIn(write)) {
    for (const row of rows) await engine.search.putArticle(write, row.key, articleTerms(articleFrom(row)));
    onRows(rows.length);
  }
  for await (const rows of quotesIn(write)) {
    for (const row of rows) await engine.search.addQuote(write, row.key, termsOf(row));
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
    currentVersions(write, "everything")
      .innerJoin("quotes", "quotes.articleKey", "articles.key")
      .where("quotes.key", ">", after)
      .orderBy("quotes.key")
      .limit(ROWS_AT_ONCE)
      .select(["quotes.key", "parts", "contextStart", "contextEnd", "speaker", "role", "quotes.outlet"])
      .select(["articles.id", "text", "details"])
      .execute(),
  );

type QuoteRow = Awaited<ReturnType<typeof quotesIn>> extends AsyncGenerator<readonly (infer Row)[]> ? Row : never;

function termsOf({ parts, contextStart, contextEnd, speaker, role, outlet, ...article }: QuoteRow) {
  const words = parseStored<readonly Excerpt[]>(parts, `a quote of ${article.id}`);
  return quoteTerms({
    words: words.map(({ text }) => text).join(" "),
    speaker: speaker === null ? null : { name: speaker, role },
    context: article.text.slice(contextStart, contextEnd),
    outlet,
    language: articleFrom(article).language,
  });
}

async function* inBatches<Row extends { readonly key: number }>(
  load: (after: number) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  for (let rows = await load(-1); rows.length > 0; rows = await load(rows.at(-1)?.key ?? 0)) yield rows;
}
