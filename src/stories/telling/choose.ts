import type { Candidate } from "../../points/candidates.ts";
import { sharesSentence } from "../../points/overlap.ts";
import type { Repetition } from "./told-again.ts";

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
  /** What is told otherwise may take so many words in all. */
  readonly mostWords: number;
  /** Of all words of the articles, the share that the points may take. */
  readonly share: number;
}

/** What a choice goes by. */
export interface Choosing {
  /** How likely a summary has each concept. */
  readonly weights: ReadonlyMap<string, number>;
  readonly room: Room & { readonly points: number };
  readonly repetition: Repetition;
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

/**
 * Greedily the choice that tells most that is new: maximal coverage of weighted concepts. What another outlet tells otherwise
 * comes with what it disputes, also where it takes the place of the last that nobody disputes.
 */
function choose(choices: readonly Choice[], { weights, room, repetition }: Choosing): Choice[] {
  const chosen: Choice[] = [];
  const told = new Set<string>();
  const power = LENGTH_POWER + room.share;
  let left = room.words;
  const open = new Set(choices);
  const worth =
    (words: number) =>
    ({ candidate, concepts }: Choice): number => {
      if (candidate.words > words || chosen.some((other) => sharesSentence(other.candidate, candidate))) return 0;
      const gain = concepts.reduce(
        (sum, concept) => sum + (weights.get(concept) ?? 0) * (told.has(concept) ? TOLD_AGAIN : 1),
        0,
      );
      return gain / candidate.words ** power;
    };
  const tell = (choice: Choice): Choice | null => {
    chosen.push(choice);
    left -= choice.candidate.words;
    for (const concept of choice.concepts) told.add(concept);
    const disputing: Choice[] = [];
    for (const each of open) {
      const kind = repetition(each.candidate, choice.candidate);
      if (kind === "again") open.delete(each);
      if (kind === "disputes") disputing.push(each);
    }
    return highest(disputing, worth(left + room.mostWords - room.words));
  };
  while (chosen.length < room.points) {
    const best = highest([...open], worth(left));
    if (best === null) break;
    const disputing = tell(best);
    if (disputing === null) continue;
    if (chosen.length >= room.points && chosen.length > 2) left += chosen.splice(-2, 1)[0]?.candidate.words ?? 0;
    if (chosen.length < room.points) tell(disputing);
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
