import type { NounPhrase } from "../../../languages/analysis/noun-phrases.ts";
import { isMark, isToldAsSaid } from "../../../languages/analysis/token.ts";
import type { Language } from "../../../languages/language.ts";
import { madeIn } from "../../../text/made-in.ts";
import { isClause } from "../indirect/clause.ts";
import { isQuote, type Paragraph, type QuoteToken, type TokenSpan } from "../view.ts";
import { type Cue, cuesOf, type PhrasedSentence } from "./cues.ts";
import { withQuotedNames } from "./quoted-names.ts";
import { type FoundSpeaker, speakersOf } from "./speakers.ts";

/** Where the words that tell the speaker stand, seen from the quotation. */
export type CandidatePlace = "here" | "next" | "introduced" | "reported" | "told" | "carried";

/** One way to attribute a quotation. */
export interface Candidate extends FoundSpeaker {
  readonly place: CandidatePlace;
  /** The block whose tokens `cue` and `phrase` count. */
  readonly block: number;
  readonly sentence: PhrasedSentence;
  /** Null where nothing but a clause's subject speaks for the speaker. */
  readonly cue: Cue;
}

/** A quotation as it stands: the index of its token in a sentence of a block. */
export interface QuotePlace {
  readonly block: number;
  readonly sentence: number;
  readonly at: number;
  readonly token: QuoteToken;
}

type SentencePlace = Pick<QuotePlace, "block" | "sentence">;

/** The sentences of an article with their phrases and cues, each read once. */
export interface CueReader {
  readonly language: Language;
  readonly paragraphs: readonly Paragraph[];
  sentence(block: number, sentence: number): PhrasedSentence | null;
  /** The candidates that the cues of a sentence make which report words; each cue with its likeliest speakers. */
  candidates(block: number, sentence: number): readonly CueSource[];
  /** Those that its other verbs make. */
  others(block: number, sentence: number): readonly CueSource[];
}

/** A cue with one of its speakers, as its sentence offers them. */
export interface CueSource extends Omit<Candidate, "place"> {
  /** The sentence before in the same block. */
  readonly before: TokenSpan | null;
}

export function createCueReader(language: Language, paragraphs: readonly Paragraph[]): CueReader {
  const sentences = new Map<number, PhrasedSentence | null>();
  const cues = new Map<number, readonly Cue[]>();
  const candidates = new Map<number, readonly CueSource[]>();
  const others = new Map<number, readonly CueSource[]>();
  const sourcesOf = (block: number, index: number, wanted: (cue: Cue) => boolean): CueSource[] => {
    const sentence = reader.sentence(block, index);
    if (!sentence) return [];
    const before = paragraphs[block]?.sentences[index - 1] ?? null;
    const found = madeIn(cues, keyOf(block, index), () => cuesOf(language, sentence));
    return found
      .filter(wanted)
      .flatMap((cue) =>
        speakersOf(language, sentence, cue).map((speaker) => ({ ...speaker, block, sentence, cue, before })),
      );
  };
  const reader: CueReader = {
    language,
    paragraphs,
    sentence: (block, index) =>
      madeIn(sentences, keyOf(block, index), () => phrasedSentence(language, paragraphs[block], index)),
    candidates: (block, index) => madeIn(candidates, keyOf(block, index), () => sourcesOf(block, index, reportsWords)),
    others: (block, index) =>
      madeIn(others, keyOf(block, index), () => sourcesOf(block, index, (cue) => !reportsWords(cue))),
  };
  return reader;
}

const MOST_SENTENCES = 2 ** 20;
const keyOf = (block: number, sentence: number): number => block * MOST_SENTENCES + sentence;

const reportsWords = ({ verb }: Cue): boolean => verb?.strength !== "other";

