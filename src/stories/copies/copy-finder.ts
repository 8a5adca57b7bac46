import type { Article } from "../../model/article.ts";
import { bandKeys } from "./bands.ts";
import { containment, type Shingles, shinglesOf } from "./shingles.ts";

/** From this share of the shorter text's runs of four words on, two articles are copies of one report. */
export const COPY = 0.5;

/** Finds the earlier article that an article is a copy of, however it was cut or partly rewritten. */
export interface CopyFinder {
  add(node: number, article: Article): void;
  /** The earlier article of which it has most; null where it has half of none. */
  find(article: Article): number | null;
}

export function createCopyFinder(): CopyFinder {
  const nodesOf = new Map<number, number[]>();
  const shingles = new Map<number, Shingles>();
  const memo = new WeakMap<Article, { own: Shingles; keys: Uint32Array }>();
  const read = (article: Article) => {
    const known = memo.get(article);
    if (known) return known;
    const own = shinglesOf(article);
    const fresh = { own, keys: own.hashes.length > 0 ? bandKeys(own.hashes) : new Uint32Array() };
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
    find(article) {
      const { own, keys } = read(article);
      const seen = new Set(Array.from(keys).flatMap((key) => nodesOf.get(key) ?? []));
      let best: { readonly node: number | null; readonly share: number } = { node: null, share: 0 };
      for (const node of seen) {
        const other = shingles.get(node);
        const share = other ? containment(own, other) : 0;
        if (share >= COPY && share > best.share) best = { node, share };
      }
      return best.node;
    },
  };
}
