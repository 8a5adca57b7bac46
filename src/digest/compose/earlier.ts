import type { Digest, DigestStory } from "../../model/digest.ts";
import type { Story, StoryPoint } from "../../model/story.ts";
import { likeness, terms } from "./terms.ts";

/** Points that share this much of their terms, and all of their numbers, say the same. */
const SAME_POINT = 0.6;

/** The tellings of one story in earlier digests: the same story, one it follows up, or one with an article of it. */
export function formerStories(story: Story, earlier: readonly Digest[]): readonly DigestStory[] {
  const articles = new Set(story.articles.map(({ id }) => id));
  return earlier
    .flatMap(({ stories }) => stories)
    .filter(
      (former) =>
        former.id === story.id || former.id === story.followsUp || former.articles.some(({ id }) => articles.has(id)),
    );
}

type Evident = Pick<StoryPoint, "text" | "evidence">;

/** The points that none of the former tellings said. */
export function pointsNotTold<Point extends Evident>(
  points: readonly Point[],
  former: readonly DigestStory[],
): readonly Point[] {
  const told = former.flatMap(({ keyPoints }) => keyPoints).map((point) => ({ point, terms: terms(point.text) }));
  const isKnown = (point: Point) => {
    const mine = terms(point.text);
    return told.some((other) => sharesEvidence(point, other.point) || saysTheSame(mine, other.terms));
  };
  return points.filter((point) => !isKnown(point));
}

function sharesEvidence(one: Evident, other: Evident): boolean {
  return one.evidence.some((mine) =>
    other.evidence.some(({ articleId, start, text }) => {
      return articleId === mine.articleId && start === mine.start && text === mine.text;
    }),
  );
}

function saysTheSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return likeness(one, other) >= SAME_POINT && numbers(one).symmetricDifference(numbers(other)).size === 0;
}

function numbers(of: ReadonlySet<string>): Set<string> {
  return new Set([...of].filter((term) => /\p{N}/u.test(term)));
}
