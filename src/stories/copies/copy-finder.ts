import type { Article } from "../../model/article.ts";
import { bandKeys } from "./bands.ts";
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

export function createCopyFinder(): CopyFinder {
  const nodesOf = new Map<number, number[]>();
  const shingles = new Map<number, Shingles>();
  const memo = new WeakMap<Article, { own: Shingles; keys: Uint32Array }>();
  const read = (article: Article) => {
    const known = memo.get(article);
    if (known) return known;
    const runs = runsOf(article);
    const fresh = { own: sampled(runs), keys: runs.length > 0 ? bandKeys(runs) : new Uint32Array() };
    memo.set(article, fresh);
    return fresh;
  };
  return {
    add(node, article) {
      const { own, keys } = read(article);
      if (keys.length > 0) shingles.set(node, own);
      for (const key of keys) {
        const nodes = nodesOf.get(key);
        if (nodes) nodes.push(node);
        else nodesOf.set(key, [node]);
      }
    },
    find(article, beside = []) {
      const { own, keys } = read(article);
      const seen = new Set([...Array.from(keys).flatMap((key) => nodesOf.get(key) ?? []), ...beside]);
      return [...seen]
        .map((node) => ({ node, share: shareOf(own, shingles.get(node)) }))
        .filter(({ share }) => share >= COPY)
        .sort((one, other) => other.share - one.share || one.node - other.node)
        .map(({ node }) => node);
    },
    haveOneSource: (one, other) => shareOf(shingles.get(one), shingles.get(other)) > OWN_WORDS,
  };
}

const shareOf = (one: Shingles | undefined, other: Shingles | undefined): number =>
  one && other ? containment(one, other) : 0;
