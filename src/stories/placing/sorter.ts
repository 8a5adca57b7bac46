import type { Article } from "../../model/article.ts";
import { type CopyFinder, createCopyFinder } from "../copies/copy-finder.ts";
import { agglomerate, type Caution, type Merge } from "./agglomerate.ts";
import { createCandidateIndex } from "./candidates.ts";
import { momentsOf } from "./closeness.ts";
import { type Cluster, clusterOf, crossLikeness, join, type Weigh } from "./cluster.ts";
import { findFollowUps } from "./follow-ups.ts";
import { createGenerations, GENERATION } from "./generations.ts";
import { placesOf } from "./places.ts";
import { lengthOf, type SparseVector, scaled } from "./sparse-vector.ts";
import { createTermRarity } from "./term-rarity.ts";
import { termsOf } from "./terms.ts";

/** Sorts articles, numbered from 0 as they come, into stories; a story goes by the number of its first article. */
export interface Sorter {
  /** Pauses every few milliseconds, for whoever has other things to do. Nothing else may be sorted before it ends. */
  sort(articles: readonly Article[], caution: Caution): Generator<void, Sorted>;
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

const NOTHING: SparseVector = { terms: new Uint32Array(), weights: new Float32Array() };

export function createSorter(): Sorter {
  const rarity = createTermRarity();
  const candidates = createCandidateIndex();
  const clusters = new Map<number, Cluster>();
  const finder = createCopyFinder();
  const parents: number[] = [];
  const ages = createGenerations(() => new Set<number>(), GENERATION);
  const weigh = (term: number): number => rarity.rarityOf(term) ** 2;
  const storyOf = (node: number): number => rootOf(parents, node);

  /** The new articles as clusters of one, each with the nodes that it may belong to. */
  function* enter(articles: readonly Article[]): Generator<void, number[][]> {
    const raw = yield* eachOf(articles, termsOf);
    for (const { terms } of raw) rarity.learn(terms);
    return yield* eachOf(articles, (article, i) => enterOne(article, raw[i] ?? NOTHING));
  }

  function enterOne(article: Article, own: SparseVector): number[] {
    const node = parents.push(parents.length) - 1;
    const vector = scaled(own, rarity.rarityOf);
    const length = lengthOf(own, rarity.rarityOf) || 1;
    const near = candidates.find(vector);
    const ofLengthOne = scaled(own, () => 1 / length);
    clusters.set(node, clusterOf(momentsOf(article), ofLengthOne, placesOf(article)));
    candidates.add(node, vector);
    ages.forNext().add(node);
    return near;
  }

  return {
    storyOf,
    *sort(articles, caution) {
      const first = parents.length;
      const near = yield* enter(articles);
      const nodes = articles.map((_, i) => first + i);
      const copies = yield* eachOf(articles, (article, i) => findCopy(finder, article, first + i, near[i] ?? []));
      const merges = joinCopies(clusters, parents, copies, first, weigh);
      const edges = near.flatMap((others, i) => others.map((other) => [storyOf(first + i), storyOf(other)] as const));
      for (const merge of yield* agglomerate({ clusters, edges, weigh, caution })) {
        parents[merge.from] = merge.into;
        merges.push(merge);
      }
      const followUps = findFollowUps(clusters, storyOf, nodes, near, weigh);
      forgetOld(clusters, storyOf, ages.all());
      return { nodes, copies, merges, followUps };
    },
  };
}

/** What `work` makes of each item, with a pause after each. */
function* eachOf<T, Result>(items: readonly T[], work: (item: T, index: number) => Result): Generator<void, Result[]> {
  const results: Result[] = [];
  for (const [index, item] of items.entries()) {
    results.push(work(item, index));
    yield;
  }
  return results;
}

function findCopy(finder: CopyFinder, article: Article, node: number, near: readonly number[]): number | null {
  const [copyOf] = finder.find(article, near);
  finder.add(node, article);
  return copyOf ?? null;
}

/** A story none of whose articles can be found any more needs no cluster. */
function forgetOld(
  clusters: Map<number, Cluster>,
  storyOf: (node: number) => number,
  ages: readonly ReadonlySet<number>[],
): void {
  const nodes = ages.reduce((sum, { size }) => sum + size, 0);
  if (clusters.size <= nodes) return;
  const live = new Set(ages.flatMap((age) => [...age].map(storyOf)));
  for (const story of clusters.keys()) if (!live.has(story)) clusters.delete(story);
}

/** Copies of one report are one story whatever their words weigh. */
function joinCopies(
  clusters: Map<number, Cluster>,
  parents: number[],
  copies: readonly (number | null)[],
  first: number,
  weigh: Weigh,
): Merge[] {
  const merges: Merge[] = [];
  for (const [i, copyOf] of copies.entries()) {
    if (copyOf === null) continue;
    const [one, other] = [rootOf(parents, first + i), rootOf(parents, copyOf)];
    const merge = { from: Math.max(one, other), into: Math.min(one, other) };
    const [a, b] = [clusters.get(merge.into), clusters.get(merge.from)];
    if (!a || !b || one === other) continue;
    clusters.set(merge.into, join(a, b, crossLikeness(a, b, weigh)));
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
