import type { NounPhrase } from "../../../languages/analysis/noun-phrases.ts";
import { isMark } from "../../../languages/analysis/token.ts";
import type { Language } from "../../../languages/language.ts";
import { isInstitutionWord, isNameWord, isRoleNoun, isTitle } from "../../names/name-words.ts";
import { pronounOf } from "../resolve/pronoun-words.ts";
import type { Turn } from "../turns.ts";
import { isQuote, type ViewToken } from "../view.ts";
import type { Candidate, CandidatePlace, CueReader } from "./candidates.ts";
import type { ChosenQuote } from "./choose.ts";
import type { PhrasedSentence } from "./cues.ts";

const TWO_TURNS = 2;

/**
 * Who says the turns of a dialogue: two take turns, so that who says a turn in which nobody is named says the one before
 * the last, or the one after the next. In an interview whoever was introduced before it answers; who asks is not named.
 */
export function byTurns(reader: CueReader, quotes: readonly ChosenQuote[]): ChosenQuote[] {
  const speakers = carriedSpeakers(reader, quotes);
  return withAnswers(reader, quotes).map((quote) => {
    const { block } = quote.place;
    const turn = turnAt(reader, block);
    if (!turn || TOLD_BESIDE.has(quote.chosen?.place)) return quote;
    const asks = turn === "question";
    const known = speakers.get(block);
    const chosen = known ?? (asks ? askedBefore : introducedBefore)(reader, block);
    // Whoever asks for the reader is nobody to quote.
    const isDoubtful = asks && !known;
    return { ...quote, chosen: chosen && { ...chosen, place: "carried" }, isSpeech: true, isDoubtful };
  });
}

/** Where the words that tell a speaker stand right beside what is said. */
const TOLD_BESIDE: ReadonlySet<CandidatePlace | undefined> = new Set(["here", "next", "introduced"]);

/** What a block is in a dialogue: what begins in marks right behind a question is its answer. */
function turnAt({ paragraphs }: CueReader, block: number): Turn | null {
  const { turn, tokens } = paragraphs[block] ?? {};
  return turn ?? (paragraphs[block - 1]?.turn === "question" && isQuote(tokens?.[0]) ? "statement" : null);
}

