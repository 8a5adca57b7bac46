import { sql } from "kysely";
import type { Database, Write } from "../database.ts";
import type { ArticleField, Indexed, Match, QuoteField, Search, SearchIndex } from "../search/search-index.ts";
import { seenIn } from "../search/seen-in.ts";

type Field = QuoteField | ArticleField;

/** The weight by which PostgreSQL tells a row's fields apart; without one, the field's terms bear a mark. */
const WEIGHTS: Readonly<Record<Field, string>> = {
  words: "A",
  speaker: "B",
  context: "C",
  title: "A",
  body: "B",
  sound: "~",
  outlet: "@",
};
const LAST_POSITION = 16_383;
/** Only the newest of the matches are ranked: bounds the work for words that stand nearly everywhere. */
const MOST_RANKED = 5000;

/**
 * `tsvector` and `tsquery` written out from the terms that we made, without PostgreSQL's own parsers and dictionaries
 * (https://www.postgresql.org/docs/current/datatype-textsearch.html).
 */
export const postgresSearch: SearchIndex = {
  async create(write) {
    for (const name of ["quoteSearch", "articleSearch"]) {
      await sql`create table ${sql.table(name)} (key bigint primary key, terms tsvector not null)`.execute(write);
      await sql`create index ${sql.ref(`${name}Terms`)} on ${sql.table(name)} using gin (terms)`.execute(write);
    }
  },
  async addQuote(write, key, terms) {
    await put(write, "quoteSearch", key, terms);
  },
  async removeQuotes(write, keys) {
    if (keys.length > 0) await sql`delete from "quoteSearch" where key in (${sql.join(keys)})`.execute(write);
  },
  async removeArticle(write, key) {
    await sql`delete from "articleSearch" where key = ${key}`.execute(write);
  },
  async putArticle(write, key, terms) {
    await put(write, "articleSearch", key, terms);
  },
  async rarest(db, terms, most) {
    if (terms.length === 0) return [];
    const { rows } = await sql<{ term: string; share: number }>`
      select term, share from pg_stats,
        unnest(most_common_elems::text::text[], most_common_elem_freqs) as common (term, share)
      where schemaname = current_schema() and tablename = 'quoteSearch' and attname = 'terms'`.execute(db);
    const shares = new Map(rows.map(({ term, share }) => [term, share]));
    const known = await knownTerms(db, terms);
    return known.sort((first, second) => (shares.get(first) ?? 0) - (shares.get(second) ?? 0)).slice(0, most);
  },
  // Autovacuum does so.
  join: async () => false,
  findQuotes: (db, search) => find(db, "quote", search),
  findArticles: (db, search) => find(db, "article", search),
};

/** Those of some terms that any quote has. */
async function knownTerms(db: Database, terms: readonly string[]): Promise<string[]> {
  const probes = terms.map(
    (term) => sql`select ${term}::text as term where exists
      (select 1 from "quoteSearch" where terms @@ ${termQuery(term, ["words"])}::tsquery)`,
  );
  const { rows } = await sql<{ term: string }>`${sql.join(probes, sql` union all `)}`.execute(db);
  return rows.map(({ term }) => term);
}

async function put(write: Write, table: string, key: number, terms: Partial<Indexed<Field>>): Promise<void> {
  const vector = vectorOf(terms);
  await sql`insert into ${sql.table(table)} (key, terms) values (${key}, ${vector}::tsvector)
    on conflict (key) do update set terms = excluded.terms`.execute(write);
}

async function find<F extends Field>(db: Database, what: "quote" | "article", search: Search<F>): Promise<number[]> {
  const { match, keys, scope, order, limit, offset } = search;
  const table = sql.table(`${what}Search`);
  const query = sql`${queryOf(match)}::tsquery`;
  const matching = sql`select key, terms from ${table}
    where terms @@ ${query} and key >= ${keys.from} and key < ${keys.until}
    ${seenIn(scope, `${what}s`, sql`${table}.key`)} order by key ${sql.raw(order === "oldest" ? "asc" : "desc")}`;
  const ordered =
    order === "ranked"
      ? sql<{ key: number }>`select key from (${matching} limit ${MOST_RANKED}) as newest
          order by ts_rank('{0, 0.1, 0.4, 1}', terms, ${query}, 1) desc, key desc limit ${limit} offset ${offset}`
      : sql<{ key: number }>`${matching} limit ${limit} offset ${offset}`;
  const { rows } = await ordered.execute(db);
  return rows.map(({ key }) => key);
}

const isMark = (weight: string): boolean => weight === "~" || weight === "@";
const lexeme = (term: string, weight: string): string => `'${isMark(weight) ? weight : ""}${term}'`;

/** Fields follow one another with a gap, so that no phrase runs from one into the next. */
function vectorOf(terms: Partial<Indexed<Field>>): string {
  const positions = new Map<string, string[]>();
  let at = 0;
  for (const [field, list] of Object.entries(terms)) {
    const weight = WEIGHTS[field as Field];
    for (const term of list) {
      if (++at > LAST_POSITION) break;
      const word = lexeme(term, weight);
      const places = positions.get(word) ?? [];
      positions.set(word, places);
      places.push(isMark(weight) ? `${at}` : `${at}${weight}`);
    }
    at += 10;
  }
  return [...positions].map(([word, places]) => `${word}:${places.join(",")}`).join(" ");
}

/** The terms hold letters, their marks and digits only, so quoting them is enough to keep `tsquery`'s own syntax out. */
function queryOf<F extends Field>(match: Match<F>): string {
  switch (match.kind) {
    case "term":
      return termQuery(match.term, match.fields);
    case "beginning":
      return `'${match.term}':*${match.fields.map((field) => WEIGHTS[field]).join("")}`;
    case "phrase":
      return `(${match.terms.map((term) => termQuery(term, [match.field])).join(" <-> ")})`;
    case "all":
      return `(${match.of.map(queryOf).join(" & ")})`;
    case "any":
      return `(${match.of.map(queryOf).join(" | ")})`;
  }
}

function termQuery(term: string, fields: readonly Field[]): string {
  const weights = fields.map((field) => WEIGHTS[field]);
  const [mark = ""] = weights.filter(isMark);
  return mark === "" ? `'${term}':${weights.join("")}` : lexeme(term, mark);
}
