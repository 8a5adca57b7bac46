import { contentTerms, searchTerms } from "../../languages/terms/search-terms.ts";
import type { QuoteHit } from "../../model/quote-hit.ts";
import type { Excerpt, QuoteKind } from "../../model/reading.ts";
import type { Scope } from "../../model/tenant.ts";
import { timeOf } from "../article-time.ts";
import type { Database } from "../database.ts";
import type { Engine } from "../engine.ts";
import { holds } from "../search/holds.ts";
import { keptTerms, quotesWithWords } from "../search/kept-terms.ts";
import { asksForTerms, likenessPlan, quotePlan } from "../search/quote-plan.ts";
import type { KeyRange, Match, QuoteField, Search } from "../search/search-index.ts";
import { weakestFirst } from "../search/weakest-first.ts";
import { wordMatches } from "../search/word-matches.ts";
import type { ArticleHeading, ArticleQuery, QuoteQuery, StoreView } from "../store.ts";
import { firstKeyAt } from "../time-key.ts";
import { articleFrom, currentVersions, parseStored } from "./article-rows.ts";
import { stands } from "./quote-rows.ts";
import { otherNames } from "./speakers.ts";

/** Deeper pages are not turned: nobody reads them, and each costs more than the one before. */
const DEEPEST = 10_000;

/** A text is taken for like another by so many of its first content terms. */
const MOST_TERMS = 30;
/** An article is looked for by so many words. */
const MOST_WORDS = 40;
/** Two of so many of the rarest must be shared. */
const RAREST = 6;
const MOST_COMPARED = 150;

type QuoteQuestions = Pick<StoreView, "quotes" | "quotesLike" | "quote" | "searchArticles" | "articleHeadings">;

/** The engine, and whose eyes ask. */
interface Asked extends Engine {
  readonly scope: Scope;
}

export function quoteQuestions(over: Engine, scope: Scope): QuoteQuestions {
  const engine: Asked = { ...over, scope };
  return {
    quotes: async (query) => loadHits(engine, await findKeys(engine, query)),

    quotesLike: (query) => quotesLike(engine, query),

    async quote(quoteId) {
      const key = Number(quoteId);
      const [hit] = Number.isSafeInteger(key) ? await loadHits(engine, [key]) : [];
      return hit ?? null;
    },

    searchArticles: async (query) => loadArticles(engine, await articleKeys(engine, query)),

    articleHeadings: async (query) => loadHeadings(engine, await articleKeys(engine, query)),
  };
}

/** The newest articles that have all the words. */
async function articleKeys({ db, search, scope }: Asked, query: ArticleQuery): Promise<readonly number[]> {
  const of = wordMatches(query.words, ["title", "body"], true).slice(0, MOST_WORDS);
  if (of.length === 0) return [];
  const asked = { match: { kind: "all", of }, keys: keyRange(query), scope, order: "newest", offset: 0 } as const;
  return search.findArticles(db, { ...asked, limit: query.limit });
}

/** The rarest terms find candidates, the newest of which are then compared by all their terms. */
async function quotesLike(engine: Asked, query: QuoteQuery): Promise<readonly QuoteHit[]> {
  const terms = contentTerms(query.words).slice(0, MOST_TERMS);
  const rarest = await engine.search.rarest(engine.db, terms, RAREST);
  const search = {
    keys: keyRange(query),
    scope: engine.scope,
    order: "newest",
    limit: MOST_COMPARED,
    offset: 0,
  } as const;
  for (const match of likenessPlan(query, rarest)) {
    const keys = await engine.search.findQuotes(engine.db, { ...search, match });
    if (keys.length > 0) return loadHits(engine, await nearestKeys(engine, terms, keys, query));
  }
  return [];
}

async function nearestKeys(
  { db }: Engine,
  terms: readonly string[],
  keys: readonly number[],
  { offset, limit }: QuoteQuery,
): Promise<number[]> {
  const rows = await db.selectFrom("quotes").where("key", "in", keys).select(["key", "parts"]).execute();
  const asked = new Set(terms);
  const scored = rows.map(({ key, parts }) => {
    const own = new Set(
      searchTerms(
        parseParts(parts, key)
          .map(({ text }) => text)
          .join(" "),
      ),
    );
    return { key, shared: asked.intersection(own).size, apart: Math.abs(own.size - asked.size) };
  });
  scored.sort((a, b) => b.shared - a.shared || a.apart - b.apart || b.key - a.key);
  return scored.slice(offset, offset + limit).map(({ key }) => key);
}

const parseParts = (parts: string, of: string | number): readonly Excerpt[] => parseStored(parts, `a quote of ${of}`);

