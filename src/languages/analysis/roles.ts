import type { NounPhrase } from "./noun-phrases.ts";
import { nothingFeatures, phraseFeatures, type VerbPlace } from "./role-features.ts";
import type { Weights } from "./weights.ts";

/** Farther phrases belong to other verbs. */
export const FARTHEST = 40;

/** The phrases, by index, that a verb may have: near ones that do not hold the verb itself. */
export function phrasesInReach({ phrases, verb }: VerbPlace): number[] {
  const indices: number[] = [];
  for (const [index, { from, to, head }] of phrases.entries()) {
    if (!(from <= verb && verb < to) && Math.abs(head - verb) < FARTHEST) indices.push(index);
  }
  return indices;
}

/** Finds the phrase that a verb has in a role ("subject"), by learnt weights; null where it has none. */
export function createRoleFinder(weights: Weights): (place: VerbPlace) => NounPhrase | null {
  const scores = new Int32Array(weights.classes.length);
  const scoreOf = (features: readonly number[]): number => {
    scores.fill(0);
    for (const feature of features) weights.add(feature, scores);
    return scores[0] ?? 0;
  };
  return (place) => {
    let best: number | null = null;
    let most = scoreOf(nothingFeatures(place));
    for (const index of phrasesInReach(place)) {
      const score = scoreOf(phraseFeatures(place, index));
      if (score > most) [best, most] = [index, score];
    }
    return best === null ? null : (place.phrases[best] ?? null);
  };
}
