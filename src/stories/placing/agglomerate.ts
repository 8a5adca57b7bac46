import { type Cluster, crossLikeness, fit, join, ONE_STORY } from "./cluster.ts";
import { createHeap } from "./heap.ts";

/** Nodes are numbers; `from` becomes part of `into`. */
export interface Merge {
  readonly from: number;
  readonly into: number;
}

/** The clusters of the nodes, and the pairs of nodes that may be one. Merging changes `clusters`. */
export interface Graph {
  readonly clusters: Map<number, Cluster>;
  readonly edges: Iterable<readonly [number, number]>;
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
 * Of two nodes the lower number stays. Merges are listed in the order in which they were made.
 */
export function agglomerate({ clusters, edges }: Graph): Merge[] {
  const cross = new Map<number, Map<number, number>>();
  const heap = createHeap<Candidate>();
  const offer = (one: number, other: number, likeness: number) => {
    const [ofOne, ofOther] = [clusters.get(one), clusters.get(other)];
    if (!ofOne || !ofOther) return;
    if (fit(ofOne, ofOther, likeness) < ONE_STORY) return;
    heap.push(likeness / (ofOne.size * ofOther.size), { one, other, ofOne, ofOther });
  };
  for (const [one, other] of edges) {
    const [a, b] = [clusters.get(one), clusters.get(other)];
    if (!a || !b || one === other || cross.get(one)?.has(other)) continue;
    const likeness = crossLikeness(a, b);
    setBoth(cross, one, other, likeness);
    offer(one, other, likeness);
  }
  const merges: Merge[] = [];
  for (let next = heap.pop(); next; next = heap.pop()) {
    if (clusters.get(next.one) !== next.ofOne || clusters.get(next.other) !== next.ofOther) continue;
    const merge = { into: Math.min(next.one, next.other), from: Math.max(next.one, next.other) };
    merges.push(merge);
    for (const [neighbour, likeness] of joinNodes(clusters, cross, merge)) offer(merge.into, neighbour, likeness);
  }
  return merges;
}

/** Makes two nodes one; the likeness of the joint cluster to its neighbours is the sum of the parts'. */
function joinNodes(
  clusters: Map<number, Cluster>,
  cross: Map<number, Map<number, number>>,
  { from, into }: Merge,
): ReadonlyMap<number, number> {
  const [a, b] = [clusters.get(into), clusters.get(from)];
  const [ofInto, ofFrom] = [cross.get(into) ?? new Map(), cross.get(from) ?? new Map<number, number>()];
  if (!a || !b) return ofInto;
  const between = ofInto.get(from) ?? crossLikeness(a, b);
  const joint = join(a, b, between);
  for (const neighbour of new Set([...ofInto.keys(), ...ofFrom.keys()])) {
    const third = clusters.get(neighbour);
    if (neighbour === from || neighbour === into || !third) continue;
    const likeness =
      (ofInto.get(neighbour) ?? crossLikeness(a, third)) + (ofFrom.get(neighbour) ?? crossLikeness(b, third));
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
