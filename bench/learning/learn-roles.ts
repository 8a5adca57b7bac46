import { nothingFeatures, phraseFeatures, type VerbPlace } from "../../src/languages/analysis/role-features.ts";
import { phrasesInReach } from "../../src/languages/analysis/roles.ts";
import type { WeightTable } from "../../src/languages/analysis/weights.ts";
import { AveragedPerceptron, wholeWeights } from "./perceptron.ts";
import { shuffled } from "./shuffled.ts";

const ROUNDS = 6;
const FEWEST_SEEN = 3;

/** A verb, and the index of the phrase that it has in a role; -1 where it has none. */
export interface RoleExample extends VerbPlace {
  readonly phrase: number;
}

/** Learns which phrase a verb has, as a ranking of its phrases and of having none. */
export function learnRole(role: string, examples: readonly RoleExample[]): WeightTable {
  const counts = new Map<number, number>();
  for (const example of examples) {
    for (const choice of choicesOf(example)) {
      for (const feature of featuresOf(example, choice)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
    }
  }
  const usual = [...counts].flatMap(([feature, count]) => (count >= FEWEST_SEEN ? [feature] : []));
  const perceptron = new AveragedPerceptron(1, usual);
  for (let round = 0; round < ROUNDS; round++) {
    for (const index of shuffled(examples.length, round + 1)) learnExample(perceptron, examples[index] as RoleExample);
  }
  return { classes: [role], rows: wholeWeights(perceptron, { parts: 24, least: 6 }), ambiguity: new Map(), closed: [] };
}

const choicesOf = (place: VerbPlace): number[] => [-1, ...phrasesInReach(place)];
const featuresOf = (place: VerbPlace, choice: number): number[] =>
  choice < 0 ? nothingFeatures(place) : phraseFeatures(place, choice);

function learnExample(perceptron: AveragedPerceptron, example: RoleExample): void {
  let predicted = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (const choice of choicesOf(example)) {
    const score = perceptron.score(featuresOf(example, choice), 0);
    if (score > most) [predicted, most] = [choice, score];
  }
  perceptron.advance();
  if (predicted === example.phrase) return;
  perceptron.strengthen(featuresOf(example, example.phrase), 0, 1);
  perceptron.strengthen(featuresOf(example, predicted), 0, -1);
}
