import { problemWords } from "../../model/problem.ts";
import type { Excerpt } from "../../model/reading.ts";
import type { Database } from "../database.ts";
import type { Engine } from "../engine.ts";
import type { Store } from "../store.ts";
import { currentVersions, parseStored } from "./article-rows.ts";
import { stands } from "./quote-rows.ts";

const PAGE = 500;
const MOST_TOLD = 20;

export function healthQuestions(engine: Engine): Pick<Store, "counts" | "integrity"> {
  const { db } = engine;
  return {
    async counts() {
      const [articles, quotes, digests] = await Promise.all([
        countRows(db, "articles"),
        countRows(db, "quotes"),
        countRows(db, "digests"),
      ]);
      return { articles, quotes, digests };
    },

    async integrity() {
      try {
        return [...(await engine.damage()), ...(await strayQuotes(db))];
      } catch (thrown) {
        return [problemWords(thrown)];
      }
    },
  };
}

async function countRows(db: Database, table: "articles" | "quotes" | "digests"): Promise<number> {
  const { rows } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  return Number(rows);
}

/** Quotes that do not stand in their article's text. */
async function strayQuotes(db: Database): Promise<string[]> {
  const found: string[] = [];
  let after = -1;
  while (found.length < MOST_TOLD) {
    const rows = await quotesAfter(db, after);
    for (const row of rows) {
      const parts = parseStored<readonly Excerpt[]>(row.parts, `a quote of ${row.id}`);
      if (!parts.every((part) => stands(row.text, part))) found.push(`a quote does not stand in the article ${row.id}`);
    }
    after = rows.at(-1)?.key ?? after;
    if (rows.length < PAGE) break;
  }
  return found;
}

const quotesAfter = (db: Database, after: number) =>
  currentVersions(db, "everything")
    .innerJoin("quotes", "quotes.articleKey", "articles.key")
    .where("quotes.key", ">", after)
    .orderBy("quotes.key")
    .limit(PAGE)
    .select(["quotes.key", "parts", "id", "text"])
    .execute();
