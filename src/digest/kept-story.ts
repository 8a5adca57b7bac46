import type { DigestStory } from "../model/digest.ts";
import type { ReadArticle } from "../model/reading.ts";
import type { StoreView } from "../store/store.ts";
import type { StoryLimits } from "../stories/tell.ts";
import { cutStory, type DigestLimits } from "./compose/cut-story.ts";
import { assembleStory, type Telling, tellable } from "./make/assemble.ts";
import { earlierStories } from "./make/followed.ts";

const WHOLE = { points: 12, sayings: 20 };

/** How single stories are told, whoever asks. */
export interface StoryTelling extends Telling {
  /** Whether with the outlets' pictures; so where absent. */
  readonly pictures?: boolean;
  /** The languages that points are told in, the preferred one first; any where absent. */
  readonly languages?: readonly string[];
}

/** One story as its articles tell it now, told whole; null where the view has no article of it. */
export async function keptStory(view: StoreView, id: string, telling: StoryTelling = {}): Promise<DigestStory | null> {
  const articles = tellable(await view.readArticlesOf([id]), telling.pictures ?? true);
  return storyOf(view, id, articles, WHOLE, telling);
}

/** One story as some of its articles tell it, with the one that it follows up; null where there are none. */
export async function storyOf(
  view: StoreView,
  id: string,
  articles: readonly ReadArticle[],
  limits: Pick<DigestLimits, "points" | "sayings">,
  { languages = [], ...telling }: StoryTelling,
): Promise<DigestStory | null> {
  const [first] = articles;
  if (!first) return null;
  const [placement] = await view.placements([first.article.id]);
  const followsUp = placement?.followsUp ?? null;
  const told: StoryLimits = { points: limits.points, words: null, languages };
  const { story } = await assembleStory({ id, articles, followsUp }, told, telling);
  const earlier = await earlierStories(view, followsUp === null ? [] : [followsUp], []);
  return { ...cutStory(story, [], [], limits), earlier: earlier.get(followsUp ?? "") ?? null };
}
