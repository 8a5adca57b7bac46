import { COPY } from "../copies/copy-finder.ts";
import { containment } from "../copies/shingles.ts";
import { closeness, UNKNOWN } from "../placing/closeness.ts";
import { type Cluster, clusterOf, crossLikeness, fit, join, ONE_STORY, type Weigh } from "../placing/cluster.ts";
import { lengthOf, type SparseVector, scaled } from "../placing/sparse-vector.ts";
import type { TermRarity } from "../placing/term-rarity.ts";
import type { Trace } from "./trace.ts";

/** An article beside which others are sorted. */
export interface Neighbour {
  readonly id: string;
  readonly trace: Trace;
  /** By itself, as the rarity of terms is known now. */
  readonly alone: Cluster;
  readonly storyId: string | null;
  readonly followsUp: string | null;
}

/** The story that an article is kept in, if any. */
export interface KeptPlace {
  readonly storyId: string | null;
  readonly followsUp: string | null;
}

export function neighbourOf(
  id: string,
  trace: Trace,
  { storyId, followsUp }: KeptPlace,
  rarity: TermRarity,
): Neighbour {
  return {
    id,
    trace,
    alone: clusterOf(trace.moments, ofLengthOne(trace.terms, rarity), trace.places),
    storyId,
    followsUp,
  };
}

/** The rarity of its terms is in a neighbour's weights already: it is looked up once a term instead of once a comparison. */
export const BY_WEIGHT_ALONE: Weigh = () => 1;

function ofLengthOne(vector: SparseVector, { rarityOf }: TermRarity): SparseVector {
  const weighed = scaled(vector, rarityOf);
  const length = lengthOf(weighed, BY_WEIGHT_ALONE) || 1;
  return scaled(weighed, () => 1 / length);
}

/** From this part of what makes one story on, what another article is in may change with it. */
const CONCERNED = 0.4;

/** Whether one article may change what story another is in, or follow it up. */
export function concerns({ alone: one }: Neighbour, { alone: other }: Neighbour, weigh: Weigh): boolean {
  const likeness = crossLikeness(one, other, weigh);
  if (likeness === 0) return false;
  if (fit(one, other, likeness) >= CONCERNED * ONE_STORY) return true;
  const timeless = likeness / closeness(one.moments, other.moments);
  return fit({ ...one, moments: UNKNOWN }, { ...other, moments: UNKNOWN }, timeless) >= CONCERNED * ONE_STORY;
}

export const areCopies = (one: Neighbour, other: Neighbour): boolean =>
  containment(one.trace.shingles, other.trace.shingles, COPY) >= COPY;

/** The articles of one story as one cluster. */
export function clusterOfAll([first, ...others]: readonly Neighbour[], weigh: Weigh): Cluster | null {
  if (first === undefined) return null;
  return others.reduce((all, { alone }) => join(all, alone, crossLikeness(all, alone, weigh)), first.alone);
}
