import type { DigestStory } from "../model/digest.ts";
import type { Owner } from "../model/owner.ts";
import type { ReadArticle } from "../model/reading.ts";
import type { StoreView } from "../store/store.ts";
import type { StoryLimits } from "../stories/tell.ts";
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
  languages: readonly string[] = [],
): Promise<DigestStory | null> {
  const articles = tellable(await view.readArticlesOf([id]), pictures);
  return storyOf(view, id, articles, { ...WHOLE, languages }, owners);
}

/** One story as some of its articles tell it, with the one that it follows up; null where there are none. */
export async function storyOf(
  view: StoreView,
  id: string,
  articles: readonly ReadArticle[],
  limits: Pick<DigestLimits, "points" | "sayings"> & Pick<StoryLimits, "languages">,
  owners: readonly Owner[],
): Promise<DigestStory | null> {
  const [first] = articles;
  if (!first) return null;
  const [placement] = await view.placements([first.article.id]);
  const followsUp = placement?.followsUp ?? null;
  const { points, languages } = limits;
  const { story } = assembleStory({ id, articles, followsUp }, { points, words: null, languages }, owners);
  const earlier = await earlierStories(view, followsUp === null ? [] : [followsUp], []);
  return { ...cutStory(story, [], [], limits), earlier: earlier.get(followsUp ?? "") ?? null };
}
