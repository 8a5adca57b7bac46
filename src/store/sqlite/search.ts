import { sql } from "kysely";
import type { Database } from "../database.ts";
import type { Match, Search, SearchIndex } from "../search/search-index.ts";
import { seenIn } from "../search/seen-in.ts";

/** How much a term counts in each column of `quoteSearch` and `articleSearch` when ranked. */
const QUOTE_WEIGHTS = sql.raw("10, 4, 0, 1, 0");
const ARTICLE_WEIGHTS = sql.raw("5, 1");
/** Only the newest of the matches are ranked: bounds the work for words that stand nearly everywhere. */
const MOST_RANKED = 5000;

/** So many pages are written at once when what stands in several trees of an index is joined. */
const JOINED_PAGES = 16;

/** Of so many quotes a term is looked up to tell how rare it is: the further back they reach, the rarer. */
const PROBED = 200;

/**
 * FTS5 without content of its own (https://www.sqlite.org/fts5.html): rows hold the terms that we made, the `ascii`
 * tokenizer only parts them at blanks.
 */
export const sqliteSearch: SearchIndex = {
  async create(write) {
    const options = sql.raw("content='', contentless_delete=1, tokenize='ascii'");
    await sql`create virtual table quoteSearch using fts5(words, speaker, sound, context, outlet, ${options})`.execute(
      write,
    );
    await sql`create virtual table articleSearch using fts5(title, body, ${options})`.execute(write);
  },
  async addQuote(write, key, { words, speaker, sound, context, outlet }) {
    const columns = [words, speaker, sound, context, outlet].map((terms) => terms.join(" "));
    await sql`insert into quoteSearch (rowid, words, speaker, sound, context, outlet)
      values (${key}, ${sql.join(columns)})`.execute(write);
  },
  async removeQuotes(write, keys) {
    for (const key of keys) await sql`delete from quoteSearch where rowid = ${key}`.execute(write);
  },
  async removeArticle(write, key) {
    await sql`delete from articleSearch where rowid = ${key}`.execute(write);
  },
  async putArticle(write, key, { title, body }) {
    await sql`delete from articleSearch where rowid = ${key}`.execute(write);
    await sql`insert into articleSearch (rowid, title, body)
      values (${key}, ${title.join(" ")}, ${body.join(" ")})`.execute(write);
  },
  async rarest(db, terms, most) {
    if (terms.length === 0) return [];
    const probes = terms.map(
      (term) => sql`select ${term} as term, count(*) as quotes, min(rowid) as oldest from
        (select rowid from quoteSearch where quoteSearch match ${`words : "${term}"`} order by rowid desc limit ${PROBED})`,
    );
    const { rows } = await sql<{ term: string }>`select term from (${sql.join(probes, sql` union all `)})
      where quotes > 0 order by quotes, oldest limit ${most}`.execute(db);
    return rows.map(({ term }) => term);
  },
  async join(db) {
    return (await joinSome(db, "quoteSearch")) || (await joinSome(db, "articleSearch"));
  },
  findQuotes: (db, search) => find(db, "quote", QUOTE_WEIGHTS, search),
  findArticles: (db, search) => find(db, "article", ARTICLE_WEIGHTS, search),
};

/**
 * Every term of a question is looked up in each tree of an index, and every reading that is kept begins a new one. Only trees of
 * one level are joined, and what was begun is gone on with: to join all in one, with a negative number of pages, begins anew
 * with every reading that is kept in between, and an index that is large never gets through. At 2,000 trees FTS5 keeps nothing
 * more and calls that a full disk.
 */
const joinSome = (db: Database, index: "quoteSearch" | "articleSearch"): Promise<boolean> =>
  db.transaction().execute(async (write) => {
    await joinFrom(write, index, 2);
    const before = await changes(write);
    await sql`insert into ${sql.table(index)} (${sql.ref(index)}, rank) values ('merge', ${JOINED_PAGES})`.execute(
      write,
    );
    // The command itself counts as a change: https://www.sqlite.org/fts5.html#the_merge_command
    return (await changes(write)) - before > 1;
  });

/** From how many trees of a level on they are joined; an index remembers it. */
async function joinFrom(write: Database, index: "quoteSearch" | "articleSearch", trees: number): Promise<void> {
  const settings = sql.table(`${index}_config`);
  const { rows } = await sql`select 1 from ${settings} where k = 'usermerge' and v = ${trees}`.execute(write);
  if (rows.length > 0) return;
  await sql`insert into ${sql.table(index)} (${sql.ref(index)}, rank) values ('usermerge', ${sql.lit(trees)})`.execute(
    write,
  );
}

async function changes(db: Database): Promise<number> {
  const { rows } = await sql<{ changes: number }>`select total_changes() as changes`.execute(db);
  return rows[0]?.changes ?? 0;
}

async function find<Field extends string>(
  db: Database,
  what: "quote" | "article",
  weights: typeof QUOTE_WEIGHTS,
  { match, keys, scope, order, limit, offset }: Search<Field>,
): Promise<number[]> {
  const name = sql.raw(`${what}Search`);
  const score = order === "ranked" ? sql`bm25(${name}, ${weights})` : sql`0`;
  const matching = sql`select rowid as key, ${score} as score from ${name}
    where ${name} match ${matchExpression(match)} and rowid >= ${keys.from} and rowid < ${keys.until}
    ${seenIn(scope, `${what}s`, sql`${name}.rowid`)}
    order by rowid ${sql.raw(order === "oldest" ? "asc" : "desc")}`;
  const query =
    order === "ranked"
      ? sql<{ key: number }>`select key from (${matching} limit ${MOST_RANKED})
          order by score, key desc limit ${limit} offset ${offset}`
      : sql<{ key: number }>`${matching} limit ${limit} offset ${offset}`;
  const { rows } = await query.execute(db);
  return rows.map(({ key }) => key);
}

/** The terms hold letters, their marks and digits only, so quoting them is enough to keep FTS5's own syntax out. */
function matchExpression<Field extends string>(match: Match<Field>): string {
  switch (match.kind) {
    case "term":
      return `{${match.fields.join(" ")}} : "${match.term}"`;
    case "beginning":
      return `{${match.fields.join(" ")}} : "${match.term}" *`;
    case "phrase":
      return `${match.field} : "${match.terms.join(" ")}"`;
    case "all":
      return `(${match.of.map(matchExpression).join(" AND ")})`;
    case "any":
      return `(${match.of.map(matchExpression).join(" OR ")})`;
  }
}
