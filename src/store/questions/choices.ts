import { timeOf } from "../article-time.ts";
import type { Engine } from "../engine.ts";
import type { KeptChoice, Store } from "../store.ts";
import { parseStored } from "./article-rows.ts";

type ChoiceQuestions = Pick<Store, "choice" | "keepChoice" | "choiceOutcomes" | "forgetChoicesBefore">;

export function choiceQuestions({ db }: Engine): ChoiceQuestions {
  return {
    async choice(key) {
      const row = await db.selectFrom("choices").where("key", "=", key).select("details").executeTakeFirst();
      return row ? parseStored<KeptChoice>(row.details, `the choice ${key}`) : null;
    },

    async keepChoice(choice) {
      const { key, at, outcome } = choice;
      const row = { at: timeOf(at), outcome, details: JSON.stringify(choice) };
      await db
        .insertInto("choices")
        .values({ key, ...row })
        .onConflict((conflict) => conflict.column("key").doUpdateSet(row))
        .execute();
    },

    async choiceOutcomes(since) {
      const rows = await db
        .selectFrom("choices")
        .where("at", ">=", timeOf(since))
        .groupBy("outcome")
        .select(({ fn }) => ["outcome", fn.countAll<number>().as("count")])
        .execute();
      return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, Number(count)]));
    },

    async forgetChoicesBefore(at) {
      await db.deleteFrom("choices").where("at", "<", timeOf(at)).execute();
    },
  };
}