/** The speakers of turns by their block, carried on to those two before and behind. */
function carriedSpeakers(reader: CueReader, quotes: readonly ChosenQuote[]): Map<number, Candidate> {
  const isTurn = (block: number): boolean => turnAt(reader, block) !== null;
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

/** The first turn of the interview that a turn stands in, one that plainly asks being the whole article; null for a dialogue that asks no question. */
function interviewStart({ paragraphs }: CueReader, block: number): number | null {
  if (paragraphs[block]?.turn === "answer") return paragraphs.findIndex(({ turn }) => turn === "answer");
  const asksOrAnswers = (at: number): boolean => ASKS_OR_ANSWERS.has(paragraphs[at]?.turn ?? "");
  let asks = asksOrAnswers(block);
  let first = block;
  for (let each = block - 1; each >= Math.max(first - BLOCKS_BACK, block - MOST_TURNS); each--) {
    if (!paragraphs[each]?.turn) continue;
    first = each;
    asks ||= asksOrAnswers(each);
  }
  return asks ? first : null;
}

const ASKS_OR_ANSWERS = new Set(["question", "answer"]);

/** What `find` finds first in the last sentences before the interview that a turn stands in, the nearest first. */
function beforeInterview<T>(
  reader: CueReader,
  block: number,
  find: (block: number, sentence: number) => T | null,
): T | null {
  const first = interviewStart(reader, block);
  if (first === null) return null;
  for (let each = first - 1; each >= Math.max(0, first - BLOCKS_BACK); each--) {
    const sentences = [...(reader.paragraphs[each]?.sentences.keys() ?? [])].reverse();
    for (const sentence of sentences) {
      const found = find(each, sentence);
      if (found) return found;
    }
  }
  return null;
}

/** The one person named in the last sentence before an interview that names anybody; null where it names several. */
function introducedBefore(reader: CueReader, block: number): Candidate | null {
  const people = beforeInterview(reader, block, (each, index) => {
    const found = peopleIn(reader, each, index);
    return found.length > 0 ? found : null;
  });
  return people?.length === 1 ? (people[0] ?? null) : null;
}

/** The "we" of "We asked Jane Roe" before an interview. */
function askedBefore(reader: CueReader, block: number): Candidate | null {
  const { language } = reader;
  return beforeInterview(reader, block, (each, index) => {
    const told = reader.sentence(each, index);
    const asker = told?.phrases.find(({ head, pronoun }) => {
      const meant = pronoun ? pronounOf(language, told.tokens[head]?.lower ?? "") : null;
      return meant?.person === 1 && meant.isSubject;
    });
    return told && asker && peopleIn(reader, each, index).length > 0 ? introduced(each, told, asker) : null;
  });
}

/** Somebody who asks, and who is asked. */
interface Interview {
  readonly asks: Candidate;
  readonly answers: Candidate;
}

/** "Roe asked the mayor: “Why?” ¶ “No comment.” ¶ “Really?”": paragraphs that are quotations alone go on by turns. */
function withAnswers(reader: CueReader, quotes: readonly ChosenQuote[]): ChosenQuote[] {
  let interview: Interview | null = null;
  return quotes.map((quote, at) => {
    const before = quotes[at - 1];
    const isNext = before !== undefined && before.place.block === quote.place.block - 1 && isAlone(reader, quote);
    if (!isNext || quote.chosen?.place === "here") {
      interview = null;
      return quote;
    }
    if (asksSomething(before)) interview ??= interviewIn(before);
    return interview ? saidInTurn(interview, before, quote) : quote;
  });
}

function saidInTurn({ asks, answers }: Interview, before: ChosenQuote, quote: ChosenQuote): ChosenQuote {
  const speaker = asksSomething(quote) ? asks : asksSomething(before) ? answers : null;
  return speaker ? { ...quote, chosen: { ...speaker, place: "carried" }, isSpeech: true, isDoubtful: false } : quote;
}

const asksSomething = ({ place }: ChosenQuote): boolean => /[?？؟]$/.test(place.token.text);

/** Whether a quotation, and marks, are all of its paragraph. */
const isAlone = ({ paragraphs }: CueReader, { place: { block } }: ChosenQuote): boolean =>
  paragraphs[block]?.role === "body" &&
  (paragraphs[block]?.tokens ?? []).every((token, at) => (at === 0 ? isQuote(token) : token.kind === "mark"));

/** Who asks a question that its own sentence tells the speaker of, and whom: the phrase right behind the verb. */
function interviewIn({ place, chosen }: ChosenQuote): Interview | null {
  if (chosen?.place !== "here" || place.block !== chosen.block) return null;
  const listener = chosen.sentence.phrases.find(({ from }) => from === chosen.cue.to);
  if (!listener || listener === chosen.phrase) return null;
  return { asks: chosen, answers: introduced(chosen.block, chosen.sentence, listener) };
}

/** Whoever a sentence calls by a whole name. */
function peopleIn({ language, sentence }: CueReader, block: number, index: number): Candidate[] {
  const told = sentence(block, index);
  if (!told) return [];
  return told.phrases
    .filter((each) => isPerson(language, told, each) && !isInBrackets(told, each))
    .map((each) => introduced(block, told, each));
}

/** "Elke Dahl (Nord Harbour, 1959)": what stands in brackets tells of whoever stands before. */
function isInBrackets({ tokens, from: start }: PhrasedSentence, { from }: NounPhrase): boolean {
  const before = tokens.slice(start, from);
  return before.filter((token) => isMark(token, "(（")).length > before.filter((token) => isMark(token, ")）")).length;
}

/** Whether a phrase is somebody's whole name, small words between its parts, and no institution's. */
function isPerson(language: Language, { tokens }: PhrasedSentence, { from, to, head }: NounPhrase): boolean {
  // What hangs on a name ("on her last day", "of the harbour bank") makes it no institution's.
  const isName = (at: number): boolean => at >= from && at < to && isNameWord(language, tokens[at]);
  const last = isAddress(language, tokens[head]) ? head - 1 : head;
  return (
    isName(last) &&
    ([1, 2, 3].some((back) => isName(last - back)) || isName(last + 1) || isName(last + 2)) &&
    !tokens.slice(from, last + 1).some(({ lower }) => isInstitutionWord(language, lower))
  );
}

/** The "さん" or the office that stands behind a name where heads stand last. */
const isAddress = (language: Language, token: ViewToken | undefined): boolean =>
  language.unspaced && token !== undefined && (isTitle(language, token.lower) || isRoleNoun(language, token.text));

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
