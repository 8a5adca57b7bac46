import type { Article } from "../../model/article.ts";
import { type CopyFinder, createCopyFinder } from "../copies/copy-finder.ts";
import { agglomerate, type Merge } from "./agglomerate.ts";
import { createCandidateIndex } from "./candidates.ts";
import { type Cluster, clusterOf, crossLikeness, join } from "./cluster.ts";
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
}

export function createSorter(): Sorter {
  const rarity = createTermRarity();
  const candidates = createCandidateIndex();
  const clusters = new Map<number, Cluster>();
  const finder = createCopyFinder();
  const parents: number[] = [];
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
      return near;
    });
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
      return { nodes, copies, merges };
    },
  };
}

function findCopy(finder: CopyFinder, article: Article, node: number, near: readonly number[]): number | null {
  const [copyOf] = finder.find(article, near);
  finder.add(node, article);
  return copyOf ?? null;
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
