import type { DigestStory } from "../model/digest.ts";
import type { Owner } from "../model/owner.ts";
import type { ReadArticle } from "../model/reading.ts";
import type { StoreView } from "../store/store.ts";
import { cutStory, type DigestLimits } from "./compose/cut-story.ts";
import { assembleStory, tellable } from "./make/assemble.ts";
import { earlierStories } from "./make/followed.ts";

const WHOLE = { points: 12, sayings: 20 };

/** One story as its articles tell it now, told whole; null where the view has no article of it. */
export async function keptStory(
  view: StoreView,
  id: string,
  owners: readonly Owner[] = [],
  pictures = true,
): Promise<DigestStory | null> {
  return storyOf(view, id, tellable(await view.readArticlesOf([id]), pictures), WHOLE, owners);
}

/** One story as some of its articles tell it, with the one that it follows up; null where there are none. */
export async function storyOf(
  view: StoreView,
  id: string,
  articles: readonly ReadArticle[],
  limits: Pick<DigestLimits, "points" | "sayings">,
  owners: readonly Owner[],
): Promise<DigestStory | null> {
  const [first] = articles;
  if (!first) return null;
  const [placement] = await view.placements([first.article.id]);
  const followsUp = placement?.followsUp ?? null;
  const { story } = assembleStory({ id, articles, followsUp }, { points: limits.points, words: null }, owners);
  const earlier = await earlierStories(view, followsUp === null ? [] : [followsUp], []);
  return { ...cutStory(story, [], [], limits), earlier: earlier.get(followsUp ?? "") ?? null };
}
