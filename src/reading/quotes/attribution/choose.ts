import { hashOf, mixed } from "../../../languages/analysis/hashing.ts";
import type { Weights } from "../../../languages/analysis/weights.ts";
import type { Language } from "../../../languages/language.ts";
import { isQuote } from "../view.ts";
import { type Candidate, type CueReader, candidatesFor, type QuotePlace } from "./candidates.ts";
import { candidateFeatures, nobodyFeatures, quoteTraits, unnamedFeatures } from "./features.ts";

/** A quotation with the candidate that was chosen; null for nobody's words, and for words of somebody who is not named. */
export interface ChosenQuote {
  readonly place: QuotePlace;
  readonly chosen: Candidate | null;
  /** Whether somebody says the words. */
  readonly isSpeech: boolean;
}

/** Scores features; a learner's or the learnt one. */
export type Scorer = (features: readonly number[]) => number;

const OWN = 700;

/** With what is learnt for all languages alike, and what is for one: each feature counts twice there (Daumé III 2007). */
export function scorerOf(weights: Weights, { code, ownWeights }: Language): Scorer {
  const scores = new Int32Array(1);
  const own = hashOf(code);
  return (features) => {
    scores[0] = 0;
    for (const feature of features) weights.add(feature, scores);
    if (ownWeights) for (const feature of features) weights.add(mixed(OWN, feature, own), scores);
    return scores[0];
  };
}

/** The features of a language by themselves, beside those that all languages share. */
export const ownFeatures = (features: readonly number[], { code, ownWeights }: Language): number[] => {
  const own = hashOf(code);
  return ownWeights ? features.map((feature) => mixed(OWN, feature, own)) : [];
};

/** Every quotation of an article, in text order. */
export function* quotePlaces({ paragraphs }: CueReader): Generator<QuotePlace> {
  for (const [block, { tokens, sentences }] of paragraphs.entries()) {
    for (const [sentence, span] of sentences.entries()) {
      for (let at = span.from; at < span.to; at++) {
        const token = tokens[at];
        if (isQuote(token)) yield { block, sentence, at, token };
      }
    }
  }
}

/** Attributes every quotation: of all ways and of none the one that the most speaks for. */
export function chooseAll(reader: CueReader, score: Scorer): ChosenQuote[] {
  const found: ChosenQuote[] = [];
  let previous: Candidate | null = null;
  for (const place of quotePlaces(reader)) {
    const quote = choose(reader, place, previous, score);
    const chosen: Candidate | null = continuesOpenOne(found.at(-1), place) ? carriedOn(found.at(-1)) : null;
    found.push(chosen ? { place, chosen, isSpeech: true } : quote);
    previous = chosen ?? quote.chosen ?? previous;
  }
  return found;
}

function choose(reader: CueReader, place: QuotePlace, previous: Candidate | null, score: Scorer): ChosenQuote {
  const traits = quoteTraits(reader, place);
  const nobodys = score(nobodyFeatures(traits));
  const unnamed = traits.hasVerb ? score(unnamedFeatures(traits)) : Number.NEGATIVE_INFINITY;
  let chosen: Candidate | null = null;
  let most = Math.max(nobodys, unnamed);
  for (const candidate of candidatesFor(reader, place, previous)) {
    const value = score(candidateFeatures(reader, place, traits, candidate));
    if (value > most) [chosen, most] = [candidate, value];
  }
  return { place, chosen, isSpeech: chosen !== null || unnamed > nobodys };
}

/** Whether the quotation before was left open in the paragraph before, so that this one goes on with it. */
const continuesOpenOne = (last: ChosenQuote | undefined, { block, at }: QuotePlace): boolean =>
  last !== undefined && !last.place.token.region.closed && last.place.block === block - 1 && at === 0;

const carriedOn = (quote: ChosenQuote | undefined): Candidate | null =>
  quote?.chosen ? { ...quote.chosen, place: "carried" } : null;
