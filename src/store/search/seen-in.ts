import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../model/tenant.ts";

/** A further condition of a search: the row with this key belongs to somebody whom the scope names. */
export function seenIn(scope: Scope, table: "quotes" | "articles", key: RawBuilder<unknown>): RawBuilder<unknown> {
  if (scope === "everything") return sql``;
  const owned = sql.table(table);
  return sql`and exists (select 1 from ${owned} where ${sql.ref(`${table}.key`)} = ${key} and tenant in (${sql.join(scope)}))`;
}
