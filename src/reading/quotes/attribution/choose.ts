import { hashOf, mixed } from "../../../languages/analysis/hashing.ts";
import type { Weights } from "../../../languages/analysis/weights.ts";
import type { Language } from "../../../languages/language.ts";
import { isQuote } from "../view.ts";
import { type Candidate, type CueReader, candidatesFor, type QuotePlace } from "./candidates.ts";
import { candidateFeatures, nobodyFeatures, type QuoteTraits, quoteTraits, unnamedFeatures } from "./features.ts";

/** A quotation with the candidate that was chosen; null for nobody's words, and for words of somebody who is not named. */
export interface ChosenQuote {
  readonly place: QuotePlace;
  readonly chosen: Candidate | null;
  /** Whether somebody says the words. */
  readonly isSpeech: boolean;
  /** Whether the next best way to attribute it, or that nobody says it, is nearly as likely. */
  readonly isDoubtful: boolean;
}

/**
 * Of those whose lead over the next best is less, one in three or four is wrong in English texts that nothing was learnt
 * from; of those beyond it one in twenty to fifty. In the units of the learnt weights.
 */
const CLEAR_LEAD = 150;

/** How much more must speak for somebody's having said what a word such as "called" gives as a name. */
const LEAD_OVER_NAME = 60;

/** What "whom all the village calls “the Owl”" has against anybody's having said it. */
const leadOfName = ({ afterNamer, hasVerb }: QuoteTraits): number => (afterNamer && !hasVerb ? LEAD_OVER_NAME : 0);

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
  let previous: ChosenQuote | null = null;
  for (const place of quotePlaces(reader)) {
    const last = found.at(-1);
    const carried = continuesOpenOne(last, place) ? carriedOn(last) : null;
    const quote: ChosenQuote = carried ? { ...carried, place } : choose(reader, place, previous, score);
    found.push(quote);
    if (quote.chosen) previous = quote;
  }
  return found;
}

function choose(reader: CueReader, place: QuotePlace, previous: ChosenQuote | null, score: Scorer): ChosenQuote {
  const traits = quoteTraits(reader, place);
  const nobodys = score(nobodyFeatures(traits)) + leadOfName(traits);
  const unnamed = traits.hasVerb ? score(unnamedFeatures(traits)) : Number.NEGATIVE_INFINITY;
  const scored = candidatesFor(reader, place, previous?.chosen ?? null).map((candidate) => ({
    candidate,
    value: score(candidateFeatures(reader, place, traits, candidate)),
  }));
  let best: (typeof scored)[number] | null = null;
  const least = Math.max(nobodys, unnamed);
  for (const each of scored) if (each.value > (best?.value ?? least)) best = each;
  const others = scored.filter(({ candidate }) => !best || isRival(candidate, best.candidate));
  const next = others.reduce((most, { value }) => Math.max(most, value), least);
  const isClose = best !== null && best.value - next < CLEAR_LEAD;
  return {
    place,
    chosen: best?.candidate ?? null,
    isSpeech: best !== null || unnamed > nobodys,
    isDoubtful: isClose || (best?.candidate.place === "carried" && previous?.isDoubtful === true),
  };
}

/** Whether a candidate names somebody else. In "Jane Roe told the Courier: “…”" the verb has its speaker: nothing there is a label. */
function isRival({ block, phrase, cue, sentence }: Candidate, best: Candidate): boolean {
  if (block !== best.block) return true;
  const isOfVerb = cue.kind === "label" && best.cue.verb?.isPlain === true && best.cue.from < cue.from;
  return phrase.head !== best.phrase.head && !(isOfVerb && sentence.from === best.sentence.from);
}

/** Whether the quotation before was left open in the paragraph before, so that this one goes on with it. */
const continuesOpenOne = (last: ChosenQuote | undefined, { block, at }: QuotePlace): boolean =>
  last !== undefined && !last.place.token.region.closed && last.place.block === block - 1 && at === 0;

const carriedOn = (quote: ChosenQuote | undefined): ChosenQuote | null =>
  quote?.chosen ? { ...quote, chosen: { ...quote.chosen, place: "carried" }, isSpeech: true } : null;
