import { sql } from "kysely";
import type { Scope, Tenant } from "../../model/tenant.ts";
import { foldLetters } from "../../text/letters.ts";
import type { Write } from "../database.ts";
import type { Engine } from "../engine.ts";
import type { StoreView } from "../store.ts";

type NameKind = "speaker" | "outlet";

const LONGEST_NAME = 100;
const MOST_WORDS = 12;
/** Sorts behind every letter that folding leaves. */
const LAST = "\u{10ffff}";

export function nameQuestions({ db }: Engine, scope: Scope): Pick<StoreView, "suggest"> {
  return {
    async suggest(kind, typed, limit) {
      const words = nameWords(typed);
      // By the words where there are any, never through all names that are counted.
      const quotes = words.length === 0 ? sql.ref<number>("quotes") : sql<number>`+quotes`;
      let query = db.selectFrom("tenantNames").where("tenantNames.kind", "=", kind).where(quotes, ">", 0);
      if (scope !== "everything") query = query.where("tenant", "in", scope);
      for (const word of words) {
        query = query.where("tenantNames.name", "in", ({ selectFrom }) =>
          selectFrom("nameWords")
            .select("nameWords.name")
            .where("nameWords.kind", "=", kind)
            .where("nameWords.word", ">=", word)
            .where("nameWords.word", "<", word + LAST),
        );
      }
      const rows = await query
        .groupBy("tenantNames.name")
        .orderBy(({ fn }) => fn.sum("quotes"), "desc")
        .orderBy("tenantNames.name")
        .limit(limit)
        .select("tenantNames.name")
        .execute();
      return rows.map(({ name }) => name);
    },
  };
}

/** The names that one quote bears. */
export interface QuoteNames {
  readonly speaker: string | null;
  readonly outlet: string | null;
}

/** Adds the names of some quotes to the counts (`sign` 1) or takes them away (-1). */
export async function countNames(
  write: Write,
  tenant: Tenant,
  quotes: readonly QuoteNames[],
  sign: 1 | -1,
): Promise<void> {
  const speakers = quotes.map(({ speaker }) => speaker).filter((name) => name !== null && isName(name));
  const outlets = quotes.map(({ outlet }) => outlet);
  for (const [name, count] of counted(speakers))
    await countName(write, { tenant, kind: "speaker", name, by: sign * count });
  for (const [name, count] of counted(outlets))
    await countName(write, { tenant, kind: "outlet", name, by: sign * count });
}

function counted(names: readonly (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

interface Counted {
  readonly tenant: Tenant;
  readonly kind: NameKind;
  readonly name: string;
  readonly by: number;
}

async function countName(write: Write, { tenant, kind, name, by }: Counted): Promise<void> {
  if (!isCountedName(kind, name)) return;
  const { quotes } = await write
    .insertInto("tenantNames")
    .values({ tenant, kind, name, quotes: by })
    .onConflict((conflict) =>
      conflict
        .columns(["tenant", "kind", "name"])
        .doUpdateSet(({ eb }) => ({ quotes: eb("tenantNames.quotes", "+", by) })),
    )
    .returning("quotes")
    .executeTakeFirstOrThrow();
  if (quotes <= 0) {
    const ofAll = write.deleteFrom("tenantNames").where("kind", "=", kind).where("name", "=", name);
    await ofAll.where("tenant", "=", tenant).execute();
  }
  const isNew = by > 0 && quotes === by;
  const rows = isNew ? nameWords(name).map((word) => ({ kind, word, name })) : [];
  if (rows.length === 0) return;
  await write
    .insertInto("nameWords")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Whether a name is worth suggesting. */
export const isCountedName = (kind: NameKind, name: string): boolean =>
  name !== "" && name.length <= LONGEST_NAME && (kind === "outlet" || isName(name));

/** A description ("a spokesman", "the ministry") is no name to suggest. */
export const isName = (speaker: string): boolean => /^[^\p{Ll}]/u.test(speaker);

function nameWords(name: string): string[] {
  const words = foldLetters(name.slice(0, LONGEST_NAME)).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words)].slice(0, MOST_WORDS);
}
