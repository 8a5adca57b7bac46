import type { Article } from "../../model/article.ts";
import { type CopyFinder, createCopyFinder } from "../copies/copy-finder.ts";
import { agglomerate, type Merge } from "./agglomerate.ts";
import { createCandidateIndex } from "./candidates.ts";
import { type Cluster, clusterOf, crossLikeness, followUp, join } from "./cluster.ts";
import { createGenerations, GENERATION } from "./generations.ts";
import { scaledToOne } from "./sparse-vector.ts";
import { createTermRarity } from "./term-rarity.ts";
import { termsOf } from "./terms.ts";

/** Sorts articles, numbered from 0 as they come, into stories; a story goes by the number of its first article. */
export interface Sorter {
  sort(articles: readonly Article[]): Sorted;
  /** The story that an article is in now. */
  storyOf(node: number): number;
}

export interface Sorted {
  readonly nodes: readonly number[];
  /** For each article the earlier one that it is a copy of, or null. */
  readonly copies: readonly (number | null)[];
  readonly merges: readonly Merge[];
  /** For stories that begin here the earlier story that they follow up. */
  readonly followUps: ReadonlyMap<number, number>;
}

export function createSorter(): Sorter {
  const rarity = createTermRarity();
  const candidates = createCandidateIndex();
  const clusters = new Map<number, Cluster>();
  const finder = createCopyFinder();
  const parents: number[] = [];
  const ages = createGenerations(() => new Set<number>(), GENERATION);
  const storyOf = (node: number): number => rootOf(parents, node);

  /** The new articles as clusters of one, each with the nodes that it may belong to. */
  function enter(articles: readonly Article[]): number[][] {
    const raw = articles.map(termsOf);
    for (const { terms } of raw) rarity.learn(terms);
    return articles.map((article, i) => {
      const node = parents.push(parents.length) - 1;
      const vector = scaledToOne(raw[i] ?? { terms: new Uint32Array(), weights: new Float32Array() }, rarity.rarityOf);
      const near = candidates.find(vector);
      clusters.set(node, clusterOf(article, vector));
      candidates.add(node, vector);
      ages.forNext().add(node);
      return near;
    });
  }

  let kept = 0;
  /** A story none of whose articles can be found any more needs no cluster. */
  function forgetOld(): void {
    const oldest = ages.all().reduce((least, nodes) => Math.min(least, nodes.values().next().value ?? least), Infinity);
    if (oldest === kept) return;
    kept = oldest;
    const live = new Set(ages.all().flatMap((nodes) => [...nodes].map(storyOf)));
    for (const story of clusters.keys()) if (!live.has(story)) clusters.delete(story);
  }

  return {
    storyOf,
    sort(articles) {
      const first = parents.length;
      const near = enter(articles);
      const nodes = articles.map((_, i) => first + i);
      const copies = articles.map((article, i) => findCopy(finder, article, first + i, near[i] ?? []));
      const merges = joinCopies(clusters, parents, copies, first);
      const edges = near.flatMap((others, i) => others.map((other) => [storyOf(first + i), storyOf(other)] as const));
      for (const merge of agglomerate({ clusters, edges })) {
        parents[merge.from] = merge.into;
        merges.push(merge);
      }
      const followUps = findFollowUps(clusters, storyOf, nodes, near);
      forgetOld();
      return { nodes, copies, merges, followUps };
    },
  };
}

function findCopy(finder: CopyFinder, article: Article, node: number, near: readonly number[]): number | null {
  const [copyOf] = finder.find(article, near);
  finder.add(node, article);
  return copyOf ?? null;
}

/** For each story that began with one of these nodes, the earlier story near to it that it follows up best. */
function findFollowUps(
  clusters: ReadonlyMap<number, Cluster>,
  storyOf: (node: number) => number,
  nodes: readonly number[],
  near: readonly (readonly number[])[],
): Map<number, number> {
  const followed = new Map<number, number>();
  const begun = Map.groupBy(nodes.keys(), (i) => storyOf(nodes[i] ?? 0));
  for (const [later, members] of begun) {
    const own = clusters.get(later);
    if (!own || later < (nodes[0] ?? 0)) continue;
    const stories = new Set(members.flatMap((i) => near[i] ?? []).map(storyOf));
    const earlier = bestFollowed(clusters, own, stories);
    if (earlier !== null) followed.set(later, earlier);
  }
  return followed;
}

function bestFollowed(
  clusters: ReadonlyMap<number, Cluster>,
  later: Cluster,
  stories: Iterable<number>,
): number | null {
  let best: { readonly story: number | null; readonly score: number } = { story: null, score: 0 };
  for (const story of stories) {
    const earlier = clusters.get(story);
    const score = earlier && earlier !== later ? followUp(later, earlier) : 0;
    if (score > best.score) best = { story, score };
  }
  return best.story;
}

/** Copies of one report are one story whatever their words weigh. */
function joinCopies(
  clusters: Map<number, Cluster>,
  parents: number[],
  copies: readonly (number | null)[],
  first: number,
): Merge[] {
  const merges: Merge[] = [];
  for (const [i, copyOf] of copies.entries()) {
    if (copyOf === null) continue;
    const [one, other] = [rootOf(parents, first + i), rootOf(parents, copyOf)];
    const merge = { from: Math.max(one, other), into: Math.min(one, other) };
    const [a, b] = [clusters.get(merge.into), clusters.get(merge.from)];
    if (!a || !b || one === other) continue;
    clusters.set(merge.into, join(a, b, crossLikeness(a, b)));
    clusters.delete(merge.from);
    parents[merge.from] = merge.into;
    merges.push(merge);
  }
  return merges;
}

function rootOf(parents: number[], node: number): number {
  let root = node;
  for (let next = parents[root]; next !== undefined && next !== root; next = parents[root]) root = next;
  for (let at = node; at !== root; ) {
    const next = parents[at] ?? root;
    parents[at] = root;
    at = next;
  }
  return root;
}
