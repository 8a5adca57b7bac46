import { contentStems } from "../../languages/terms/stems.ts";
import { readLanguage } from "../../languages/wordless.ts";
import type { Article } from "../../model/article.ts";
import type { ReadArticle } from "../../model/reading.ts";

/** A page of so many characters at most may be an archive's notice or a form rather than a report. */
const SHORT = 800;
/** Reports of one event have several times this likeness; pages without a report have about this. */
const NOTHING_IN_COMMON = 0.06;

/**
 * The ids of short articles that have no matter in common with any other of a story: what stands there belongs to a page
 * ("Tweet with a location") and is not told. Of two short ones nobody knows which is the report.
 */
export function strangersAmong(articles: readonly ReadArticle[]): ReadonlySet<string> {
  const short = articles.filter(({ article }) => article.text.length < SHORT);
  if (short.length === 0 || short.length === articles.length) return new Set();
  const vectors = new Map(articles.map(({ article }) => [article.id, vectorOf(article)]));
  const isAlone = ({ id }: Article): boolean =>
    articles.every(
      ({ article }) => article.id === id || likeness(vectors.get(id), vectors.get(article.id)) < NOTHING_IN_COMMON,
    );
  return new Set(short.filter(({ article }) => isAlone(article)).map(({ article }) => article.id));
}

type Vector = ReadonlyMap<string, number>;

function vectorOf({ title, text, language }: Article): Vector {
  const counts = new Map<string, number>();
  for (const stem of contentStems(`${title ?? ""}\n${text}`, readLanguage(language)))
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return new Map([...counts].map(([stem, count]) => [stem, 1 + Math.log(count)]));
}

/** The cosine of two texts' words. */
function likeness(one: Vector = new Map(), other: Vector = new Map()): number {
  let common = 0;
  for (const [stem, weight] of one) common += weight * (other.get(stem) ?? 0);
  return common / Math.max(1, lengthOf(one) * lengthOf(other));
}

const lengthOf = (vector: Vector): number =>
  Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight ** 2, 0));
