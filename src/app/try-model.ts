import { type ChosenStory, chooseStories } from "../digest/choose/choose.ts";
import type { GatheredStory } from "../digest/choose/question.ts";
import { assembleStories } from "../digest/make/assemble.ts";
import { Problem } from "../model/problem.ts";
import type { Store } from "../store/store.ts";
import type { Chooser } from "../summarize/chooser.ts";

const DAY = 86_400_000;
const DAYS = 14;

export interface TryParts {
  readonly store: Store;
  readonly chooser: Chooser;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly tell: (words: string) => void;
  /** Stories of the two weeks before this are tried. */
  readonly until: Date;
  /** So many of the newest stories. */
  readonly stories: number;
  /** Key points a story. */
  readonly points: number;
}

/** One story as rules tell it and as the model would. */
export interface Tried {
  readonly byRules: GatheredStory;
  readonly chosen: ChosenStory;
}

/**
 * Has a model choose for the newest stories of the store, the newest first, and keeps what it chose as a digest would.
 * Throws Problem `not-found` where the store has no story of those two weeks.
 */
export async function* tryModel(parts: TryParts): AsyncGenerator<Tried> {
  const { store, chooser, now, signal, tell, until } = parts;
  const limits = { points: parts.points, words: null };
  const stories = await newestStories(parts);
  if (stories.length === 0) {
    const remedy = "Run: soundbite collect, or name another moment with --until.";
    throw new Problem(
      "not-found",
      `the store has no story of the ${DAYS} days before ${until.toISOString()}. ${remedy}`,
    );
  }
  const choosing = { store, chooser, now, signal, tell, until: signal };
  for (const byRules of stories) {
    const [chosen] = await chooseStories(choosing, [byRules], limits);
    if (chosen) yield { byRules, chosen };
  }
}

async function newestStories({ store, until, stories, points }: TryParts): Promise<GatheredStory[]> {
  const window = { from: new Date(until.getTime() - DAYS * DAY).toISOString(), until: until.toISOString() };
  const view = store.seenBy("everything");
  const articles = (await view.readArticles(window)).filter(({ reading }) => reading.refusal === null);
  const newestFirst = articles.toReversed();
  const placements = new Map(
    (await view.placements(newestFirst.map(({ article }) => article.id))).map((each) => [each.articleId, each.storyId]),
  );
  const storyOf = (id: string) => placements.get(id) ?? id;
  const wanted = new Set(
    newestFirst
      .map(({ article }) => storyOf(article.id))
      .values()
      .take(stories * 4),
  );
  const gathered = await assembleStories(
    view,
    articles.filter(({ article }) => wanted.has(storyOf(article.id))),
    { points, words: null },
  );
  const order = [...wanted];
  return gathered
    .filter(({ story }) => story.keyPoints.length > 0)
    .sort((one, other) => order.indexOf(one.story.id) - order.indexOf(other.story.id))
    .slice(0, stories);
}
