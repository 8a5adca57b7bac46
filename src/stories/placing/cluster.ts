import { closeness, hoursBetween, joinMoments, type Moments, UNKNOWN } from "./closeness.ts";
import { add, dot, hasTerm, pruned, type SparseVector } from "./sparse-vector.ts";

/** From this likeness on, relative to how alike the articles of each are among themselves, two clusters are one story. */
export const ONE_STORY = 0.115;
/** Adds to the likeness of short texts, which share fewer words by their length alone. */
const SHORT_TEXT_TERMS = 40;
/** How far a cluster's inner likeness counts: `INNER_SHARE` in long texts, less in short ones, whose likeness is noise. */
const INNER_SHARE = 0.85;
const INNER_TERMS = 20;
/** A cluster starts as if it had this many pairs of articles, just alike enough to be one story. */
const PAIRS_ASSUMED = 6;
const LULL_HOURS = 120;
const AFTER_LULL = 0.3;
const MOST_TERMS = 1500;
const MOST_PLACES = 30;
/** What happens in two places, of which neither report knows the other's, is rather two events of one kind. */
const ELSEWHERE = 0.25;
/** The closeness of two reports that come four or five hours after one another. */
const SAME_TIME = 1.4;

/** What a term shared by two articles counts: the square of its rarity as it is known now. */
export type Weigh = (term: number) => number;

/** Articles taken for one story so far. */
export interface Cluster {
  /** The sum of its articles' vectors, each of length 1 by the rarity of terms when the article came. */
  readonly sum: SparseVector;
  readonly size: number;
  /** Mean number of terms of an article. */
  readonly terms: number;
  /** The sum of the likeness of all ordered pairs of its articles. */
  readonly innerLikeness: number;
  readonly moments: Moments;
  /** Where its articles say that it happened: terms, ascending. */
  readonly places: Uint32Array;
}

/** A cluster of one article. `vector`: its terms, of length 1 by their rarity. */
export function clusterOf(moments: Moments, vector: SparseVector, places: Uint32Array): Cluster {
  return {
    sum: vector,
    size: 1,
    terms: Math.max(1, vector.terms.length),
    innerLikeness: 0,
    moments,
    places,
  };
}

/** The sum of the likeness of each article of one cluster to each of the other. */
export function crossLikeness(one: Cluster, other: Cluster, weigh: Weigh): number {
  const shared = dot(one.sum, other.sum, weigh);
  if (shared === 0) return 0;
  const forLength = 1 + SHORT_TEXT_TERMS / Math.sqrt(one.terms * other.terms);
  return shared * forLength * closeness(one.moments, other.moments);
}

/** How well two clusters fit together as one story: `ONE_STORY` and more where they do. */
export function fit(one: Cluster, other: Cluster, cross: number): number {
  const terms = Math.sqrt(one.terms * other.terms);
  const share = (INNER_SHARE * terms) / (terms + INNER_TERMS);
  const lull = isParted(one, other) ? AFTER_LULL : 1;
  const elsewhere = areApart(one, other) ? ELSEWHERE : 1;
  return (elsewhere * lull * cross) / (one.size * other.size) / (cohesion(one) * cohesion(other)) ** (share / 2);
}

/**
 * Whether each tells where it happened and neither has a word for where the other did. Only what came at nearly the same time:
 * nothing but the hour makes two like events one.
 */
const areApart = (one: Cluster, other: Cluster): boolean =>
  one.places.length > 0 &&
  other.places.length > 0 &&
  !knows(one, other.places) &&
  !knows(other, one.places) &&
  closeness(one.moments, other.moments) > SAME_TIME;

const knows = ({ sum, places }: Cluster, others: Uint32Array): boolean =>
  others.some((place) => places.includes(place) || hasTerm(sum, place));

/** After days without a report, what comes is a story that follows up. Dates count where most articles have one. */
function isParted(one: Cluster, other: Cluster): boolean {
  const areDated = 2 * one.moments.dated >= one.size && 2 * other.moments.dated >= other.size;
  return areDated && hoursBetween(one.moments, other.moments) > LULL_HOURS;
}

/** A story that begins so long after another ended, on the same matter, follows it up. */
const FOLLOWS_HOURS = 18;

/** How well a later cluster follows up an earlier one, time aside: `ONE_STORY` and more where it does, else 0. */
export function followUp(later: Cluster, earlier: Cluster, weigh: Weigh): number {
  const [begins, ended] = [later.moments.times.at(0), earlier.moments.times.at(-1)];
  if (begins === undefined || ended === undefined || begins < ended) return 0;
  if (hoursBetween(later.moments, earlier.moments) < FOLLOWS_HOURS) return 0;
  const likeness = crossLikeness(later, earlier, weigh) / closeness(later.moments, earlier.moments);
  const score = fit({ ...later, moments: UNKNOWN }, { ...earlier, moments: UNKNOWN }, likeness);
  return score >= ONE_STORY ? score : 0;
}

/** The mean likeness of a cluster's articles to one another, with `ONE_STORY` as the unit. */
function cohesion({ innerLikeness, size }: Cluster): number {
  return (innerLikeness / ONE_STORY + PAIRS_ASSUMED) / (size * (size - 1) + PAIRS_ASSUMED);
}

export function join(one: Cluster, other: Cluster, cross: number): Cluster {
  const size = one.size + other.size;
  return {
    sum: pruned(add(one.sum, other.sum), MOST_TERMS),
    size,
    terms: (one.terms * one.size + other.terms * other.size) / size,
    innerLikeness: one.innerLikeness + other.innerLikeness + 2 * cross,
    moments: joinMoments(one.moments, other.moments),
    places: Uint32Array.from(new Set([...one.places, ...other.places]))
      .sort()
      .slice(0, MOST_PLACES),
  };
}
