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
    return { ...quote, chosen: known && { ...known, place: "carried" }, isSpeech: true, isDoubtful: false };
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

/**
 * The one person named in the last sentence before an interview that names anybody; null where it names several, and
 * before a dialogue that asks no question.
 */
function introducedBefore(reader: CueReader, block: number): Candidate | null {
  const { paragraphs } = reader;
  let asks = false;
  let first = block;
  for (let each = block - 1; each >= Math.max(first - BLOCKS_BACK, block - MOST_TURNS); each--) {
    if (!paragraphs[each]?.turn) continue;
    first = each;
    asks ||= paragraphs[each]?.turn === "question";
  }
  for (let each = first - 1; asks && each >= Math.max(0, first - BLOCKS_BACK); each--) {
    const sentences = [...(paragraphs[each]?.sentences.keys() ?? [])].reverse();
    const people = sentences.map((index) => peopleIn(reader, each, index)).find(({ length }) => length > 0);
    if (people) return people.length === 1 ? (people[0] ?? null) : null;
  }
  return null;
}

/** Whoever a sentence calls by a whole name. */
function peopleIn({ language, sentence }: CueReader, block: number, index: number): Candidate[] {
  const told = sentence(block, index);
  if (!told) return [];
  return told.phrases.filter((each) => isPerson(language, told, each)).map((each) => introduced(block, told, each));
}

/** Whether a phrase is somebody's whole name, small words between its parts, and no institution's. */
function isPerson(language: Language, { tokens }: PhrasedSentence, { from, to, head }: NounPhrase): boolean {
  // What hangs on a name ("on her last day", "of the harbour bank") makes it no institution's.
  const isName = (at: number): boolean => at >= from && at < to && tokens[at]?.tag.wordClass === "PROPN";
  return (
    isName(head) &&
    ([1, 2, 3].some((back) => isName(head - back)) || isName(head + 1)) &&
    !tokens.slice(from, head + 1).some(({ lower }) => isInstitutionWord(language, lower))
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
