import { entails } from "./entailment.ts";
import type { PlannedSearch } from "./quote-plan.ts";
import type { KeyRange } from "./search-index.ts";

interface Plan {
  /** Gives the keys that a search finds among those of a range, at most `limit`. */
  readonly find: (planned: PlannedSearch & { readonly keys: KeyRange }) => Promise<readonly number[]>;
  /** Gives those of some keys whose rows a condition holds of, in their order. */
  readonly sift: (keys: readonly number[], match: PlannedSearch["match"]) => Promise<readonly number[]>;
  /** All searches that may be asked for. */
  readonly plan: readonly PlannedSearch[];
  readonly keys: KeyRange;
  /** At most so many are found by each. */
  readonly limit: number;
}

/**
 * Finds what the searches of a plan find, with less reading: words that stand everywhere cost the most, and all searches for
 * some words have those of matter in common. Before a search the weakest of the plan that it entails is asked: where that finds
 * nothing neither does it; where it finds all there is of it, the few are looked at one by one, as an index reads what common words
 * share from its one end to the other; and where it finds only the newest, what the search finds is no newer.
 */
export function weakestFirst({
  find,
  sift,
  plan,
  keys,
  limit,
}: Plan): (planned: PlannedSearch) => Promise<readonly number[]> {
  const newestOf = new Map<PlannedSearch, Promise<readonly number[]>>();
  const newest = (weakest: PlannedSearch) => {
    const known = newestOf.get(weakest) ?? find({ match: weakest.match, order: "newest", keys });
    newestOf.set(weakest, known);
    return known;
  };
  /** What a search finds, of which the newest that a weaker one finds are known. */
  const among = async (around: readonly number[], planned: PlannedSearch) => {
    const [last] = around;
    if (last === undefined) return [];
    const isAll = around.length < limit && planned.order !== "ranked";
    if (!isAll) return find({ ...planned, keys: { ...keys, until: last + 1 } });
    return sift(planned.order === "newest" ? around : around.toReversed(), planned.match);
  };
  return async (planned) => {
    const weakest = plan.findLast(({ match }) => entails(planned.match, match)) ?? planned;
    if (weakest === planned) return planned.order === "newest" ? newest(planned) : find({ ...planned, keys });
    return among(await newest(weakest), planned);
  };
}
