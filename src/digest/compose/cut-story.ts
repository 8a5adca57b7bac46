import type { Digest, DigestStory } from "../../model/digest.ts";
import type { Saying, Story } from "../../model/story.ts";
import { bestSayings } from "./best-sayings.ts";
import { formerStories, pointsNotTold } from "./earlier.ts";
import { storyLanguage } from "./terms.ts";

export interface DigestLimits {
  readonly stories: number;
  /** Of one story. */
  readonly points: number;
  /** Of one story. */
  readonly sayings: number;
}

/** A story cut to its points and best sayings, those first that somebody chose to lead; new is what no earlier digest told. */
export function cutStory(
  story: Story,
  leading: readonly Saying[],
  earlier: readonly Digest[],
  limits: Pick<DigestLimits, "points" | "sayings">,
): Omit<DigestStory, "earlier"> {
  const former = formerStories(story, earlier);
  const fresh = former.length === 0 ? [] : pointsNotTold(story.keyPoints, former, storyLanguage(story));
  // All that a follow-up says is new: only in a story that goes on does it say something to mark it.
  const isContinued = former.some(({ id }) => id !== story.followsUp);
  const known = story.keyPoints.filter((point) => !fresh.includes(point));
  const keyPoints = [...fresh, ...known].slice(0, limits.points);
  const others = story.sayings.filter((saying) => !leading.includes(saying));
  return {
    ...story,
    keyPoints,
    sayings: [...leading, ...bestSayings(others, keyPoints, limits.sayings, storyLanguage(story))].slice(
      0,
      limits.sayings,
    ),
    newPoints: isContinued ? keyPoints.filter((point) => fresh.includes(point)).map(({ text }) => text) : [],
    by: [...new Set(keyPoints.map(({ by }) => by))].sort(),
  };
}
