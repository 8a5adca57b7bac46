import type { Owner } from "../../model/owner.ts";
import type { ReadArticle } from "../../model/reading.ts";
import type { StoreView } from "../../store/store.ts";
import { type StoryLimits, type TellStory, tellStoryHere } from "../../stories/tell.ts";
import type { GatheredStory } from "../choose/question.ts";

/** The articles of one story. */
export interface StoryArticles {
  readonly id: string;
  readonly articles: readonly ReadArticle[];
  readonly followsUp: string | null;
}

/** By whom stories are told, and of whom. */
export interface Telling {
  /** Outlets that count as one. */
  readonly owners?: readonly Owner[];
  /** In this thread where absent, which is held meanwhile. */
  readonly tell?: TellStory | undefined;
}

/** One story told by rules, whoever asks: a digest, `/story` or the command line. */
export async function assembleStory(
  { id, articles, followsUp }: StoryArticles,
  limits: StoryLimits,
  { owners = [], tell = tellStoryHere }: Telling = {},
): Promise<GatheredStory> {
  return { story: { ...(await tell(id, articles, limits, owners)), followsUp }, articles };
}

/** The stories that articles are in, each assembled, in the order of their first articles. */
export async function assembleStories(
  view: Pick<StoreView, "placements">,
  articles: readonly ReadArticle[],
  limits: StoryLimits,
  telling: Telling = {},
): Promise<GatheredStory[]> {
  const placements = await view.placements(articles.map(({ article }) => article.id));
  const storyOf = new Map(placements.map(({ articleId, storyId }) => [articleId, storyId]));
  const followed = new Map(placements.map(({ storyId, followsUp }) => [storyId, followsUp]));
  const stories: GatheredStory[] = [];
  for (const [id, members] of Map.groupBy(articles, ({ article }) => storyOf.get(article.id) ?? article.id)) {
    stories.push(await assembleStory({ id, articles: members, followsUp: followed.get(id) ?? null }, limits, telling));
  }
  return stories;
}

/** What may be told of articles: none that was refused, and no pictures where the operator wants none. */
export function tellable(articles: readonly ReadArticle[], pictures: boolean): ReadArticle[] {
  const sound = articles.filter(({ reading }) => reading.refusal === null);
  if (pictures) return sound;
  return sound.map(({ article: { picture: _, ...article }, reading }) => ({ article, reading }));
}
