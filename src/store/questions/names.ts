import { foldLetters } from "../../language/letters.ts";
import type { Write } from "../database.ts";
import type { Engine } from "../engine.ts";
import type { Store } from "../store.ts";

type NameKind = "speaker" | "outlet";

const LONGEST_NAME = 100;
const MOST_WORDS = 12;
/** Sorts behind every letter that folding leaves. */
const LAST = "\u{10ffff}";

export function nameQuestions({ db }: Engine): Pick<Store, "suggest"> {
  return {
    async suggest(kind, typed, limit) {
      const words = nameWords(typed);
      let query = db.selectFrom("names").where("names.kind", "=", kind).where("names.quotes", ">", 0);
      for (const word of words) {
        query = query.where("names.name", "in", ({ selectFrom }) =>
          selectFrom("nameWords")
            .select("nameWords.name")
            .where("nameWords.kind", "=", kind)
            .where("nameWords.word", ">=", word)
            .where("nameWords.word", "<", word + LAST),
        );
      }
      const rows = await query
        .orderBy("names.quotes", "desc")
        .orderBy("names.name")
        .limit(limit)
        .select("name")
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
export async function countNames(write: Write, quotes: readonly QuoteNames[], sign: 1 | -1): Promise<void> {
  const speakers = quotes.map(({ speaker }) => speaker).filter((name) => name !== null && isName(name));
  const outlets = quotes.map(({ outlet }) => outlet);
  for (const [name, count] of counted(speakers)) await countName(write, "speaker", name, sign * count);
  for (const [name, count] of counted(outlets)) await countName(write, "outlet", name, sign * count);
}

function counted(names: readonly (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

async function countName(write: Write, kind: NameKind, name: string, by: number): Promise<void> {
  if (name.length > LONGEST_NAME) return;
  const { quotes } = await write
    .insertInto("names")
    .values({ kind, name, quotes: by })
    .onConflict((conflict) =>
      conflict.columns(["kind", "name"]).doUpdateSet(({ eb }) => ({ quotes: eb("names.quotes", "+", by) })),
    )
    .returning("quotes")
    .executeTakeFirstOrThrow();
  if (quotes <= 0) {
    await write.deleteFrom("nameWords").where("kind", "=", kind).where("name", "=", name).execute();
    await write.deleteFrom("names").where("kind", "=", kind).where("name", "=", name).execute();
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

/** A description ("a spokesman", "the ministry") is no name to suggest. */
export const isName = (speaker: string): boolean => /^[^\p{Ll}]/u.test(speaker);

function nameWords(name: string): string[] {
  const words = foldLetters(name.slice(0, LONGEST_NAME)).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words)].slice(0, MOST_WORDS);
}
