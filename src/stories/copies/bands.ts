import { mix } from "../placing/hash.ts";

export const BANDS = 64;
const ROWS = 2;

/**
 * 64 keys of a set of hashes: two sets share a key with the probability of two equal minima (locality-sensitive hashing
 * of MinHash, P. Indyk and R. Motwani, 1998; A. Broder, 1997). At a third of the union in common, .9995 share one.
 */
export function bandKeys(hashes: Uint32Array): Uint32Array {
  const minima = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (const hash of hashes) {
    for (let at = 0; at < minima.length; at++) {
      const permuted = permute(hash, at);
      if (permuted < (minima[at] ?? 0)) minima[at] = permuted;
    }
  }
  return Uint32Array.from({ length: BANDS }, (_, band) =>
    mix(mix(minima[ROWS * band] ?? 0, minima[ROWS * band + 1] ?? 0), band),
  );
}

function permute(hash: number, index: number): number {
  let value = Math.imul(hash ^ Math.imul(index + 1, 0x9e3779b1), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 15), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
