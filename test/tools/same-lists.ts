export interface NamedList {
  readonly name: string;
  readonly words: readonly string[];
}

/** Fewer words may stand in two lists by chance. */
const LEAST_WORDS = 5;
/** From this share of all their words on, two lists are one. */
const SAME = 0.6;

/** The pairs of lists that are one list twice: "verbs and cue-verbs". */
export function sameLists(lists: readonly NamedList[]): string[] {
  return lists.flatMap((one, at) =>
    lists.slice(at + 1).flatMap((other) => (areSame(one, other) ? [`${other.name} and ${one.name}`] : [])),
  );
}

function areSame(one: NamedList, other: NamedList): boolean {
  if (one.words.length < LEAST_WORDS || other.words.length < LEAST_WORDS) return false;
  const [words, others] = [new Set(one.words), new Set(other.words)];
  return words.intersection(others).size >= SAME * words.union(others).size;
}
