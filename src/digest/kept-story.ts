import type { DigestStory } from "../model/digest.ts";
import type { Owner } from "../model/owner.ts";
import type { StoreView } from "../store/store.ts";
import { cutStory } from "./compose/cut-story.ts";
import { assembleStory, tellable } from "./make/assemble.ts";
import { earlierStories } from "./make/followed.ts";

const POINTS = 12;
const SAYINGS = 20;

/** One story as its articles tell it now, told whole; null where the view has no article of it. */
export async function keptStory(
  view: StoreView,
  id: string,
  owners: readonly Owner[] = [],
  pictures = true,
): Promise<DigestStory | null> {
  const articles = tellable(await view.readArticlesOf([id]), pictures);
  const [first] = articles;
  if (!first) return null;
  const [placement] = await view.placements([first.article.id]);
  const followsUp = placement?.followsUp ?? null;
  const { story } = assembleStory({ id, articles, followsUp }, { points: POINTS, words: null }, owners);
  const earlier = await earlierStories(view, followsUp === null ? [] : [followsUp], []);
  const told = cutStory(story, [], [], { points: POINTS, sayings: SAYINGS });
  return { ...told, earlier: earlier.get(followsUp ?? "") ?? null };
}
