import { madeIn } from "../../../text/made-in.ts";
import type { Draft } from "./drafts.ts";

/** What is said so long after is said again. */
const NEAR_HOURS = 72;
const HOUR = 3_600_000;
/** Two articles with so many words of a speaker alike did not translate them each on its own. */
const ALIKE_WORDS = 6;

/** What the articles in which utterances of one speaker are reported say about whether two can be one. */
export interface Occasions {
  /** Every sentence of an article is an utterance of its own. */
  shareArticle(one: number, other: number): boolean;
  areNear(one: number, other: number): boolean;
  /**
   * False where an article of one and an article of the other have a third utterance word for word alike: they share a
   * translation, so that what they word differently is different.
   */
  canBeOne(one: number, other: number): boolean;
  /** Whether an article of theirs has anybody's words as another one has: then it hardly translated this speaker's. */
  shareWords(one: number, other: number): boolean;
}

/** `alikeOfAnybody`: of the utterances of all speakers of the story. */
export function createOccasions(drafts: readonly Draft[], alikeOfAnybody: AlikeArticles): Occasions {
  const articles = drafts.map(({ reports }) => new Set(reports.map(({ article }) => article.id)));
  const times = drafts.map(({ reports }) => reports.map(({ article }) => Date.parse(article.publishedAt ?? "")));
  const alike = alikeArticles(drafts);
  const articlesOf = (at: number): ReadonlySet<string> => articles[at] ?? new Set();
  return {
    shareArticle: (one, other) => !articlesOf(one).isDisjointFrom(articlesOf(other)),
    areNear: (one, other) => areNear(times[one] ?? [], times[other] ?? []),
    canBeOne: (one, other) => !areAlike(articlesOf(one), articlesOf(other), alike),
    shareWords: (one, other) =>
      [...articlesOf(one), ...articlesOf(other)].some((id) => (alikeOfAnybody.get(id)?.size ?? 0) > 1),
  };
}

export type AlikeArticles = ReadonlyMap<string, ReadonlySet<string>>;

/** Whether an article of the one is alike to one of the other. */
const areAlike = (one: ReadonlySet<string>, other: ReadonlySet<string>, alike: AlikeArticles): boolean =>
  [...one].some((id) => !other.isDisjointFrom(alike.get(id) ?? new Set()));

/** Undated articles are near to all. */
const areNear = (one: readonly number[], other: readonly number[]): boolean =>
  one.some((a) => other.some((b) => !(Math.abs(a - b) > NEAR_HOURS * HOUR)));

/** For each article those that have an utterance word for word alike with it. */
export function alikeArticles(drafts: readonly Draft[]): AlikeArticles {
  const alike = new Map<string, Set<string>>();
  for (const { reports } of drafts) {
    const long = reports.filter(({ wording }) => wording.terms.length >= ALIKE_WORDS);
    const ids = new Set(long.map(({ article }) => article.id));
    for (const id of ids) {
      const known = madeIn(alike, id, () => new Set<string>());
      for (const other of ids) known.add(other);
    }
  }
  return alike;
}
