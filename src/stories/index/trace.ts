import type { Article } from "../../model/article.ts";
import { bandKeys } from "../copies/bands.ts";
import { runsOf, type Shingles, sampled } from "../copies/shingles.ts";
import { type Moments, momentsOf } from "../placing/closeness.ts";
import { placesOf } from "../placing/places.ts";
import type { SparseVector } from "../placing/sparse-vector.ts";
import { termsOf } from "../placing/terms.ts";

/** What is kept of an article so that later ones are compared with it without its text. */
export interface Trace {
  /** Its terms with their weights, before their rarity counts. */
  readonly terms: SparseVector;
  readonly shingles: Shingles;
  /** Keys that copies of one report share. */
  readonly bands: Uint32Array;
  readonly moments: Moments;
  /** Where it says that it happened: terms, ascending. */
  readonly places: Uint32Array;
}

export function traceOf(article: Article): Trace {
  const runs = runsOf(article);
  return {
    terms: termsOf(article),
    shingles: sampled(runs),
    bands: runs.length > 0 ? bandKeys(runs) : new Uint32Array(),
    moments: momentsOf(article),
    places: placesOf(article),
  };
}

const HEAD = 5;
const NO_TIME = -1;

/**
 * A trace as bytes: five numbers of 64 bits (terms, shingles, their level, the moment or -1, whether only its day is known),
 * then terms, shingles, weights and places in 32 bits each, little end first; what was written before places were kept ends without. The bands are kept as keys and not told again.
 */
export function bytesOf({ terms, shingles, moments, places }: Trace): Uint8Array {
  const head = Float64Array.of(
    terms.terms.length,
    shingles.hashes.length,
    shingles.level,
    moments.times[0] ?? NO_TIME,
    moments.dayOnly ? 1 : 0,
  );
  const bytes = new Uint8Array(head.byteLength + 4 * (2 * terms.terms.length + shingles.hashes.length + places.length));
  let at = 0;
  for (const part of [head, terms.terms, shingles.hashes, terms.weights, places]) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/** The trace that was written; its bands are empty. */
export function traceFrom(bytes: Uint8Array): Trace {
  // A copy begins where numbers may begin, wherever the database put the bytes.
  const { buffer } = new Uint8Array(bytes);
  const [terms = 0, hashes = 0, level = 0, time = NO_TIME, dayOnly = 0] = new Float64Array(buffer, 0, HEAD);
  const begin = 8 * HEAD;
  const isDated = time !== NO_TIME;
  return {
    terms: {
      terms: new Uint32Array(buffer, begin, terms),
      weights: new Float32Array(buffer, begin + 4 * (terms + hashes), terms),
    },
    shingles: { hashes: new Uint32Array(buffer, begin + 4 * terms, hashes), level },
    bands: new Uint32Array(),
    places: new Uint32Array(buffer, begin + 4 * (2 * terms + hashes)),
    moments: { times: isDated ? [time] : [], dayOnly: dayOnly === 1, dated: isDated ? 1 : 0 },
  };
}
