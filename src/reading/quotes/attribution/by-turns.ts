import type { NounPhrase } from "../../../languages/analysis/noun-phrases.ts";
import type { Language } from "../../../languages/language.ts";
import { isInstitutionWord } from "../../names/name-words.ts";
import type { Candidate, CueReader } from "./candidates.ts";
import type { ChosenQuote } from "./choose.ts";
import type { PhrasedSentence } from "./cues.ts";

const TWO_TURNS = 2;

/**
 * Who says the turns of a dialogue: two take turns, so that who says a turn in which nobody is named says the one before
 * the last, or the one after the next. In an interview whoever was introduced before it answers; who asks is not named.
 */
export function byTurns(reader: CueReader, quotes: readonly ChosenQuote[]): ChosenQuote[] {
  const speakers = carriedSpeakers(reader, quotes);
  return quotes.map((quote) => {
    const { block } = quote.place;
    const { turn } = reader.paragraphs[block] ?? {};
    if (!turn || quote.chosen?.place === "here") return quote;
    const known = speakers.get(block) ?? (turn === "question" ? null : introducedBefore(reader, block));
    return { ...quote, chosen: known && { ...known, place: "carried" }, isSpeech: true };
  });
}

/** The speakers of turns by their block, carried on to those two before and behind. */
function carriedSpeakers({ paragraphs }: CueReader, quotes: readonly ChosenQuote[]): Map<number, Candidate> {
  const isTurn = (block: number): boolean => paragraphs[block]?.turn != null;
  const speakers = new Map<number, Candidate>();
  for (const { place, chosen } of quotes)
    if (chosen?.place === "here" && isTurn(place.block)) speakers.set(place.block, chosen);
  const blocks = [...new Set(quotes.map(({ place }) => place.block))].filter(isTurn);
  const carry = (block: number, other: number): void => {
    const speaker = speakers.get(other);
    const isBeside = isTurn((block + other) / TWO_TURNS);
    if (speaker && isBeside && !speakers.has(block)) speakers.set(block, speaker);
  };
  for (const block of blocks) carry(block, block - TWO_TURNS);
  for (const block of blocks.toReversed()) carry(block, block + TWO_TURNS);
  return speakers;
}

const BLOCKS_BACK = 3;
/** Turns so far behind an introduction are looked at no more, so that a text of nothing but dashes costs no more than its length. */
const MOST_TURNS = 500;

/** The person named last in the paragraphs before a dialogue that asks questions; null where nobody is. */
function introducedBefore({ language, paragraphs, sentence }: CueReader, block: number): Candidate | null {
  let first = block;
  let asks = false;
  for (; block - first < MOST_TURNS && paragraphs[first - 1]?.turn; first--)
    asks ||= paragraphs[first - 1]?.turn === "question";
  if (!asks || paragraphs[first - 1]?.turn) return null;
  for (let each = first - 1; each >= Math.max(0, first - BLOCKS_BACK); each--) {
    const { sentences = [] } = paragraphs[each] ?? {};
    for (let index = sentences.length - 1; index >= 0; index--) {
      const told = sentence(each, index);
      const person = told?.phrases.findLast((phrase) => isPerson(language, told, phrase));
      if (told && person) return introduced(each, told, person);
    }
  }
  return null;
}

/** Whether a phrase is somebody's whole name, and no institution's. */
function isPerson(language: Language, { tokens }: PhrasedSentence, { from, to, head }: NounPhrase): boolean {
  const words = tokens.slice(from, to);
  const names = words.filter(({ tag }) => tag.wordClass === "PROPN");
  return (
    tokens[head]?.tag.wordClass === "PROPN" &&
    names.length > 1 &&
    !words.some(({ lower }) => isInstitutionWord(language, lower))
  );
}

const introduced = (block: number, sentence: PhrasedSentence, phrase: NounPhrase): Candidate => ({
  place: "carried",
  block,
  sentence,
  phrase,
  way: "head",
  hasSubject: false,
  beside: null,
  behind: null,
  cue: { from: phrase.to, to: phrase.to, kind: "label", verb: null },
});
