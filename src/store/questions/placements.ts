import type { Write } from "../database.ts";
import type { Engine } from "../engine.ts";
import type { Placement, StoryStore } from "../story-store.ts";

const ASKED_AT_ONCE = 500;

export function placementQuestions({ db }: Engine): Pick<StoryStore, "keepPlacements" | "placements"> {
  return {
    keepPlacements: (placements, { merges, sorted } = { merges: [], sorted: [] }) =>
      db.transaction().execute(async (write) => {
        await keepPlacements(write, placements);
        for (const merge of merges) await mergeStories(write, merge);
        if (sorted.length > 0) await noteSorted(write, sorted);
      }),

    async placements(articleIds) {
      const found: Placement[] = [];
      for (let at = 0; at < articleIds.length; at += ASKED_AT_ONCE) {
        const rows = await db
          .selectFrom("articles")
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

async function mergeStories(
  write: Write,
  { from, into }: { readonly from: string; readonly into: string },
): Promise<void> {
  await write.updateTable("articles").set({ storyId: into }).where("storyId", "=", from).execute();
  await write.updateTable("articles").set({ followsUp: into }).where("followsUp", "=", from).execute();
}
