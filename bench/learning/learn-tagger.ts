import { hashOf } from "../../src/languages/analysis/hashing.ts";
import { allFeatures } from "../../src/languages/analysis/tag-features.ts";
import type { WeightTable } from "../../src/languages/analysis/weights.ts";
import { wordTag } from "../../src/languages/analysis/word-class.ts";
import { type WordTraits, wordTraits } from "../../src/languages/analysis/word-traits.ts";
import type { Dictionary } from "./dictionary.ts";
import { AveragedPerceptron, wholeWeights } from "./perceptron.ts";
import { shuffled } from "./shuffled.ts";
import type { TaggedSentence } from "./tagged-sentences.ts";

/** More rounds fit the treebank, not the language. */
const ROUNDS = 8;
/** A feature seen less often tells of single words only. */
const FEWEST_SEEN = 2;

interface Example {
  readonly words: readonly WordTraits[];
  readonly tags: readonly number[];
}

/** Learns a tagger: the same table for the same sentences. A dictionary tells what rare words may be. */
export function learnTagger(sentences: readonly TaggedSentence[], dictionary: Dictionary = new Map()): WeightTable {
  const classes = [...new Set(sentences.flatMap(({ tags }) => tags))].sort();
  const numbers = new Map(classes.map((tag, index) => [tag, index]));
  const { ambiguity, closed } = ambiguityClasses(sentences, dictionary);
  const examples = sentences.map(({ words, tags }) => ({
    words: words.map((word) => wordTraits(word, (hash) => ambiguity.get(hash) ?? 0)),
    tags: tags.map((tag) => numbers.get(tag) ?? 0),
  }));
  const perceptron = new AveragedPerceptron(classes.length, usualFeatures(examples));
  for (let round = 0; round < ROUNDS; round++) {
    for (const index of shuffled(examples.length, round + 1)) learnSentence(perceptron, examples[index] as Example);
  }
  return { classes, rows: wholeWeights(perceptron, { parts: 24, least: 18 }), ambiguity, closed };
}

function learnSentence(perceptron: AveragedPerceptron, { words, tags }: Example): void {
  let previous = 0;
  let before = 0;
  for (const [at, right] of tags.entries()) {
    const features = allFeatures(words, at, previous, before);
    const predicted = perceptron.predict(features);
    perceptron.learn(features, right, predicted);
    before = previous;
    previous = predicted + 1;
  }
}

/** The features that are seen often enough with the right tags before them. */
function usualFeatures(examples: readonly Example[]): Set<number> {
  const counts = new Map<number, number>();
  for (const { words, tags } of examples) {
    for (const at of words.keys()) {
      const features = allFeatures(words, at, (tags[at - 1] ?? -1) + 1, (tags[at - 2] ?? -1) + 1);
      for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
    }
  }
  return new Set([...counts].flatMap(([feature, count]) => (count >= FEWEST_SEEN ? [feature] : [])));
}

/** A tag that fewer of a word's occurrences have is taken for a slip. */
const RARE = 0.05;
const FEWEST_OCCURRENCES = 2;
/** A word seen less often is known by the dictionary, where that has it. */
const FEWEST_BESIDE_DICTIONARY = 5;
const MOST_CLASSES = 255;

const isClosed = (tag: string): boolean => wordTag(tag).isClosed;

/**
 * For each word seen at least twice the number of the set of its tags, for rarer ones that of what the dictionary says; the
 * commonest sets come first.
 */
function ambiguityClasses(
  sentences: readonly TaggedSentence[],
  dictionary: Dictionary,
): Pick<WeightTable, "ambiguity" | "closed"> {
  const counts = new Map<number, Map<string, number>>();
  for (const { words, tags } of sentences) {
    for (const [at, word] of words.entries()) {
      const hash = hashOf(word.toLowerCase());
      const seen = counts.get(hash) ?? new Map<string, number>();
      seen.set(tags[at] ?? "X", (seen.get(tags[at] ?? "X") ?? 0) + 1);
      counts.set(hash, seen);
    }
  }
  const known = new Map([...dictionary].map(([word, set]) => [hashOf(word), set]));
  const seenSets = [...counts].flatMap(([hash, seen]) => {
    const all = [...seen.values()].reduce((sum, count) => sum + count, 0);
    const usual = [...seen].filter(([, count]) => count > RARE * all).map(([tag]) => tag);
    const fewest = known.has(hash) ? FEWEST_BESIDE_DICTIONARY : FEWEST_OCCURRENCES;
    return all >= fewest ? [{ hash, set: usual.sort().join(" ") }] : [];
  });
  const often = new Set(seenSets.map(({ hash }) => hash));
  const sets = [
    ...seenSets,
    ...[...known].flatMap(([hash, set]) => (often.has(hash) || set === "n" ? [] : [{ hash, set }])),
  ];
  const bySize = [...Map.groupBy(sets, ({ set }) => set)].sort(
    ([one, some], [other, more]) => more.length - some.length || (one < other ? -1 : 1),
  );
  const kept = bySize.slice(0, MOST_CLASSES);
  return {
    ambiguity: new Map(kept.flatMap(([, words], index) => words.map(({ hash }) => [hash, index + 1]))),
    closed: kept.flatMap(([set], index) => (set.split(" ").some(isClosed) ? [index + 1] : [])),
  };
}
