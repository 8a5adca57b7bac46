import type { Language } from "../../languages/language.ts";
import { stemOf } from "../../languages/terms/stems.ts";
import { isStopWord } from "../../languages/terms/stop-words.ts";
import { withoutPossessive, wordsOf } from "../../text/words.ts";

/** One sentence of one voice: `position` counts the sentences of its article from 0. */
export interface VoicedSentence {
  readonly voice: number;
  readonly position: number;
  readonly text: string;
  readonly language: Language;
}

/** How one concept is used by the voices of a story. */
interface Use {
  count: number;
  /** The lowest position of a sentence with it, by voice. */
  readonly firstOf: Map<number, number>;
}

/**
 * What a text tells, in small parts: its content words, and its pairs of neighbouring words of which one carries matter
 * (D. Gillick and B. Favre, 2009), stemmed, each once. A pair is written with a blank.
 */
export function conceptsOf({ text, language }: Pick<VoicedSentence, "text" | "language">): string[] {
  const concepts = new Set<string>();
  let before: { readonly stem: string; readonly matters: boolean } | null = null;
  for (const { lower } of wordsOf(text)) {
    const word = withoutPossessive(lower);
    const matters = !isStopWord(word, language) && word.length > 1;
    const stem = stemOf(word);
    if (matters) concepts.add(stem);
    if (before && (matters || before.matters)) concepts.add(`${before.stem} ${stem}`);
    before = { stem, matters };
  }
  return [...concepts];
}

const PAIR_SHARE = 0.8;

/** How likely a summary of all voices by a person has each concept, estimated from its use. */
export function conceptWeights(sentences: Iterable<VoicedSentence>, voices: number): ReadonlyMap<string, number> {
  const uses = new Map<string, Use>();
  for (const sentence of sentences) {
    const { voice, position } = sentence;
    for (const concept of conceptsOf(sentence)) {
      const use = uses.get(concept) ?? { count: 0, firstOf: new Map<number, number>() };
      uses.set(concept, use);
      use.count++;
      use.firstOf.set(voice, Math.min(use.firstOf.get(voice) ?? position, position));
    }
  }
  return new Map([...uses].map(([concept, use]) => [concept, likelihood(concept, use, voices)]));
}

const CONSTANT = -1.9;
const PAIR_CONSTANT = -2.4;
const COUNT = 0.8;
const EARLY = 1.7;
const RATHER_EARLY = 0.9;
const LATE = -0.5;
const FIRST_ANYWHERE = -1.1;
const AGREED = 1.2;
const NUMBER = 0.3;

function likelihood(concept: string, { count, firstOf }: Use, voices: number): number {
  const positions = [...firstOf.values()];
  const mean = (worth: (position: number) => number) =>
    positions.reduce((total, position) => total + worth(position), 0) / voices;
  const first = Math.min(...positions);
  const isPair = concept.includes(" ");
  const score =
    (isPair ? PAIR_CONSTANT : CONSTANT) +
    COUNT * Math.log(count) +
    EARLY * mean((position) => 1 / (1 + position)) +
    RATHER_EARLY * mean((position) => 1 / (1 + position / 6)) +
    LATE * Math.log(1 + first) +
    FIRST_ANYWHERE / (1 + first) +
    (AGREED * Math.log(voices) * positions.length) / voices +
    (/^\d/.test(concept) ? NUMBER : 0);
  return (isPair ? PAIR_SHARE : 1) / (1 + Math.exp(-score));
}
