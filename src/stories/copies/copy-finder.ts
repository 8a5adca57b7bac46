import type { Article } from "../../model/article.ts";
import { createGenerations, GENERATION } from "../placing/generations.ts";
import { bandKeys } from "./bands.ts";
import { createKeyTable, type KeyTable } from "./key-table.ts";
import { containment, runsOf, type Shingles, sampled } from "./shingles.ts";

/** From this share of the shorter text's runs of four words on, two articles are copies of one report. */
export const COPY = 0.5;

/** Up to this share of common runs, two articles were written independently of each other. */
const OWN_WORDS = 0.2;

/** Finds the earlier articles that an article is a copy of, however it was cut or partly rewritten. */
export interface CopyFinder {
  add(node: number, article: Article): void;
  /** The earlier articles of which it has half or that have half of it, the most alike first. `beside`: others to try. */
  find(article: Article, beside?: Iterable<number>): number[];
  /** Whether two articles have enough in common to be cut from one report. */
  haveOneSource(one: number, other: number): boolean;
}

interface Known {
  readonly keys: KeyTable;
  readonly shingles: Map<number, Shingles>;
}

export function createCopyFinder(): CopyFinder {
  const generations = createGenerations<Known>(() => ({ keys: createKeyTable(), shingles: new Map() }), GENERATION);
  const read = readOnce();
  const shinglesOf = (node: number): Shingles | undefined =>
    generations.all().flatMap(({ shingles }) => shingles.get(node) ?? [])[0];
  return {
    add(node, article) {
      const { own, keys } = read(article);
      if (keys.length === 0) return;
      const known = generations.forNext();
      known.shingles.set(node, own);
      for (const key of keys) known.keys.add(key, node);
    },
    find(article, beside = []) {
      const { own, keys } = read(article);
      const seen = new Set(beside);
      for (const { keys: table } of generations.all()) {
        for (const key of keys) for (const node of table.valuesOf(key)) seen.add(node);
      }
      return [...seen]
        .map((node) => ({ node, share: shareOf(own, shinglesOf(node)) }))
        .filter(({ share }) => share >= COPY)
        .sort((one, other) => other.share - one.share || one.node - other.node)
        .map(({ node }) => node);
    },
    haveOneSource: (one, other) => shareOf(shinglesOf(one), shinglesOf(other)) > OWN_WORDS,
  };
}

/** Looking for an article and adding it reads it once. */
function readOnce(): (article: Article) => { readonly own: Shingles; readonly keys: Uint32Array } {
  const memo = new WeakMap<Article, { readonly own: Shingles; readonly keys: Uint32Array }>();
  return (article) => {
    const known = memo.get(article);
    if (known) return known;
    const runs = runsOf(article);
    const fresh = { own: sampled(runs), keys: runs.length > 0 ? bandKeys(runs) : new Uint32Array() };
    memo.set(article, fresh);
    return fresh;
  };
}

const shareOf = (one: Shingles | undefined, other: Shingles | undefined): number =>
  one && other ? containment(one, other) : 0;
