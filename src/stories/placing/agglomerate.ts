import { type Cluster, crossLikeness, fit, join, ONE_STORY, type Weigh } from "./cluster.ts";
import { createHeap } from "./heap.ts";

/** Nodes are numbers; `from` becomes part of `into`. */
export interface Merge {
  readonly from: number;
  readonly into: number;
}

/** By how much two clusters must fit better than `ONE_STORY`: two of one or two articles, and all others. */
export interface Caution {
  readonly few: number;
  readonly many: number;
}

/** Where all articles are seen beside one another. */
export const NO_CAUTION: Caution = { few: 1, many: 1 };
/** Where an article is placed as it comes: the one that it fits better may be yet to come. */
export const ONE_AT_A_TIME: Caution = { few: 2, many: 1.4 };
const FEW = 2;

/** The clusters of the nodes, and the pairs of nodes that may be one. Merging changes `clusters`. */
export interface Graph {
  readonly clusters: Map<number, Cluster>;
  readonly edges: Iterable<readonly [number, number]>;
  readonly weigh: Weigh;
  readonly caution: Caution;
}

interface Candidate {
  readonly one: number;
  readonly other: number;
  readonly ofOne: Cluster;
  readonly ofOther: Cluster;
}

/**
 * Joins the two clusters most alike that fit, until none fit: agglomerative clustering with average links (UPGMA, R. Sokal
 * and C. Michener, 1958) over a sparse graph.
 * Of two nodes the lower number stays. Merges are listed in the order in which they were made. Pauses after each node's
 * edges and after each merge.
 */
export function* agglomerate({ clusters, edges, weigh, caution }: Graph): Generator<void, Merge[]> {
  const cross = new Map<number, Map<number, number>>();
  const heap = createHeap<Candidate>();
  const offer = (one: number, other: number, likeness: number) => {
    const [ofOne, ofOther] = [clusters.get(one), clusters.get(other)];
    if (!ofOne || !ofOther) return;
    const needed = ONE_STORY * (ofOne.size <= FEW && ofOther.size <= FEW ? caution.few : caution.many);
    if (fit(ofOne, ofOther, likeness) < needed) return;
    heap.push(likeness / (ofOne.size * ofOther.size), { one, other, ofOne, ofOther });
  };
  let last = -1;
  for (const [one, other] of edges) {
    if (one !== last) yield;
    last = one;
    const [a, b] = [clusters.get(one), clusters.get(other)];
    if (!a || !b || one === other || cross.get(one)?.has(other)) continue;
    const likeness = crossLikeness(a, b, weigh);
    setBoth(cross, one, other, likeness);
    offer(one, other, likeness);
  }
  const merges: Merge[] = [];
  for (let next = heap.pop(); next; next = heap.pop()) {
    if (clusters.get(next.one) !== next.ofOne || clusters.get(next.other) !== next.ofOther) continue;
    const merge = { into: Math.min(next.one, next.other), from: Math.max(next.one, next.other) };
    merges.push(merge);
    for (const [neighbour, likeness] of joinNodes(clusters, cross, merge, weigh))
      offer(merge.into, neighbour, likeness);
    yield;
  }
  return merges;
}

/** Makes two nodes one; the likeness of the joint cluster to its neighbours is the sum of the parts'. */
function joinNodes(
  clusters: Map<number, Cluster>,
  cross: Map<number, Map<number, number>>,
  { from, into }: Merge,
  weigh: Weigh,
): ReadonlyMap<number, number> {
  const [a, b] = [clusters.get(into), clusters.get(from)];
  const [ofInto, ofFrom] = [cross.get(into) ?? new Map(), cross.get(from) ?? new Map<number, number>()];
  if (!a || !b) return ofInto;
  const between = ofInto.get(from) ?? crossLikeness(a, b, weigh);
  const joint = join(a, b, between);
  for (const neighbour of new Set([...ofInto.keys(), ...ofFrom.keys()])) {
    const third = clusters.get(neighbour);
    if (neighbour === from || neighbour === into || !third) continue;
    const likeness =
      (ofInto.get(neighbour) ?? crossLikeness(a, third, weigh)) +
      (ofFrom.get(neighbour) ?? crossLikeness(b, third, weigh));
    cross.get(neighbour)?.delete(from);
    setBoth(cross, into, neighbour, likeness);
  }
  cross.get(into)?.delete(from);
  cross.delete(from);
  clusters.delete(from);
  clusters.set(into, joint);
  return cross.get(into) ?? new Map();
}

function setBoth(cross: Map<number, Map<number, number>>, one: number, other: number, likeness: number): void {
  rowOf(cross, one).set(other, likeness);
  rowOf(cross, other).set(one, likeness);
}

function rowOf(cross: Map<number, Map<number, number>>, node: number): Map<number, number> {
  const row = cross.get(node) ?? new Map<number, number>();
  cross.set(node, row);
  return row;
}
