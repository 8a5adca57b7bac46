import type { Candidate } from "../../points/candidates.ts";
import { sharesSentence } from "../../points/overlap.ts";
import type { ToldAgain } from "./told-again.ts";

/** One way to tell one sentence, with the concepts that it tells. */
export interface Choice {
  readonly candidate: Candidate;
  readonly concepts: readonly string[];
}

/** What a concept that was told before still counts. */
const TOLD_AGAIN = 0.1;
/** How much the length of a point counts against it: more where the points take up much of what there is to tell. */
const LENGTH_POWER = 0.1;

export interface Room {
  readonly words: number;
  /** Of all words of the articles, the share that the points may take. */
  readonly share: number;
}

/** What a choice goes by. */
export interface Choosing {
  /** How likely a summary has each concept. */
  readonly weights: ReadonlyMap<string, number>;
  readonly room: Room & { readonly points: number };
  readonly isToldAgain: ToldAgain;
  /** The first of candidates chosen that a reader would not understand; null where all are clear. */
  readonly firstUnclear: (chosen: readonly Candidate[]) => Candidate | null;
}

const MOST_ROUNDS = 6;

/** The best choice of which every part is clear: what is not is put aside, and it is chosen anew. */
export function chooseClear(choices: readonly Choice[], choosing: Choosing): Candidate[] {
  let open = choices;
  for (let round = 0; ; round++) {
    const chosen = choose(open, choosing).map(({ candidate }) => candidate);
    const unclear = round < MOST_ROUNDS ? choosing.firstUnclear(chosen) : null;
    if (unclear === null) return chosen;
    open = open.filter(({ candidate }) => !opensAlike(candidate, unclear));
  }
}

/** The tellings of one sentence that begin with the same words. */
const opensAlike = (one: Candidate, other: Candidate): boolean =>
  one.index === other.index && one.text.slice(0, SAME_OPENING) === other.text.slice(0, SAME_OPENING);

const SAME_OPENING = 12;

/** Greedily the choice that tells most that is new: maximal coverage of weighted concepts. */
function choose(choices: readonly Choice[], { weights, room, isToldAgain }: Choosing): Choice[] {
  const chosen: Choice[] = [];
  const told = new Set<string>();
  const power = LENGTH_POWER + room.share;
  let left = room.words;
  const open = new Set(choices);
  const worth = ({ candidate, concepts }: Choice): number => {
    if (candidate.words > left || chosen.some((other) => sharesSentence(other.candidate, candidate))) return 0;
    const gain = concepts.reduce(
      (sum, concept) => sum + (weights.get(concept) ?? 0) * (told.has(concept) ? TOLD_AGAIN : 1),
      0,
    );
    return gain / candidate.words ** power;
  };
  while (chosen.length < room.points) {
    const best = highest([...open], worth);
    if (best === null) break;
    chosen.push(best);
    left -= best.candidate.words;
    for (const concept of best.concepts) told.add(concept);
    for (const choice of open) if (isToldAgain(choice.candidate, best.candidate)) open.delete(choice);
  }
  return chosen;
}

function highest(choices: readonly Choice[], worth: (choice: Choice) => number): Choice | null {
  let best: Choice | null = null;
  let most = 0;
  for (const choice of choices) {
    const value = worth(choice);
    if (value > most) [best, most] = [choice, value];
  }
  return best;
}
