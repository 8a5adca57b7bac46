import type { Choice } from "../model/choice.ts";
import type { Candidate } from "./candidates.ts";
import { saySame } from "./overlap.ts";
import type { SelectionLimits } from "./select.ts";

/** What there is to tell, by whom it is preferred. */
export interface Preference {
  /** Every candidate, in the order of the sources. */
  readonly candidates: readonly Candidate[];
  /** Those that were shown to the model, as they were numbered. */
  readonly shown: readonly Candidate[];
  readonly choice: Pick<Choice, "points" | "same">;
  /** What the rules choose, for the places that the model leaves empty. */
  readonly byRules: readonly Candidate[];
}

/** The candidates that are told, the preferred ones first: the model's, then the rules' in the places left. */
export interface Told {
  readonly byModel: readonly Candidate[];
  readonly byRules: readonly Candidate[];
}

/**
 * What is told of what a model chose: within the limits, none that says again what one before it says, by the rules' own
 * measure or because the model says so, and of several sources none has more than half of the points, so that no text gains
 * the whole story by what it says to the model. Where a candidate does not fit in the words that are left, a shorter telling of the
 * same sentence is taken, else the next candidate.
 */
export function toldOf({ candidates, shown, choice, byRules }: Preference, limits: SelectionLimits): Told {
  const chosen = choice.points.flatMap((number) => shown[number] ?? []);
  const groupOf = (candidate: Candidate) => choice.same.findIndex((group) => group.includes(shown.indexOf(candidate)));
  const isSame = (one: Candidate, other: Candidate) => groupOf(one) >= 0 && groupOf(one) === groupOf(other);
  const told: Candidate[] = [];
  const mostOfOne = mostOfOneSource(candidates, limits);
  let words = limits.words ?? Number.POSITIVE_INFINITY;
  const take = (candidate: Candidate): void => {
    const isRepeat = told.some((other) => saySame(candidate, other) || isSame(candidate, other));
    if (told.length >= limits.points || candidate.words > words || isRepeat) return;
    told.push(candidate);
    words -= candidate.words;
  };
  for (const candidate of chosen) {
    if (told.filter(({ source }) => source === candidate.source).length >= mostOfOne) continue;
    const fitting = [candidate, ...shorter(candidate, candidates)].find((telling) => telling.words <= words);
    if (fitting) take(fitting);
  }
  const byModel = [...told];
  for (const candidate of byRules) take(candidate);
  return { byModel, byRules: told.slice(byModel.length) };
}

const mostOfOneSource = (candidates: readonly Candidate[], { points }: SelectionLimits): number =>
  candidates.every(({ source }) => source === candidates[0]?.source) ? points : Math.ceil(points / 2);

/** Shorter tellings of the same sentence, the fullest first. */
const shorter = (candidate: Candidate, candidates: readonly Candidate[]): Candidate[] =>
  candidates
    .filter(
      ({ index, words, sentences }) => index === candidate.index && sentences.length === 1 && words < candidate.words,
    )
    .sort((one, other) => other.words - one.words);
