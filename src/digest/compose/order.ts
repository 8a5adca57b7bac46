import type { TimeWindow } from "../../model/digest.ts";
import type { Story } from "../../model/story.ts";
import { storyLanguage, terms } from "./terms.ts";

/** How much a story on every one of the reader's topics outweighs the same story on none. */
const TOPIC_WEIGHT = 4;
/** A topic in the headline, a title or of the source says what a story is about; in a point it is mentioned. */
const MENTIONED = 0.5;

export interface RankedStory {
  readonly story: Story;
  readonly score: number;
  /** 0 (on none of the topics) to 1 (about every one). */
  readonly topicMatch: number;
}

/**
 * Stories with the most worth reading first:
 *
 *     score = log2(1 + independent outlets) · 2^-(age / window length) · (1 + 4 · topic match)
 *
 * Outlets count with diminishing returns: the second independent report confirms, the tenth repeats. Age is the time from
 * a story's newest article to the window's end, so that a story of the window's first hour weighs half of one just in.
 * Topic match is the mean over the topics: 1 for a topic whose every word stands in the headline or a title, or that a
 * source of the story is filed under; .5 for one that stands in the points. Ties go to the newer story, then to the id, so
 * that the order never depends on the input's. `filedUnder`: topics of the sources, by article id.
 */
export function orderStories(
  stories: readonly Story[],
  window: TimeWindow,
  topics: readonly string[],
  filedUnder: ReadonlyMap<string, readonly string[]>,
): readonly RankedStory[] {
  return stories
    .map((story) => rank(story, window, topicMatch(story, topics, filedUnder)))
    .sort(
      (one, other) => other.score - one.score || other.newest - one.newest || (one.story.id < other.story.id ? -1 : 1),
    );
}

function rank(story: Story, window: TimeWindow, match: number): RankedStory & { readonly newest: number } {
  const until = Date.parse(window.until);
  const length = Math.max(1, until - Date.parse(window.from));
  const newest = newestTime(story, window);
  const freshness = 2 ** -((until - newest) / length);
  const score = Math.log2(1 + story.independentOutlets) * freshness * (1 + TOPIC_WEIGHT * match);
  return { story, score, topicMatch: match, newest };
}

/** Milliseconds; a bare date stands for its noon; kept inside the window, at whose start an undated story stands. */
function newestTime(story: Story, window: TimeWindow): number {
  const from = Date.parse(window.from);
  const times = story.articles.map(({ publishedAt }) => timeOf(publishedAt)).filter((time) => !Number.isNaN(time));
  return Math.min(Date.parse(window.until), Math.max(from, ...times));
}

function timeOf(publishedAt: string | null): number {
  if (publishedAt === null) return Number.NaN;
  return Date.parse(publishedAt.length === 10 ? `${publishedAt}T12:00:00Z` : publishedAt);
}

function topicMatch(
  story: Story,
  asked: readonly string[],
  filedUnder: ReadonlyMap<string, readonly string[]>,
): number {
  const { headline, articles, keyPoints } = story;
  const language = storyLanguage(story);
  const termsOf = (text: string) => terms(text, language);
  const topics = asked.map(termsOf).filter((topic) => topic.size > 0);
  if (topics.length === 0) return 0;
  const subject = termsOf([headline, ...articles.map(({ title }) => title ?? "")].join(" "));
  const mentioned = termsOf(keyPoints.map(({ text }) => text).join(" ")).union(subject);
  const filed = articles.flatMap(({ id }) => filedUnder.get(id) ?? []).map(termsOf);
  const matches = topics.map((topic): number => {
    const isFiled = filed.some((other) => topic.symmetricDifference(other).size === 0);
    if (isFiled || topic.isSubsetOf(subject)) return 1;
    return topic.isSubsetOf(mentioned) ? MENTIONED : 0;
  });
  return matches.reduce((sum, match) => sum + match, 0) / topics.length;
}
