import type { Scope } from "../../model/tenant.ts";
import { timeOf } from "../article-time.ts";
import type { Write } from "../database.ts";
import type { Engine } from "../engine.ts";
import type { Placement, Store, StoreView } from "../store.ts";

const ASKED_AT_ONCE = 500;

export function placementQuestions({ db }: Engine): Pick<Store, "keepPlacements"> {
  return {
    keepPlacements: (placements) => db.transaction().execute((write) => keepPlacements(write, placements)),
  };
}

export function keptPlacementQuestions({ db }: Engine, scope: Scope): Pick<StoreView, "placements" | "hasUnplaced"> {
  return {
    async placements(articleIds) {
      const found: Placement[] = [];
      for (let at = 0; at < articleIds.length; at += ASKED_AT_ONCE) {
        let placed = db.selectFrom("articles");
        if (scope !== "everything") placed = placed.where("tenant", "in", scope);
        const rows = await placed
          .where("id", "in", articleIds.slice(at, at + ASKED_AT_ONCE))
          .where("storyId", "is not", null)
          .select(["id as articleId", "storyId", "followsUp"])
          .execute();
        for (const { articleId, storyId, followsUp } of rows) {
          if (storyId !== null) found.push({ articleId, storyId, followsUp });
        }
      }
      return found;
    },

    async hasUnplaced({ from, until }) {
      let articles = db.selectFrom("articles");
      if (scope !== "everything") articles = articles.where("tenant", "in", scope);
      const unplaced = await articles
        .innerJoin("readings", (join) =>
          join.onRef("readings.articleKey", "=", "articles.key").onRef("readings.version", "=", "articles.version"),
        )
        .where("at", ">=", timeOf(from))
        .where("at", "<", timeOf(until))
        .where("storyId", "is", null)
        .select("id")
        .limit(1)
        .executeTakeFirst();
      return unplaced !== undefined;
    },
  };
}

async function keepPlacements(write: Write, placements: readonly Placement[]): Promise<void> {
  for (const { articleId, storyId, followsUp } of placements) {
    await write.updateTable("articles").set({ storyId, followsUp }).where("id", "=", articleId).execute();
  }
}
