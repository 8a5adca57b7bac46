import { COPY } from "../copies/copy-finder.ts";
import { containment } from "../copies/shingles.ts";
import { UNKNOWN } from "../placing/closeness.ts";
import { type Cluster, clusterOf, crossLikeness, fit, join, ONE_STORY, type Weigh } from "../placing/cluster.ts";
import { lengthOf, scaled } from "../placing/sparse-vector.ts";
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
  const length = lengthOf(trace.terms, rarity.rarityOf) || 1;
  const alone = clusterOf(
    trace.moments,
    scaled(trace.terms, () => 1 / length),
    trace.places,
  );
  return { id, trace, alone, storyId, followsUp };
}

export const weighBy =
  ({ rarityOf }: TermRarity): Weigh =>
  (term) =>
    rarityOf(term) ** 2;

/** From this part of what makes one story on, what another article is in may change with it. */
const CONCERNED = 0.4;

/** Whether one article may change what story another is in, or follow it up. */
export function concerns(one: Neighbour, other: Neighbour, weigh: Weigh): boolean {
  const likeness = crossLikeness(one.alone, other.alone, weigh);
  if (fit(one.alone, other.alone, likeness) >= CONCERNED * ONE_STORY) return true;
  const [a, b] = [one, other].map(({ alone }) => ({ ...alone, moments: UNKNOWN }));
  return a !== undefined && b !== undefined && fit(a, b, crossLikeness(a, b, weigh)) >= CONCERNED * ONE_STORY;
}

export const areCopies = (one: Neighbour, other: Neighbour): boolean =>
  containment(one.trace.shingles, other.trace.shingles) >= COPY;

/** The articles of one story as one cluster. */
export function clusterOfAll([first, ...others]: readonly Neighbour[], weigh: Weigh): Cluster | null {
  if (first === undefined) return null;
  return others.reduce((all, { alone }) => join(all, alone, crossLikeness(all, alone, weigh)), first.alone);
}
