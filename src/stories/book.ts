import type { ReadArticle } from "../model/reading.ts";

/** Where an article was put. */
export interface Placed {
  readonly storyId: string;
  /** The id of the earlier article that it is a copy of (wire copy, edition), or null. */
  readonly copyOf: string | null;
}

/** Sorts articles into stories as they arrive: an article is placed once, nothing is computed again from scratch. */
export interface StoryBook {
  place(article: ReadArticle): Placed;
  /** Stories that turned out to be one since the last call: every article of `from` now belongs to `into`. */
  takeMerges(): readonly { readonly from: string; readonly into: string }[];
}

export function createStoryBook(): StoryBook {
  return { place: ({ article }) => ({ storyId: article.id, copyOf: null }), takeMerges: () => [] };
}
