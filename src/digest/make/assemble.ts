import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Owner } from "../../model/owner.ts";
import type { ReadArticle } from "../../model/reading.ts";
import type { StoreView } from "../../store/store.ts";
import { type StoryLimits, tellStory } from "../../stories/tell.ts";
import type { GatheredStory } from "../choose/question.ts";

/** The articles of one story. */
export interface StoryArticles {
  readonly id: string;
  readonly articles: readonly ReadArticle[];
  readonly followsUp: string | null;
}

/** One story told by rules, whoever asks: a digest, `/story` or the command line. `owners`: outlets that count as one. */
export function assembleStory(
  { id, articles, followsUp }: StoryArticles,
  limits: StoryLimits,
  owners: readonly Owner[] = [],
): GatheredStory {
  return { story: { ...tellStory(id, articles, limits, owners), followsUp }, articles };
}

/** The stories that articles are in, each assembled, in the order of their first articles. */
export async function assembleStories(
  view: Pick<StoreView, "placements">,
  articles: readonly ReadArticle[],
  limits: StoryLimits,
  owners: readonly Owner[] = [],
): Promise<GatheredStory[]> {
  const placements = await view.placements(articles.map(({ article }) => article.id));
  const storyOf = new Map(placements.map(({ articleId, storyId }) => [articleId, storyId]));
  const followed = new Map(placements.map(({ storyId, followsUp }) => [storyId, followsUp]));
  const stories: GatheredStory[] = [];
  for (const [id, members] of Map.groupBy(articles, ({ article }) => storyOf.get(article.id) ?? article.id)) {
    stories.push(assembleStory({ id, articles: members, followsUp: followed.get(id) ?? null }, limits, owners));
    await othersFirst();
  }
  return stories;
}

/** What may be told of articles: none that was refused, and no pictures where the operator wants none. */
export function tellable(articles: readonly ReadArticle[], pictures: boolean): ReadArticle[] {
  const sound = articles.filter(({ reading }) => reading.refusal === null);
  if (pictures) return sound;
  return sound.map(({ article: { picture: _, ...article }, reading }) => ({ article, reading }));
}

const REST_MILLISECONDS = 2;
/** A rest that takes this much longer was used by others. */
const BUSY_MILLISECONDS = 8;
const MOST_RESTS = 20;

/**
 * Lets whoever waits for the one thread go first: people who asked the bot something must hear of it within moments,
 * while nobody waits for a digest by the millisecond. Rests as long as others are busy, within a bound.
 */
async function othersFirst(): Promise<void> {
  for (let rest = 0; rest < MOST_RESTS; rest++) {
    const began = performance.now();
    await sleep(REST_MILLISECONDS);
    if (performance.now() - began < REST_MILLISECONDS + BUSY_MILLISECONDS) return;
  }
}
