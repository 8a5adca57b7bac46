import { agglomerate, type Caution } from "../placing/agglomerate.ts";
import { type Cluster, crossLikeness, followUp, join, type Weigh } from "../placing/cluster.ts";
import { areCopies, clusterOfAll, type Neighbour } from "./neighbourhood.ts";

/** What is sorted anew: articles that came, and the stories that they may belong to or change. */
export interface Neighbourhood {
  readonly arrivals: readonly Neighbour[];
  /** Articles of the stories concerned, without the arrivals, each story's in order of publication. */
  readonly stories: ReadonlyMap<string, readonly Neighbour[]>;
  /** For each arrival the ids of the articles that it was found beside. */
  readonly near: ReadonlyMap<string, readonly string[]>;
  readonly weigh: Weigh;
  readonly caution: Caution;
}

/** Articles of one story. */
export interface Group {
  /** In order of publication. */
  readonly members: readonly Neighbour[];
  readonly cluster: Cluster;
  readonly hasArrivals: boolean;
}

/** A story of so many articles is taken apart and sorted again; of a larger one no few articles change anything. */
const SORTED_AGAIN = 10;

/** What is sorted as one: an article, or a story too large to be taken apart. */
interface Node {
  readonly members: readonly Neighbour[];
  readonly isArrival: boolean;
}

/**
 * Sorts arrivals together with the small stories around them, as if all had come at once; larger stories stay whole and may
 * only grow. Pauses every few milliseconds.
 */
export function* regroup(neighbourhood: Neighbourhood): Generator<void, Group[]> {
  const { weigh, caution } = neighbourhood;
  const nodes = nodesOf(neighbourhood);
  const clusters = new Map<number, Cluster>();
  for (const [node, { members }] of nodes.entries()) {
    const cluster = clusterOfAll(members, weigh);
    if (cluster) clusters.set(node, cluster);
    if (members.length > 1) yield;
  }
  const pairs = pairsOf(nodes, neighbourhood);
  const parents = nodes.map((_, node) => node);
  yield* joinCopies(nodes, pairs, clusters, parents, weigh);
  const edges = pairs.map(([one, other]) => [rootOf(parents, one), rootOf(parents, other)] as const);
  for (const { from, into } of yield* agglomerate({ clusters, edges, weigh, caution })) parents[from] = into;
  return [...Map.groupBy(nodes.keys(), (node) => rootOf(parents, node))].flatMap(([root, own]) => {
    const cluster = clusters.get(root);
    const inside = own.flatMap((node) => nodes[node] ?? []);
    const members = inside.flatMap((node) => node.members).sort(byTime);
    return cluster ? [{ members, cluster, hasArrivals: inside.some(({ isArrival }) => isArrival) }] : [];
  });
}

function nodesOf({ arrivals, stories }: Neighbourhood): Node[] {
  const nodes: Node[] = arrivals.map((arrival) => ({ members: [arrival], isArrival: true }));
  for (const members of stories.values()) {
    if (members.length > SORTED_AGAIN) nodes.push({ members, isArrival: false });
    else nodes.push(...members.map((member) => ({ members: [member], isArrival: false })));
  }
  const firstOf = ({ members: [first] }: Node): Neighbour | undefined => first;
  return nodes.sort((one, other) => {
    const [a, b] = [firstOf(one), firstOf(other)];
    return a && b ? byTime(a, b) : 0;
  });
}

/** By time of publication, undated ones last, then by id. */
function byTime(one: Neighbour, other: Neighbour): number {
  const [a, b] = [one, other].map(({ trace }) => trace.moments.times[0] ?? Number.POSITIVE_INFINITY);
  if (a !== b) return (a ?? 0) < (b ?? 0) ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

/** Nodes that may be one, the later one first: arrivals and what they were found beside, and those of one story. */
function pairsOf(nodes: readonly Node[], { stories, near }: Neighbourhood): (readonly [number, number])[] {
  const nodeOf = new Map(nodes.flatMap(({ members }, node) => members.map(({ id }) => [id, node] as const)));
  const nodesOfIds = (ids: readonly string[]) => [...new Set(ids.flatMap((id) => nodeOf.get(id) ?? []))];
  const found = [
    ...[...near].flatMap(([id, ids]) =>
      nodesOfIds([id]).flatMap((one) => nodesOfIds(ids).map((other) => [one, other])),
    ),
    ...[...stories.values()].flatMap((members) => {
      const own = nodesOfIds(members.map(({ id }) => id));
      return own.flatMap((one) => own.map((other) => [one, other]));
    }),
  ];
  const others = nodes.map(() => new Set<number>());
  for (const [one = 0, other = 0] of found) if (one !== other) others[Math.max(one, other)]?.add(Math.min(one, other));
  return others.flatMap((set, node) => [...set].sort((a, b) => a - b).map((other) => [node, other] as const));
}

/** Copies of one report are one story whatever their words weigh. */
function* joinCopies(
  nodes: readonly Node[],
  pairs: readonly (readonly [number, number])[],
  clusters: Map<number, Cluster>,
  parents: number[],
  weigh: Weigh,
): Generator<void, void> {
  for (const [later, earlier] of pairs) {
    const [a, b] = [nodes[later], nodes[earlier]];
    if (!a || !b || !haveCopies(a, b)) continue;
    const [one, other] = [rootOf(parents, later), rootOf(parents, earlier)];
    const [into, from] = [Math.min(one, other), Math.max(one, other)];
    const [ofInto, ofFrom] = [clusters.get(into), clusters.get(from)];
    if (one === other || !ofInto || !ofFrom) continue;
    clusters.set(into, join(ofInto, ofFrom, crossLikeness(ofInto, ofFrom, weigh)));
    clusters.delete(from);
    parents[from] = into;
    yield;
  }
}

const haveCopies = (one: Node, other: Node): boolean =>
  one.members.some((a) => other.members.some((b) => areCopies(a, b)));

function rootOf(parents: readonly number[], node: number): number {
  let root = node;
  for (let next = parents[root]; next !== undefined && next !== root; next = parents[root]) root = next;
  return root;
}

/** Of the groups that an article was found beside, the earlier story that a new one follows up best. */
export function followedBy(later: Group, others: Iterable<Group>, weigh: Weigh): Group | null {
  let best: Group | null = null;
  let most = 0;
  for (const earlier of others) {
    const score = earlier === later ? 0 : followUp(later.cluster, earlier.cluster, weigh);
    if (score > most) [best, most] = [earlier, score];
  }
  return best;
}