async function findKeys(engine: Asked, query: QuoteQuery): Promise<readonly number[]> {
  const end = Math.min(DEEPEST, query.offset) + query.limit;
  const search = { keys: keyRange(query), scope: engine.scope, order: query.order, limit: end, offset: 0 };
  if (!asksForTerms(query)) return (await keysInOrder(engine, search)).slice(query.offset);
  const plan = quotePlan(query, await otherNames(engine, engine.scope, query.speaker));
  const find = weakestFirst({
    find: (planned) => engine.search.findQuotes(engine.db, { ...search, ...planned }),
    sift: (keys, match) => sift(engine, keys, match),
    ...{ plan: plan.flat(), keys: search.keys, limit: end },
  });
  for (const sequence of plan) {
    const found = new Set<number>();
    for (const planned of sequence) {
      if (found.size >= end) break;
      for (const key of await find(planned)) found.add(key);
    }
    if (found.size > 0) return [...found].slice(query.offset, end);
  }
  return [];
}

/** Those of some keys whose quotes a condition holds of. */
async function sift({ db }: Engine, keys: readonly number[], match: Match<QuoteField>): Promise<readonly number[]> {
  const rows = await quotesWithWords(db).where("quotes.key", "in", keys).execute();
  const holding = new Set(rows.filter((row) => holds(match, keptTerms(row))).map(({ key }) => key));
  return keys.filter((key) => holding.has(key));
}

async function keysInOrder(engine: Asked, search: Omit<Search<never>, "match">): Promise<number[]> {
  let among = engine.db.selectFrom("quotes").where("key", ">=", search.keys.from).where("key", "<", search.keys.until);
  if (search.scope !== "everything") among = among.where("tenant", "in", search.scope);
  const rows = await among
    .orderBy("key", search.order === "oldest" ? "asc" : "desc")
    .limit(search.limit)
    .select("key")
    .execute();
  return rows.map(({ key }) => key);
}

const keyRange = ({ from, until }: Pick<ArticleQuery, "from" | "until">): KeyRange => ({
  from: from === undefined ? 0 : firstKeyAt(timeOf(from)),
  until: until === undefined ? Number.MAX_SAFE_INTEGER : firstKeyAt(timeOf(until)),
});

const quoteRows = (db: Database, scope: Scope) =>
  currentVersions(db, scope)
    .innerJoin("quotes", "quotes.articleKey", "articles.key")
    .select(["quotes.key", "kind", "parts", "contextStart", "contextEnd", "speaker", "role", "doubtful"])
    .select(["id", "storyId", "text", "details"]);

/** The quotes of some keys, in their order; one that does not stand in its article is not shown. */
async function loadHits({ db, scope }: Asked, keys: readonly number[]): Promise<readonly QuoteHit[]> {
  if (keys.length === 0) return [];
  const rows = await quoteRows(db, scope).where("quotes.key", "in", keys).execute();
  const hits = new Map(rows.map((row) => [row.key, hitFrom(row)]));
  return keys.map((key) => hits.get(key) ?? null).filter((hit) => hit !== null);
}

/** What is quoted in some articles, from top to bottom, by article. */
export async function quotesOfArticles(
  { db }: Engine,
  articleIds: readonly string[],
): Promise<ReadonlyMap<string, readonly QuoteHit[]>> {
  if (articleIds.length === 0) return new Map();
  const rows = await quoteRows(db, "everything")
    .where("articles.id", "in", articleIds)
    .orderBy("quotes.key", "desc")
    .execute();
  return Map.groupBy(
    rows.flatMap((row) => hitFrom(row) ?? []),
    ({ article }) => article.id,
  );
}

interface QuoteRow {
  readonly key: number;
  readonly kind: string;
  readonly parts: string;
  readonly contextStart: number;
  readonly contextEnd: number;
  readonly speaker: string | null;
  readonly role: string | null;
  readonly doubtful: number | null;
  readonly id: string;
  readonly storyId: string | null;
  readonly text: string;
  readonly details: string;
}

const speakerFrom = ({ speaker, role, doubtful }: QuoteRow): QuoteHit["speaker"] =>
  speaker === null ? null : { name: speaker, role, ...(doubtful ? { doubtful: true } : {}) };

function hitFrom(row: QuoteRow): QuoteHit | null {
  const parts = parseParts(row.parts, row.id);
  const [first] = parts;
  if (!first || !parts.every((part) => stands(row.text, part))) return null;
  return {
    quoteId: String(row.key),
    article: articleFrom(row),
    storyId: row.storyId,
    kind: row.kind as QuoteKind,
    ...first,
    parts,
    speaker: speakerFrom(row),
    context: row.text.slice(row.contextStart, row.contextEnd),
  };
}

async function loadArticles({ db, scope }: Asked, keys: readonly number[]) {
  if (keys.length === 0) return [];
  const rows = await currentVersions(db, scope)
    .where("articles.key", "in", keys)
    .select(["id", "text", "details"])
    .orderBy("articles.key", "desc")
    .execute();
  return rows.map(articleFrom);
}

async function loadHeadings({ db, scope }: Asked, keys: readonly number[]): Promise<readonly ArticleHeading[]> {
  if (keys.length === 0) return [];
  const rows = await currentVersions(db, scope)
    .where("articles.key", "in", keys)
    .select(["id", "details"])
    .orderBy("articles.key", "desc")
    .execute();
  return rows.map((row) => {
    const { id, title, outlet, url, publishedAt, language } = articleFrom({ ...row, text: "" });
    return { id, title, outlet, url, publishedAt, language };
  });
}