function phrasedSentence(language: Language, paragraph: Paragraph | undefined, index: number): PhrasedSentence | null {
  const span = paragraph?.sentences[index];
  if (!paragraph || !span) return null;
  const { tokens } = paragraph;
  const subjects = new Map<number, NounPhrase | null>();
  const named = withQuotedNames(language, tokens, span);
  const phrases = language.phrases(named, span.from, span.to);
  const subjectOf = (verb: number): NounPhrase | null =>
    madeIn(subjects, verb, () => language.subject({ ...span, tokens: named, phrases, verb }));
  return { ...span, tokens, phrases, subjectOf };
}

/** Every way to attribute a quotation that its own sentence and those around it offer. */
export function candidatesFor(reader: CueReader, place: QuotePlace, previous: Candidate | null): Candidate[] {
  const { block, sentence } = place;
  const others =
    isSentenceToldAsSaid(reader, place) || !saysClause(place) || isName(reader.language, place)
      ? []
      : reader.others(block, sentence);
  const own = unlessSaidBefore(nearest([...reader.candidates(block, sentence), ...others], place.at), place);
  const here = own.map((each): Candidate => ({ ...each, place: "here" }));
  const all = [...here, ...nextCandidates(reader, place), ...earlierCandidates(reader, place, previous)];
  return all.filter((candidate) => candidate.block !== block || !holds(candidate.phrase, place.at));
}

/** Whether the words are a clause of their own: a few words beside a verb that reports nothing are hardly ever said. */
export const saysClause = ({ token: { inside } }: QuotePlace): boolean =>
  isClause(inside, { from: 0, to: inside.length });

/** "al-Rask bin Dahha": a name, whatever verb of the language one of its words is spelt like. */
const isName = (language: Language, { token: { inside } }: QuotePlace): boolean =>
  inside.length > 1 &&
  inside.every(({ text, lower }) => /(?:^|-)\p{Lu}/u.test(text) || language.words("name-particles").has(lower));

/** In "“…,” Roe said, according to a report" the report tells of what Roe said: it does not say it. */
function unlessSaidBefore(sources: readonly CueSource[], { at }: QuotePlace): readonly CueSource[] {
  const said = sources.find(
    ({ cue, phrase, way }) =>
      cue.verb?.strength === "saying" &&
      (way === "subject" || way === "inverted") &&
      Math.min(cue.from, phrase.from) === at + 1,
  );
  return said ? sources.filter(({ cue }) => cue.kind !== "phrase" || cue.from < said.cue.to) : sources;
}

/** No sentence that people write has more ways to attribute a quotation. */
const MOST_HERE = 40;

/** In a sentence without end only what stands near a quotation may attribute it. */
function nearest(sources: readonly CueSource[], at: number): readonly CueSource[] {
  if (sources.length <= MOST_HERE) return sources;
  const distance = ({ cue }: CueSource): number => Math.abs(cue.from - at);
  return sources.toSorted((a, b) => distance(a) - distance(b)).slice(0, MOST_HERE);
}

/** Nothing says itself. */
const holds = ({ from, to }: NounPhrase, at: number): boolean => from <= at && at < to;

const SENTENCE_ENDS = ".!?。！？؟…";

/**
 * `"Why?" Smith asked.` reads as two sentences: the attribution may stand in the second, so too behind a full stop of its
 * own. In a press that ends quotations so, the second often tells what whoever spoke did: "「寒い」。森下さんは手に息を吹いた。"
 */
function nextCandidates(reader: CueReader, place: QuotePlace): Candidate[] {
  const { block, sentence, at } = place;
  const { sentences = [], tokens = [] } = reader.paragraphs[block] ?? {};
  const span = sentences[sentence];
  const last = isMark(tokens[at + 1], SENTENCE_ENDS) ? at + 1 : at;
  if (!span || span.to > last + 1) return [];
  const told = reader.language.unspaced && standsAlone(reader, place) ? reader.others(block, sentence + 1) : [];
  return [...reader.candidates(block, sentence + 1), ...told].map((each): Candidate => ({ ...each, place: "next" }));
}

