import type { Engine } from "../engine.ts";
import type { StoryStore } from "../story-store.ts";

export type RarityQuestions = Pick<StoryStore, "keptRarity" | "keepRarity">;

/** The one row of `storyRarity`. */
const RARITY = "terms";

export function rarityQuestions({ db }: Engine): RarityQuestions {
  return {
    keptRarity: async () => {
      const row = await db.selectFrom("storyRarity").where("name", "=", RARITY).selectAll().executeTakeFirst();
      return row ? { serial: row.serial, counts: row.counts } : null;
    },

    keepRarity: async (rarity) => {
      await db
        .insertInto("storyRarity")
        .values({ name: RARITY, ...rarity })
        .onConflict((conflict) => conflict.column("name").doUpdateSet(rarity))
        .execute();
    },
  };
}
