import { entails } from "./entailment.ts";
import type { PlannedSearch } from "./quote-plan.ts";
import type { KeyRange } from "./search-index.ts";

/** Gives the keys that a search finds among those of a range, at most as many as were asked for. */
type Find = (planned: PlannedSearch & { readonly keys: KeyRange }) => Promise<readonly number[]>;

interface Plan {
  /** All searches that may be asked for. */
  readonly plan: readonly PlannedSearch[];
  readonly keys: KeyRange;
  /** At most so many are found by each. */
  readonly limit: number;
}

/**
 * Finds what the searches of a plan find, with less reading: words that stand everywhere cost the most, and all searches for
 * some words have those of matter in common. Before a search the weakest of the plan that it entails is asked: where that finds
 * nothing neither does it, and where it finds something, what it finds is no newer, and no older where that was all.
 */
export function weakestFirst(
  find: Find,
  { plan, keys, limit }: Plan,
): (planned: PlannedSearch) => Promise<readonly number[]> {
  const newestOf = new Map<PlannedSearch, Promise<readonly number[]>>();
  const newest = (weakest: PlannedSearch) => {
    const known = newestOf.get(weakest) ?? find({ match: weakest.match, order: "newest", keys });
    newestOf.set(weakest, known);
    return known;
  };
  return async (planned) => {
    const weakest = plan.findLast(({ match }) => entails(planned.match, match)) ?? planned;
    if (weakest === planned) return planned.order === "newest" ? newest(planned) : find({ ...planned, keys });
    const around = await newest(weakest);
    const [last, first] = [around[0], around.at(-1)];
    if (last === undefined || first === undefined) return [];
    return find({ ...planned, keys: { from: around.length < limit ? first : keys.from, until: last + 1 } });
  };
}