/** Whether the mood of the quotation's sentence tells that somebody said it: it has nobody of its own who says so. */
export function isSentenceToldAsSaid({ paragraphs }: CueReader, { block, sentence }: SentencePlace): boolean {
  const { tokens = [], sentences = [] } = paragraphs[block] ?? {};
  const { from, to } = sentences[sentence] ?? { from: 0, to: 0 };
  return isToldAsSaid(tokens, from, to);
}

const SENTENCES_BACK = 3;
/** Sentences that are told as said themselves do not count among those, up to so many in all. */
const MOST_BACK = 8;

/** What stands before: the quotation before this one, a sentence with a colon, the reports of the last sentences. */
function earlierCandidates(reader: CueReader, place: QuotePlace, previous: Candidate | null): Candidate[] {
  const found: Candidate[] = [];
  if (previous && previous.block >= place.block - 2) found.push({ ...previous, place: "carried" });
  if (!mayLookBack(reader, place)) return found;
  const before = sentencesBefore(reader, place);
  for (const { block, sentence } of before) {
    const span = reader.paragraphs[block]?.sentences[sentence];
    const tokens = reader.paragraphs[block]?.tokens ?? [];
    const isIntroduction =
      found.every(({ place: where }) => where === "carried") && isMark(tokens[(span?.to ?? 0) - 1], ":：");
    const others = isIntroduction && reader.language.dropsSubjects ? reader.others(block, sentence) : [];
    const candidates = [...reader.candidates(block, sentence), ...others].map(
      (each): Candidate => ({ ...each, place: isIntroduction ? "introduced" : "reported" }),
    );
    found.push(...candidates);
  }
  return [...found, ...toldIn(reader, place, before[0])];
}

/** Whom the sentence before tells of where the quotation stands by itself: "Jane Roe waits at the quay. “It is cold.”" */
function toldIn(reader: CueReader, place: QuotePlace, last: SentencePlace | undefined): Candidate[] {
  if (!last || !standsAlone(reader, place)) return [];
  return reader.others(last.block, last.sentence).map((each): Candidate => ({ ...each, place: "told" }));
}

/** Whether nothing but quotations and marks stands in a quotation's sentence, and it is a clause. */
function standsAlone({ paragraphs }: CueReader, place: QuotePlace): boolean {
  const { tokens = [], sentences = [] } = paragraphs[place.block] ?? {};
  const { from, to } = sentences[place.sentence] ?? { from: 0, to: 0 };
  return saysClause(place) && tokens.slice(from, to).every((token) => isQuote(token) || token.kind === "mark");
}

/** Only the first words of a sentence, and a sentence that is itself told as said, look back beyond it; only in the body. */
function mayLookBack(reader: CueReader, place: QuotePlace): boolean {
  const { block, sentence, at } = place;
  const paragraph = reader.paragraphs[block];
  const span = paragraph?.sentences[sentence];
  if (!paragraph || !span || paragraph.role !== "body") return false;
  if (isSentenceToldAsSaid(reader, place)) return true;
  for (let before = at - 1; before >= span.from; before--) if (!isQuote(paragraph.tokens[before])) return false;
  return true;
}

/** The few sentences before, the nearest first; of the paragraph before only its last ones, and nothing beside the body. */
function sentencesBefore(reader: CueReader, { block, sentence }: QuotePlace): SentencePlace[] {
  const { paragraphs } = reader;
  const places: SentencePlace[] = [];
  let steps = 0;
  for (let at = sentence - 1; at >= 0 && steps < SENTENCES_BACK && places.length < MOST_BACK; at--) {
    places.push({ block, sentence: at });
    if (!isSentenceToldAsSaid(reader, { block, sentence: at })) steps++;
  }
  const before = paragraphs[block - 1];
  // Whom a question speaks of does not answer it.
  if (before?.role !== "body" || before.turn === "question") return places;
  for (let at = before.sentences.length - 1; at >= 0 && steps < SENTENCES_BACK; at--, steps++) {
    places.push({ block: block - 1, sentence: at });
  }
  return places;
}
