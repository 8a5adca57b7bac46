/**
 * `node bench/by-rounds.ts [--round 50] [SET…]`: how well a bot sorts articles into stories that come so many a round, oldest first,
 * into an empty store, beside all of them at once: B-cubed F1 over sets of the evaluation kit, in its own arithmetic.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { placeArticles } from "../src/digest/collect/place-articles.ts";
import type { Article } from "../src/model/article.ts";
import { articleFromText } from "../src/sources/extract/plain-text/article.ts";
import { openSqlite } from "../src/store/sqlite/open.ts";
import { createStoryBook } from "../src/stories/book.ts";
import { aReadArticle } from "../test/builders.ts";
import { keepRead } from "./kept/made-articles.ts";

/** Sets as `clusters.mjs` takes them: a line an article with its cluster, or a line a group of articles. */
const SETS = ["ecbplus-dev", "uci-dev", "basil-dev", "allsides-dev", "multinews-dev", "neus-dev"];
const { values, positionals } = parseArgs({
  options: { round: { type: "string", default: "50" } },
  allowPositionals: true,
});
const round = Number(values.round);
const kit = join(import.meta.dirname, "../../shared/bench");
/** Far more than any set reaches over: what is old is compared too, as where all come at once. */
const DAYS = 36_500;

type Stories = ReadonlyMap<string, unknown>;

interface KitArticle {
  readonly id: string;
  readonly cluster: string;
  readonly text: string;
  readonly title?: string;
  readonly outlet?: string;
  readonly url?: string;
  readonly publishedAt?: string;
  readonly date?: string;
  readonly lang?: string;
}
type KitLine = KitArticle & { readonly articles?: readonly KitArticle[] };

function articleOf({ id, text, title, outlet, url, publishedAt, date }: KitArticle): Article {
  const given = publishedAt || date || null;
  return articleFromText(text, {
    id,
    url: url || null,
    title: title || null,
    outlet: outlet || null,
    publishedAt: given,
  });
}

const articlesOf = ({ articles, ...record }: KitLine): readonly KitArticle[] => {
  if (articles)
    return articles.map((article, index) => ({ ...article, id: `${record.id}/${index}`, cluster: record.id }));
  return record.lang !== undefined && record.lang !== "eng" ? [] : [{ ...record, id: String(record.id) }];
};

const timeOf = ({ publishedAt }: Article): number => Date.parse(publishedAt ?? "");
/** Undated ones come last. */
const oldestFirst = (one: Article, other: Article): number =>
  (timeOf(one) || Number.MAX_SAFE_INTEGER) - (timeOf(other) || Number.MAX_SAFE_INTEGER);

function atOnce(articles: readonly Article[]): Stories {
  const book = createStoryBook();
  const placed = book.placeAll(articles);
  const into = new Map(book.takeMerges().map((merge) => [merge.from, merge.into]));
  const named = (story = ""): string => (into.has(story) ? named(into.get(story)) : story);
  return new Map(articles.map(({ id }, index) => [id, named(placed[index]?.storyId)]));
}

async function byRounds(articles: readonly Article[]): Promise<Stories> {
  const store = await openSqlite(":memory:");
  const newest = new Date(Math.max(...articles.map(timeOf).filter((time) => !Number.isNaN(time)), 0));
  for (let from = 0; from < articles.length; from += round) {
    const some = articles.slice(from, from + round);
    await keepRead(
      store,
      some.map((article) => aReadArticle(article, { articleId: article.id })),
      newest.toISOString(),
    );
    await placeArticles(store, newest, DAYS);
  }
  const placements = await store.seenBy("everything").placements(articles.map(({ id }) => id));
  await store.close();
  return new Map(placements.map(({ articleId, storyId }) => [articleId, storyId]));
}

async function measure(set: string): Promise<void> {
  const lib = (file: string) => import(join(kit, "lib", file));
  const [{ readRecords }, { shuffled }, { bCubed }] = await Promise.all(
    ["data.mjs", "stats.mjs", "clustering.mjs"].map(lib),
  );
  const lines: readonly KitLine[] = readRecords(join(kit, "data", `${set}.jsonl.gz`));
  const given: readonly KitArticle[] = shuffled(lines.flatMap(articlesOf), 1);
  const gold = new Map(given.map(({ id, cluster }) => [id, cluster]));
  const articles = given.map(articleOf).toSorted(oldestFirst);
  const score = (stories: Stories) => (100 * bCubed(stories, gold).f1).toFixed(1);
  const [once, rounds] = [atOnce(articles), await byRounds(articles)];
  console.log(`${set}, ${articles.length} articles: at once ${score(once)}, in rounds of ${round} ${score(rounds)}`);
}

if (existsSync(kit)) for (const set of positionals.length > 0 ? positionals : SETS) await measure(set);
else console.log("by-rounds: skipped, as the evaluation kit is not beside this folder (../shared/bench)");
