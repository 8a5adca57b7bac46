import type { WeightedKey } from "../../store/story-store.ts";
import { heaviestTerms, type SparseVector } from "../placing/sparse-vector.ts";

/** An article is found by so many of its rarest terms, and asked for by so many. */
const TERMS_INDEXED = 16;
const TERMS_ASKED = 32;
/** Keys of copies lie above those of terms, which have 32 bits. */
const ABOVE_TERMS = 2 ** 32;

/** The keys under which an article is kept. `vector`: its terms weighed by their rarity. */
export const keptKeys = (vector: SparseVector, bands: Uint32Array): number[] => [
  ...new Set([...heaviestTerms(vector, TERMS_INDEXED), ...copyKeys(bands).map(({ key }) => key)]),
];

/** The keys by which articles on the same event are asked for. */
export function eventKeys(vector: SparseVector): WeightedKey[] {
  const weightOf = new Map(Array.from(vector.terms, (term, i) => [term, vector.weights[i] ?? 0]));
  return heaviestTerms(vector, TERMS_ASKED).map((key) => ({ key, weight: (weightOf.get(key) ?? 0) ** 2 }));
}

/** The keys by which copies of one report are asked for. */
export const copyKeys = (bands: Uint32Array): WeightedKey[] =>
  [...new Set(bands)].map((band) => ({ key: ABOVE_TERMS + band, weight: 1 }));
