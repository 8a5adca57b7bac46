import type { Engine } from "../engine.ts";
import type { Store } from "../store.ts";

export function leadQuestions({ db }: Engine): Pick<Store, "hasLead" | "keepLead"> {
  return {
    async hasLead(sourceId, leadKey) {
      const row = await db
        .selectFrom("leads")
        .where("sourceId", "=", sourceId)
        .where("leadKey", "=", leadKey)
        .select("articleId")
        .executeTakeFirst();
      return row !== undefined;
    },

    async keepLead(sourceId, leadKey, articleId, seenAt) {
      await db
        .insertInto("leads")
        .values({ sourceId, leadKey, articleId, seenAt })
        .onConflict((conflict) => conflict.columns(["sourceId", "leadKey"]).doUpdateSet({ articleId, seenAt }))
        .execute();
    },
  };
}
