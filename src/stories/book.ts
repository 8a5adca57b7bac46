import type { Article } from "../model/article.ts";
import type { ReadArticle } from "../model/reading.ts";
import { type Caution, NO_CAUTION, ONE_AT_A_TIME } from "./placing/agglomerate.ts";
import { createSorter } from "./placing/sorter.ts";

/** Where an article was put. */
export interface Placed {
  readonly storyId: string;
  /** The id of the earlier article that it is a copy of (wire copy, edition), or null. */
  readonly copyOf: string | null;
  /** Where the story begins with what was placed now: the id of the earlier story that it follows up, or null. */
  readonly followsUp: string | null;
}

/** Sorts articles into stories as they arrive: an article is placed once, nothing is computed again from scratch. */
export interface StoryBook {
  place(article: ReadArticle): Placed;
  /** Places several at once, which sorts better than one after the other, as each is seen beside the others. */
  placeAll(articles: readonly Article[]): Placed[];
  /** Stories that turned out to be one since the last call: every article of `from` now belongs to `into`. */
  takeMerges(): readonly { readonly from: string; readonly into: string }[];
}

export function createStoryBook(): StoryBook {
  const sorter = createSorter();
  const names: string[] = [];
  const told = new Set<number>();
  let merges: { readonly from: string; readonly into: string }[] = [];
  const nameOf = (node: number) => names[node] ?? "";
  function* sort(articles: readonly Article[], caution: Caution): Generator<void, Placed[]> {
    names.push(...articles.map(({ id }) => id));
    const { nodes, copies, merges: made, followUps } = yield* sorter.sort(articles, caution);
    const known = made.filter(({ from }) => told.has(from));
    merges.push(...known.map(({ from, into }) => ({ from: nameOf(from), into: nameOf(into) })));
    return nodes.map((node, i) => {
      const story = sorter.storyOf(node);
      told.add(story);
      const copyOf = copies[i] ?? null;
      const earlier = followUps.get(story);
      return {
        storyId: nameOf(story),
        copyOf: copyOf === null ? null : nameOf(copyOf),
        followsUp: earlier === undefined ? null : nameOf(earlier),
      };
    });
  }
  return {
    place: ({ article }) =>
      lastOf(sort([article], ONE_AT_A_TIME))[0] ?? { storyId: article.id, copyOf: null, followsUp: null },
    placeAll: (articles) => lastOf(sort(articles, NO_CAUTION)),
    takeMerges() {
      const taken = merges;
      merges = [];
      return taken;
    },
  };
}

function lastOf<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
