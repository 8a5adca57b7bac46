import type { Engine } from "../engine.ts";
import type { Store } from "../store.ts";
import { parseStored } from "./article-rows.ts";

export function recordQuestions({ db }: Engine): Pick<Store, "record" | "keepRecord"> {
  return {
    async record(name) {
      const row = await db.selectFrom("records").where("name", "=", name).selectAll().executeTakeFirst();
      return row ? { at: row.at, details: parseStored<unknown>(row.details, `the record ${name}`) } : null;
    },

    async keepRecord(name, { at, details }) {
      const row = { at, details: JSON.stringify(details) };
      await db
        .insertInto("records")
        .values({ name, ...row })
        .onConflict((conflict) => conflict.column("name").doUpdateSet(row))
        .execute();
    },
  };
}
