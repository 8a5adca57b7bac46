import { CONFIGURATION, type Scope } from "../../model/tenant.ts";
import type { Write } from "../database.ts";
import type { Engine } from "../engine.ts";
import type { StoreView } from "../store.ts";
import type { Merge, Placement, StoryStore } from "../story-store.ts";
import { ofTenants } from "./article-rows.ts";

const ASKED_AT_ONCE = 500;

export function placementQuestions({ db }: Engine): Pick<StoryStore, "keepPlacements"> {
  return {
    keepPlacements: (placements, { merges, sorted } = { merges: [], sorted: [] }) =>
      db.transaction().execute(async (write) => {
        await keepPlacements(write, placements);
        for (const merge of merges) await mergeStories(write, merge);
        if (sorted.length > 0) await noteSorted(write, sorted);
      }),
  };
}

export function keptPlacementQuestions({ db }: Engine, scope: Scope): Pick<StoreView, "placements"> {
  return {
    async placements(articleIds) {
      const found: Placement[] = [];
      for (let at = 0; at < articleIds.length; at += ASKED_AT_ONCE) {
        const rows = await db
          .selectFrom("articles")
          .where(ofTenants(scope))
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
  };
}

async function keepPlacements(write: Write, placements: readonly Placement[]): Promise<void> {
  for (const { articleId, storyId, followsUp } of placements) {
    await write.updateTable("articles").set({ storyId, followsUp }).where("id", "=", articleId).execute();
  }
}

async function noteSorted(write: Write, articleIds: readonly string[]): Promise<void> {
  const keys = write.selectFrom("articles").where("id", "in", articleIds).select("key");
  await write.deleteFrom("unsorted").where("articleKey", "in", keys).execute();
}

async function mergeStories(write: Write, { from, into, tenant }: Merge): Promise<void> {
  const ofTenant = (column: "storyId" | "followsUp") => {
    const update = write
      .updateTable("articles")
      .set({ [column]: into })
      .where(column, "=", from);
    return tenant === CONFIGURATION ? update : update.where("tenant", "=", tenant);
  };
  await ofTenant("storyId").execute();
  await ofTenant("followsUp").execute();
}
