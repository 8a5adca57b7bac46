import { createHash } from "node:crypto";
import type { Scope } from "../../model/tenant.ts";
import { timeOf } from "../article-time.ts";
import type { Engine } from "../engine.ts";
import type { Store, StoreView } from "../store.ts";
import { parseStored } from "./article-rows.ts";

type UseQuestions = Pick<Store, "seenOnce" | "countUse" | "keepQuestion">;

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

    async keepQuestion(query, at, tenant) {
      const json = JSON.stringify(query);
      const id = createHash("sha256").update(`${tenant}\n${json}`).digest("base64url").slice(0, 22);
      await db
        .insertInto("questions")
        .values({ id, query: json, at: timeOf(at), tenant })
        .onConflict((conflict) => conflict.column("id").doUpdateSet({ at: timeOf(at) }))
        .execute();
      return id;
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

export function keptQuestionQuestions({ db }: Engine, scope: Scope): Pick<StoreView, "question"> {
  return {
    async question(id) {
      let seen = db.selectFrom("questions").where("id", "=", id);
      if (scope !== "everything") seen = seen.where("tenant", "in", scope);
      const row = await seen.select("query").executeTakeFirst();
      return row ? parseStored(row.query, `the question ${id}`) : null;
    },
  };
}
