import type { Owner } from "../../model/owner.ts";
import type { ReadArticle } from "../../model/reading.ts";
import type { StoreView } from "../../store/store.ts";
import { type StoryLimits, tellStory } from "../../stories/tell.ts";
import type { GatheredStory } from "../choose/question.ts";
import { othersFirst } from "./others-first.ts";

/** The stories that articles are in, each told by rules, in the order of their first articles. */
export async function gatherStories(
  view: Pick<StoreView, "placements">,
  articles: readonly ReadArticle[],
  limits: StoryLimits,
  owners: readonly Owner[] = [],
): Promise<GatheredStory[]> {
  const placements = await view.placements(articles.map(({ article }) => article.id));
  const storyOf = new Map(placements.map(({ articleId, storyId }) => [articleId, storyId]));
  const followed = new Map(placements.map(({ storyId, followsUp }) => [storyId, followsUp]));
  const groups = Map.groupBy(articles, ({ article }) => storyOf.get(article.id) ?? article.id);
  const stories: GatheredStory[] = [];
  for (const [id, members] of groups) {
    const story = { ...tellStory(id, members, limits, owners), followsUp: followed.get(id) ?? null };
    stories.push({ story, articles: members });
    await othersFirst();
  }
  return stories;
}
