import { createHash } from "node:crypto";
import { timeOf } from "../article-time.ts";
import type { Engine } from "../engine.ts";
import type { Store } from "../store.ts";
import { parseStored } from "./article-rows.ts";

type UseQuestions = Pick<Store, "seenOnce" | "countUse" | "keepQuestion" | "question">;

export function useQuestions({ db }: Engine): UseQuestions {
  return {
    async seenOnce(key, at) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto("seenKeys")
        .values({ key, at: timeOf(at) })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    async keepQuestion(query, at) {
      const json = JSON.stringify(query);
      const id = createHash("sha256").update(json).digest("base64url").slice(0, 22);
      await db
        .insertInto("questions")
        .values({ id, query: json, at: timeOf(at) })
        .onConflict((conflict) => conflict.column("id").doUpdateSet({ at: timeOf(at) }))
        .execute();
      return id;
    },

    async question(id) {
      const row = await db.selectFrom("questions").where("id", "=", id).select("query").executeTakeFirst();
      return row ? parseStored(row.query, `the question ${id}`) : null;
    },

    async countUse(allowance, period) {
      const { uses } = await db
        .insertInto("uses")
        .values({ allowance, period, uses: 1 })
        .onConflict((conflict) =>
          conflict.columns(["allowance", "period"]).doUpdateSet(({ eb }) => ({ uses: eb("uses.uses", "+", 1) })),
        )
        .returning("uses")
        .executeTakeFirstOrThrow();
      return uses;
    },
  };
}
