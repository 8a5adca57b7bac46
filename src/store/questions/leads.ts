import type { Write } from "../database.ts";
import type { Engine } from "../engine.ts";
import type { Store } from "../store.ts";

const ASKED_AT_ONCE = 500;

export function leadQuestions({ db }: Engine): Pick<Store, "knownLeads" | "keepLead"> {
  return {
    async knownLeads(sourceId, leadKeys) {
      const known = new Set<string>();
      for (let at = 0; at < leadKeys.length; at += ASKED_AT_ONCE) {
        const rows = await db
          .selectFrom("leads")
          .where("sourceId", "=", sourceId)
          .where("leadKey", "in", leadKeys.slice(at, at + ASKED_AT_ONCE))
          .select("leadKey")
          .execute();
        for (const { leadKey } of rows) known.add(leadKey);
      }
      return known;
    },

    keepLead: (sourceId, leadKey, articleId, seenAt) => keepLead(db, { sourceId, leadKey, articleId, seenAt }),
  };
}

interface TakenLead {
  readonly sourceId: string;
  readonly leadKey: string;
  readonly articleId: string;
  readonly seenAt: string;
}

export async function keepLead(db: Engine["db"] | Write, lead: TakenLead): Promise<void> {
  const { articleId, seenAt } = lead;
  await db
    .insertInto("leads")
    .values(lead)
    .onConflict((conflict) => conflict.columns(["sourceId", "leadKey"]).doUpdateSet({ articleId, seenAt }))
    .execute();
}
