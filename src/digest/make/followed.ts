import type { Digest, EarlierStory } from "../../model/digest.ts";
import type { StoreView } from "../../store/store.ts";
import { headlineOf } from "../../stories/telling/headline.ts";

/** The stories of these ids as a reader knows them: as they were last posted, else by their articles; by id. */
export async function earlierStories(
  view: StoreView,
  ids: readonly string[],
  posted: readonly Digest[],
): Promise<ReadonlyMap<string, EarlierStory>> {
  const found = new Map<string, EarlierStory>();
  for (const id of new Set(ids)) {
    const story = postedStory(id, posted) ?? (await keptStory(view, id));
    if (story) found.set(id, story);
  }
  return found;
}

function postedStory(id: string, posted: readonly Digest[]): EarlierStory | null {
  const newestFirst = posted.toSorted((one, other) => (one.window.until < other.window.until ? 1 : -1));
  for (const { stories, window } of newestFirst) {
    const story = stories.find((candidate) => candidate.id === id);
    if (story)
      return { id, headline: story.headline, at: window.until, wasPosted: true, url: firstUrl(story.articles) };
  }
  return null;
}

async function keptStory(view: StoreView, id: string): Promise<EarlierStory | null> {
  const articles = await view.readArticlesOf([id]);
  if (articles.length === 0) return null;
  const times = articles.flatMap(({ article }) => article.publishedAt ?? []).sort();
  const url = firstUrl(articles.map(({ article }) => article));
  return { id, headline: headlineOf(articles, null), at: times.at(-1) ?? null, wasPosted: false, url };
}

const firstUrl = (articles: readonly { readonly url: string | null }[]): string | null =>
  articles.find(({ url }) => url !== null)?.url ?? null;
