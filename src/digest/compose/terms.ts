import { contentStems } from "../../languages/terms/stems.ts";

/** The stems of the words that carry a text's subject, and its numbers. */
export function terms(text: string): Set<string> {
  return new Set(contentStems(text));
}

/** Shared terms over all terms (Jaccard 1901), 0 to 1. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = one.intersection(other).size;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}
