import type { Owner } from "../../model/owner.ts";
import type { ReadArticle } from "../../model/reading.ts";
import { type CopyFinder, createCopyFinder } from "../copies/copy-finder.ts";
import { oppositesOf } from "./disagreements/opposites.ts";
import { createHouses, type HousesOf } from "./houses.ts";

/** In a story of more articles, copies are looked for among likely ones only. */
const ALL_COMPARED = 200;

/** Who reports on their own: copies of one report (wire copy, editions) are one voice. */
export interface Voices {
  /** Groups of two and more article ids that are copies of one report, in the order of their first article. */
  readonly copies: readonly (readonly string[])[];
  /** The voice of each article, by its place in the list given: the place of the voice's first article. */
  readonly voiceOf: readonly number[];
  /** How many outlets report independently of one another. */
  readonly independentOutlets: number;
  /** The same of some of the articles, by their places in the list. */
  readonly independentAmong: (nodes: readonly number[]) => number;
}

export function voicesOf(articles: readonly ReadArticle[], owners: readonly Owner[] = []): Voices {
  const voiceOf = articles.map((_, node) => node);
  const finder = createCopyFinder();
  for (const [node, { article }] of articles.entries()) {
    const sources = finder.find(article, articles.length <= ALL_COMPARED ? Array(node).keys() : []);
    finder.add(node, article);
    for (const source of sources) {
      if (!tellOpposites(articles[node], articles[source])) uniteVoices(voiceOf, finder, node, source);
    }
  }
  const groups = Map.groupBy(articles.keys(), (node) => voiceOf[node] ?? node);
  const copies = [...groups.values()]
    .filter((nodes) => nodes.length > 1)
    .map((nodes) => nodes.map((node) => articles[node]?.article.id ?? ""));
  const housesOf = createHouses(owners);
  const independentAmong = (nodes: readonly number[]) => countIndependent(articles, nodes, voiceOf, housesOf);
  return { copies, voiceOf, independentOutlets: independentAmong([...articles.keys()]), independentAmong };
}

/** "Council approves tram" is no copy of "Council rejects tram", however many words they share. */
const tellOpposites = (one: ReadArticle | undefined, other: ReadArticle | undefined): boolean =>
  one !== undefined && other !== undefined && oppositesOf([one, other]).length > 0;

/** A round-up holds reports that are no copies of one another: what two voices have in common decides. */
function uniteVoices(voiceOf: number[], finder: CopyFinder, node: number, source: number): void {
  const [one, other] = [voiceOf[node] ?? node, voiceOf[source] ?? source];
  if (one === other || (one !== node && !finder.haveOneSource(one, other))) return;
  const [from, into] = [Math.max(one, other), Math.min(one, other)];
  for (const [at, voice] of voiceOf.entries()) if (voice === from) voiceOf[at] = into;
}

/** Houses that share no report with one another: one house's articles, and all copies of a report, count once. */
function countIndependent(
  articles: readonly ReadArticle[],
  nodes: readonly number[],
  voiceOf: readonly number[],
  housesOf: HousesOf,
): number {
  const firstOf = new Map<string, number>();
  const parents = articles.map((_, node) => node);
  const rootOf = (node: number): number => {
    const parent = parents[node] ?? node;
    return parent === node ? node : rootOf(parent);
  };
  const unite = (one: number, other: number) => {
    parents[rootOf(one)] = rootOf(other);
  };
  for (const node of nodes) {
    const read = articles[node];
    unite(node, voiceOf[node] ?? node);
    for (const house of read ? housesOf(read.article) : []) {
      unite(node, firstOf.get(house) ?? node);
      firstOf.set(house, node);
    }
  }
  return new Set(nodes.map(rootOf)).size;
}
