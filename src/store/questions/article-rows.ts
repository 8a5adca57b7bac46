import { sql } from "kysely";
import type { Article } from "../../model/article.ts";
import { Problem } from "../../model/problem.ts";
import { CONFIGURATION, type Scope } from "../../model/tenant.ts";
import type { Database } from "../database.ts";

/** Every article that the scope may see, with its current version. */
export const currentVersions = (db: Database, scope: Scope) =>
  db
    .selectFrom("articles")
    .innerJoin("articleVersions", (join) =>
      join
        .onRef("articleVersions.articleKey", "=", "articles.key")
        .onRef("articleVersions.version", "=", "articles.version"),
    )
    .$if(scope !== "everything", (query) => query.where(isSeenBy(scope)));

/** Of an article that is configured too a workspace's own copy is not shown beside it. */
function isSeenBy(scope: Scope) {
  return sql<boolean>`${ofTenants(scope)} and (articles.tenant = ${CONFIGURATION} or not exists (
    select 1 from articles as everyones where everyones.id = substr(articles.id, length(articles.tenant) + 2)
      and everyones.tenant = ${CONFIGURATION}))`;
}

/**
 * Articles that belong to those in a scope. Never looked up by the tenant's index: nearly every article is the configuration's,
 * while the few that are asked for are found by their own keys.
 */
export const ofTenants = (scope: Scope) =>
  scope === "everything" ? sql<boolean>`1 = 1` : sql<boolean>`articles.tenant || '' in (${sql.join(scope)})`;

interface ArticleRow {
  readonly id: string;
  readonly text: string;
  readonly details: string;
}

/** Everything of an article but its id and text, as it is kept. */
export function articleDetails({ id: _id, text: _text, ...details }: Article): string {
  return JSON.stringify(details);
}

export function articleFrom({ id, text, details }: ArticleRow): Article {
  return { ...parseStored<Omit<Article, "id" | "text">>(details, `the article ${id}`), id, text };
}

/** What this program once wrote as JSON. Throws Problem `store-damaged` where it is no JSON any more. */
export function parseStored<T>(json: string, what: string): T {
  try {
    return JSON.parse(json) as T;
  } catch (thrown) {
    throw new Problem("store-damaged", `${what} cannot be read from the store; restore a backup`, { cause: thrown });
  }
}
