import { type Needed, neededOf, type Wording } from "./same-wording.ts";

/** Wordings, numbered from 0 as they come, by what stands in them. */
export interface WordingIndex {
  add(wording: Wording): void;
  /** The numbers, ascending, of all for which `sameWording` can be more than 0 with each of the stretches, and few others. */
  holding(stretches: readonly Wording[]): number[];
}

/**
 * A wording that lacks three runs of a shorter one at most has one at least of any four: those four are looked up that
 * the fewest have, however often the others stand in a story ("the minister said").
 */
export function createWordingIndex(): WordingIndex {
  const numbersWith = new Map<string, number[]>();
  let count = 0;
  const meeting = ({ of, spared }: Needed): number[] => {
    const fewestFirst = of.map((key) => numbersWith.get(key) ?? []).sort(byLength);
    return fewestFirst.slice(0, spared + 1).flat();
  };
  return {
    add({ terms, knownRuns }) {
      for (const key of new Set([...terms, ...knownRuns])) {
        const numbers = numbersWith.get(key);
        if (numbers) numbers.push(count);
        else numbersWith.set(key, [count]);
      }
      count += 1;
    },
    holding(stretches) {
      const [fewest] = stretches.flatMap(neededOf).map(meeting).sort(byLength);
      return [...new Set(fewest)].sort((one, other) => one - other);
    },
  };
}

const byLength = (one: readonly number[], other: readonly number[]): number => one.length - other.length;
