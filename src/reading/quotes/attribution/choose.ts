import { hashOf, mixed } from "../../../languages/analysis/hashing.ts";
import type { Weights } from "../../../languages/analysis/weights.ts";
import type { Language } from "../../../languages/language.ts";
import { isQuote } from "../view.ts";
import { type Candidate, type CueReader, candidatesFor, type QuotePlace } from "./candidates.ts";
import { candidateFeatures, nobodyFeatures, quoteTraits } from "./features.ts";

/** A quotation with the candidate that was chosen; null for nobody's words. */
export interface ChosenQuote {
  readonly place: QuotePlace;
  readonly chosen: Candidate | null;
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
    const traits = quoteTraits(reader, place);
    let chosen: Candidate | null = null;
    let most = score(nobodyFeatures(traits));
    for (const candidate of candidatesFor(reader, place, previous)) {
      const value = score(candidateFeatures(reader, place, traits, candidate));
      if (value > most) [chosen, most] = [candidate, value];
    }
    if (continuesOpenOne(found.at(-1), place)) chosen = carriedOn(found.at(-1)) ?? chosen;
    if (chosen) previous = chosen;
    found.push({ place, chosen });
  }
  return byTurns(reader, found);
}

/** Whether the quotation before was left open in the paragraph before, so that this one goes on with it. */
const continuesOpenOne = (last: ChosenQuote | undefined, { block, at }: QuotePlace): boolean =>
  last !== undefined && !last.place.token.region.closed && last.place.block === block - 1 && at === 0;

const carriedOn = (quote: ChosenQuote | undefined): Candidate | null =>
  quote?.chosen ? { ...quote.chosen, place: "carried" } : null;

const TWO_TURNS = 2;

/** In a dialogue two take turns: who says a turn in which nobody is named says the one before the last, or the one after the next. */
function byTurns({ paragraphs }: CueReader, quotes: readonly ChosenQuote[]): ChosenQuote[] {
  const speakers = new Map<number, ChosenQuote>();
  const isTurn = (block: number): boolean => paragraphs[block]?.isTurn === true;
  for (const quote of quotes)
    if (quote.chosen?.place === "here" && isTurn(quote.place.block)) speakers.set(quote.place.block, quote);
  const blocks = [...new Set(quotes.map(({ place }) => place.block))].filter(isTurn);
  const carry = (block: number, other: number): void => {
    const speaker = speakers.get(other);
    const isBeside = isTurn((block + other) / TWO_TURNS);
    if (speaker && isBeside && !speakers.has(block)) speakers.set(block, speaker);
  };
  for (const block of blocks) carry(block, block - TWO_TURNS);
  for (const block of blocks.toReversed()) carry(block, block + TWO_TURNS);
  return quotes.map((quote) => {
    const { place, chosen } = quote;
    if (!isTurn(place.block) || chosen?.place === "here") return quote;
    return { place, chosen: carriedOn(speakers.get(place.block)) };
  });
}
