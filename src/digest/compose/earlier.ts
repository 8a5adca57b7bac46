import type { Language } from "../../languages/language.ts";
import { figuresIn, quantitiesOf } from "../../languages/numbers.ts";
import type { Digest, DigestStory } from "../../model/digest.ts";
import type { Story, StoryPoint } from "../../model/story.ts";
import { wordsOf } from "../../text/words.ts";
import { likeness, terms } from "./terms.ts";

/** Points that share this much of their terms, and all of their numbers, say the same. */
const SAME_POINT = 0.6;
/** A point of which so many terms, and this share, stand in one that was told adds nothing to it. */
const HELD = { terms: 5, share: 0.7 };

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
  language: Language,
): readonly Point[] {
  const termsOf = ({ text }: Pick<Evident, "text">) => terms(wordsOnly(text, language), language);
  const told = former.flatMap(({ keyPoints }) => keyPoints).map((point) => ({ point, terms: termsOf(point) }));
  const isKnown = (point: Point) => {
    const mine = termsOf(point);
    return told.some(
      (other) =>
        sharesEvidence(point, other.point) ||
        (isLike(mine, other.terms) && areSameNumbers(point.text, other.point.text, language)),
    );
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

function isLike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const common = one.intersection(other).size;
  return likeness(one, other) >= SAME_POINT || (common >= HELD.terms && common >= HELD.share * one.size);
}

/** A text without its numbers, which are compared by themselves: "Twelve" is "12". */
function wordsOnly(text: string, language: Language): string {
  const words = wordsOf(text);
  const inNumbers = new Set(quantitiesOf(words, language).flatMap(({ from, to }) => words.slice(from, to)));
  return words.flatMap((word) => (inNumbers.has(word) ? [] : word.text)).join(" ");
}

/** In figures or in words. */
const areSameNumbers = (one: string, other: string, language: Language): boolean =>
  figuresIn(one, language).symmetricDifference(figuresIn(other, language)).size === 0;
