import { countBetween, isGoverned, isParticle } from "../../../languages/analysis/between.ts";
import { hashOf, mixed, stepped } from "../../../languages/analysis/hashing.ts";
import type { NounPhrase } from "../../../languages/analysis/noun-phrases.ts";
import { isComma, isMark } from "../../../languages/analysis/token.ts";
import type { Language } from "../../../languages/language.ts";
import { isNamer, isSurface } from "../../../languages/speech.ts";
import { isRoleNoun } from "../../names/name-words.ts";
import { opensContent } from "../indirect/clause.ts";
import { isOfSpeech } from "../resolve/pronoun-words.ts";
import { isDash, isQuote, type TokenSpan, type ViewToken } from "../view.ts";
import { type Candidate, type CueReader, isSentenceToldAsSaid, type QuotePlace, saysClause } from "./candidates.ts";
import { type Cue, cueLemma } from "./cues.ts";

const atMost = Math.min;
const named = (words: string): number => hashOf(words);

/** What a quotation itself tells of who says it, or of its being nobody's words. */
export interface QuoteTraits {
  readonly words: number;
  readonly ending: number;
  readonly before: number;
  readonly after: number;
  readonly opensSentence: number;
  readonly endsSentence: number;
  readonly capitals: number;
  readonly hasVerb: number;
  readonly single: number;
  readonly afterNamer: number;
  readonly otherQuotes: number;
  readonly role: number;
  readonly isClosed: number;
  readonly wordBefore: number;
  readonly wordAfter: number;
  readonly firstInside: number;
  readonly lastInside: number;
  readonly person: number;
}

export function quoteTraits(reader: CueReader, place: QuotePlace): QuoteTraits {
  const { block, sentence, at, token } = place;
  const paragraph = reader.paragraphs[block];
  const tokens = paragraph?.tokens ?? [];
  const span = paragraph?.sentences[sentence] ?? { from: at, to: at + 1 };
  const [before, after] = besides(tokens, at, span);
  const words = token.inside.filter(({ kind }) => kind !== "mark");
  return {
    words: steppedLength(words.length),
    ending: endingOf(token.text),
    before: neighbour(before),
    after: neighbour(after),
    opensSentence: opens(tokens, at, span) || isSentenceToldAsSaid(reader, place) ? 1 : 0,
    endsSentence: after === undefined || (at + 2 === span.to && isMark(after, ".!?")) ? 1 : 0,
    capitals: capitalsOf(words),
    hasVerb: saysClause(place) ? 1 : 0,
    single: token.region.single ? 1 : 0,
    afterNamer: isNamer(before, reader.language) ? 1 : 0,
    otherQuotes: atMost(countQuotes(tokens, span) - 1, 2),
    role: named(paragraph?.role ?? "body"),
    isClosed: token.region.closed ? 1 : 0,
    wordBefore: wordHash(before),
    wordAfter: wordHash(after),
    firstInside: neighbour(words[0]),
    lastInside: neighbour(words.at(-1)),
    person: personInside(reader.language, words),
  };
}

/** What stands beside a quotation within its sentence. */
const besides = (tokens: readonly ViewToken[], at: number, { from, to }: TokenSpan): (ViewToken | undefined)[] => [
  at > from ? tokens[at - 1] : undefined,
  at + 1 < to ? tokens[at + 1] : undefined,
];

function steppedLength(length: number): number {
  if (length < 6) return length;
  if (length < 9) return 6;
  return length < 14 ? 7 : 8;
}

const wordHash = (token: ViewToken | undefined): number => (token?.kind === "word" ? hashOf(token.lower) : 1);

function endingOf(text: string): number {
  const last = text.at(-1) ?? "";
  if (",，،、".includes(last)) return 1;
  if (".。".includes(last)) return 2;
  if ("!?！？؟…".includes(last)) return 3;
  return "—–-".includes(last) ? 4 : 0;
}

/** What stands beside a quotation: a mark by itself, a word by its class and form. */
export function neighbour(token: ViewToken | undefined): number {
  if (!token) return 1;
  if (isQuote(token)) return 2;
  if (isDash(token)) return 3;
  if (token.kind === "mark") return named(token.text.charAt(0));
  if (isParticle(token)) return token.hash;
  return named(`${token.tag.wordClass}:${token.tag.form ?? token.tag.pronoun ?? ""}`);
}

function opens(tokens: readonly ViewToken[], at: number, span: TokenSpan): boolean {
  for (let before = at - 1; before >= span.from; before--) if (!isQuote(tokens[before])) return false;
  return true;
}

/** 0: begins small; 1: only the first word has a capital; 2: all words of weight have one; 3: some. */
function capitalsOf(words: readonly ViewToken[]): number {
  const [first, ...others] = words;
  if (!first?.capital && first?.kind !== "number") return 0;
  const weighty = others.filter(({ tag }) => WEIGHTY.has(tag.wordClass));
  const raised = weighty.filter(({ capital }) => capital).length;
  if (weighty.length > 0 && raised === weighty.length) return 2;
  return raised === 0 ? 1 : 3;
}

const WEIGHTY = new Set(["NOUN", "PROPN", "VERB", "ADJ", "ADV", "X"]);

/** Whether the words speak of whoever says them, or to somebody. */
const personInside = (language: Language, words: readonly ViewToken[]): number =>
  words.some(({ lower }) => isOfSpeech(language, lower)) ? 1 : 0;

function countQuotes(tokens: readonly ViewToken[], { from, to }: TokenSpan): number {
  let count = 0;
  for (let at = from; at < to; at++) if (isQuote(tokens[at])) count++;
  return count;
}

/** What speaks for a quotation's being nobody's speech. */
export function nobodyFeatures(traits: QuoteTraits): number[] {
  const { words, ending, before, after, opensSentence, endsSentence, capitals, hasVerb, single, afterNamer } = traits;
  return [
    mixed(1, 0),
    mixed(2, words),
    mixed(3, words, capitals),
    mixed(4, words, ending, opensSentence),
    mixed(5, before, words),
    mixed(6, after, words),
    mixed(7, before, after),
    mixed(8, capitals, ending),
    mixed(9, hasVerb, words),
    mixed(10, single, words),
    mixed(11, afterNamer, capitals),
    mixed(12, afterNamer, words),
    mixed(13, capitals, before),
    mixed(14, opensSentence, endsSentence, words),
    mixed(15, traits.otherQuotes, words),
    mixed(16, traits.role, words),
    mixed(17, capitals, hasVerb, words),
    mixed(18, traits.isClosed, words),
    mixed(19, capitals, opensSentence, endsSentence),
    mixed(20, traits.wordBefore),
    mixed(21, traits.wordAfter),
    mixed(22, traits.firstInside, words),
    mixed(23, traits.lastInside, words),
    mixed(24, traits.person, words),
    mixed(25, traits.firstInside, traits.lastInside, words),
    mixed(26, traits.wordBefore, capitals),
    mixed(27, before, traits.firstInside, words),
  ];
}

const UNNAMED = 600;

/** What speaks for a quotation's being said by somebody who is not named. */
export const unnamedFeatures = (traits: QuoteTraits): number[] =>
  nobodyFeatures(traits).map((feature) => mixed(UNNAMED, feature));

/** What speaks for one way to attribute a quotation. */
export function candidateFeatures(
  reader: CueReader,
  place: QuotePlace,
  traits: QuoteTraits,
  candidate: Candidate,
): number[] {
  const speaker = speakerNumber(reader, candidate);
  const cue = cueNumber(candidate.cue, candidate.sentence.tokens);
  const { tokens } = candidate.sentence;
  const { from, to } = candidate.phrase;
  const [beforePhrase, behindPhrase] = [neighbour(tokens[from - 1]), neighbour(tokens[to])];
  const way = wayNumber(candidate);
  const span = stepped(Math.abs(candidate.phrase.head - candidate.cue.from));
  const crossed = countBetween(tokens, Math.min(to, candidate.cue.to), Math.max(from, candidate.cue.from));
  const clause =
    atMost(crossed.finiteVerbs, 2) +
    3 * atMost(crossed.relatives, 1) +
    6 * atMost(crossed.subordinators, 1) +
    12 * atMost(crossed.commas, 3);
  const around = mixed(
    1,
    phraseNumber(reader, candidate, candidate.beside),
    phraseNumber(reader, candidate, candidate.behind),
  );
  const lemma = cueWord(reader.language, candidate.cue, tokens);
  const shared = [
    mixed(116, lemma, way, named(candidate.place)),
    mixed(117, lemma, traits.words),
    mixed(118, lemma, traits.before, traits.opensSentence),
    mixed(119, way, neighbour(tokens[candidate.cue.from - 1]), cue),
    mixed(107, way, beforePhrase, cue),
    mixed(108, way, behindPhrase, cue),
    mixed(109, way, beforePhrase, behindPhrase),
    mixed(110, way, clause, cue),
    mixed(111, way, clause, speaker),
    mixed(112, way, span, clause),
    mixed(113, way, speaker, beforePhrase),
    mixed(114, speaker, beforePhrase, behindPhrase),
    mixed(115, way, from === candidate.sentence.from ? 1 : 0, clause),
    mixed(100, speaker, way),
    mixed(101, cue, way),
    mixed(102, named(candidate.place), cue),
    mixed(103, named(candidate.place), traits.words),
    mixed(104, cue, traits.words),
    mixed(105, speaker, traits.words),
    mixed(106, way, traits.words, traits.capitals),
    mixed(120, way, determinerNumber(candidate), speaker),
    mixed(121, way, around, cue),
    mixed(122, way, around, speaker),
  ];
  const own =
    candidate.place === "here" || candidate.place === "next"
      ? nearFeatures(reader, place, traits, candidate, cue, speaker, lemma)
      : farFeatures(place, traits, candidate, cue, speaker);
  return [...shared, ...own];
}

/** How the speaker was found, and whether beside the verb's own subject. */
const wayNumber = ({ way, hasSubject }: Candidate): number => named(hasSubject ? `${way} beside subject` : way);

/** A cue by its plain form. */
function cueWord(language: Language, { from, kind }: Cue, tokens: readonly ViewToken[]): number {
  const token = tokens[from];
  if (!token || kind === "label" || kind === "signature") return named(kind);
  if (kind === "phrase") return hashOf(token.lower);
  return hashOf(kind === "verb" ? cueLemma(language, tokens, from) : language.lemma(token));
}

/** A cue by its kind, strength and form. */
function cueNumber(cue: Cue, tokens: readonly ViewToken[]): number {
  if (cue.kind !== "verb" || !cue.verb) return named(cue.kind);
  const { wordClass, form } = (tokens[cue.from] as ViewToken).tag;
  return named(`${wordClass} ${cue.verb.strength} ${cue.verb.isPlain} ${cue.verb.isOfText} ${cue.verb.cites} ${form}`);
}

/** The word that opens a speaker's phrase, where it is one of the few that tell its case. */
function determinerNumber({ phrase, sentence: { tokens } }: Candidate): number {
  const first = tokens[phrase.from];
  return first?.tag.wordClass === "DET" || first?.tag.wordClass === "PRON" ? first.hash : 1;
}

/** A speaker by what kind of words tells it. */
const speakerNumber = (reader: CueReader, candidate: Candidate): number =>
  phraseNumber(reader, candidate, candidate.phrase);

/** A phrase by what kind of words it is; 0 where there is none. */
function phraseNumber({ language }: CueReader, { sentence }: Candidate, phrase: NounPhrase | null): number {
  if (!phrase) return 0;
  const head = sentence.tokens[phrase.head];
  if (!head) return 0;
  if (phrase.pronoun) return named(language.words("pronouns").get(head.lower) ?? `pronoun ${head.tag.pronoun}`);
  const governed = isGoverned(sentence.tokens, phrase) ? "governed" : "free";
  if (isQuote(head)) return named(`quoted ${governed}`);
  const isName = head.tag.wordClass === "PROPN" || (language.capitalsAreNames && head.capital);
  return named(`${isName ? "name" : kindOfNoun(language, head)} ${governed}`);
}

function kindOfNoun(language: Language, head: ViewToken): string {
  if (isRole(language, head)) return "role";
  return isSurface(head, language) ? "surface" : head.tag.wordClass;
}

const isRole = (language: Language, token: ViewToken): boolean =>
  isRoleNoun(language, token.text) || isRoleNoun(language, language.lemma(token));

/**
 * Whether the words around a quotation read like what the cue reports: 1 where a clause opens between them ("said that
 * …"), 2 where the mood of a verb tells, 3 where both do.
 */
function reportOf(language: Language, { cue, sentence: { tokens, from, to } }: Candidate, { at }: QuotePlace): number {
  const [first, end] = cue.from < at ? [cue.to, to] : [from, cue.from];
  let opens = 0;
  let mood = 0;
  for (let each = first; each < end; each++) {
    const token = tokens[each];
    if (each < at && opensContent(language, token)) opens = 1;
    if (token?.tag.form === "subjunctive") mood = 2;
  }
  return opens + mood;
}

function reportFeatures(
  language: Language,
  place: QuotePlace,
  traits: QuoteTraits,
  candidate: Candidate,
  order: number,
  cue: number,
): number[] {
  const reported = reportOf(language, candidate, place);
  return [
    mixed(229, order, reported, cue),
    mixed(230, order, reported, traits.words),
    mixed(231, order, reported, traits.capitals),
    mixed(233, order, reported, traits.before),
  ];
}

function nearFeatures(
  reader: CueReader,
  place: QuotePlace,
  traits: QuoteTraits,
  candidate: Candidate,
  cue: number,
  speaker: number,
  lemma: number,
): number[] {
  const { phrase, sentence } = candidate;
  const { tokens } = sentence;
  const isAfter = candidate.cue.from > place.at;
  const [from, to] = isAfter ? [place.at + 1, candidate.cue.from] : [candidate.cue.to, place.at];
  const between = countBetween(tokens, from, to);
  const isBetween = phrase.from >= from && phrase.to <= to;
  const gap = stepped(between.tokens - (isBetween ? phrase.to - phrase.from : 0));
  const reach = stepped(Math.abs(phrase.head - candidate.cue.from));
  const side = isAfter ? (candidate.place === "next" ? 3 : 2) : 1;
  const order = side * 10 + speakerSide(candidate, place.at, isBetween);
  const finite = atMost(between.finiteVerbs, 2);
  const quotes = atMost(countQuotes(tokens, { from, to }), 2);
  const commas = atMost(between.commas, 2);
  const beyond = neighbour(tokens[Math.max(candidate.cue.to, phrase.to)]);
  return [
    mixed(200, order, cue),
    mixed(225, order, lemma),
    mixed(226, order, lemma, gap),
    mixed(227, order, lemma, traits.ending),
    mixed(228, order, lemma, finite),
    mixed(201, order, gap, cue),
    mixed(202, order, traits.ending, traits.after),
    mixed(203, order, traits.ending, gap),
    mixed(204, order, traits.before, gap),
    mixed(205, order, finite, cue),
    mixed(206, order, finite, commas * 4 + quotes),
    mixed(207, order, quotes, cue),
    mixed(208, order, traits.opensSentence, cue),
    mixed(209, order, reach, cue),
    mixed(210, order, speaker, cue),
    mixed(211, order, speaker, gap),
    mixed(212, order, atMost(between.relatives + between.subordinators, 2), cue),
    mixed(213, order, atMost(between.conjunctions, 2), gap),
    mixed(214, order, wayNumber(candidate), cue),
    mixed(215, order, traits.opensSentence, traits.ending * 3 + traits.endsSentence),
    mixed(216, order, beyond, traits.ending),
    mixed(217, order, atMost(between.prepositions, 2), gap),
    mixed(218, order, atMost(between.marks, 2), cue),
    mixed(219, order, neighbour(tokens[candidate.cue.from - 1]), cue),
    mixed(220, order, neighbour(tokens[candidate.cue.to]), cue),
    mixed(221, order, traits.hasVerb, cue),
    mixed(222, order, traits.words, gap),
    mixed(223, order, candidate.cue.from === candidate.sentence.from ? 1 : 0, cue),
    mixed(224, order, phrase.from === candidate.sentence.from ? 1 : 0, cue),
    ...reportFeatures(reader.language, place, traits, candidate, order, cue),
  ];
}

/**
 * Where the speaker stands, seen from cue and quotation. Of a verb's own subject it says nothing: languages differ in where
 * they put it, and whether it is one was found by the language's own weights.
 */
function speakerSide({ way, phrase, cue }: Candidate, at: number, isBetween: boolean): number {
  if (way === "subject") return 0;
  if (isBetween) return 1;
  if (phrase.from < Math.min(at, cue.from)) return 2;
  return phrase.from > Math.max(at, cue.from) ? 3 : 4;
}

function farFeatures(
  place: QuotePlace,
  traits: QuoteTraits,
  candidate: Candidate,
  cue: number,
  speaker: number,
): number[] {
  const where = named(candidate.place);
  const blocks = atMost(place.block - candidate.block, 3);
  const { sentence } = candidate;
  const tail = stepped(sentence.to - candidate.cue.to);
  const isLast = isMark(sentence.tokens[sentence.to - 1], ":：") ? 1 : 0;
  return [
    mixed(300, where, blocks),
    mixed(301, where, blocks, traits.opensSentence * 2 + traits.endsSentence),
    mixed(302, where, cue, blocks),
    mixed(303, where, speaker, cue),
    mixed(304, where, tail, cue),
    mixed(305, where, isLast, cue),
    mixed(306, where, traits.ending, traits.after),
    mixed(307, where, wayNumber(candidate), cue),
    mixed(308, where, traits.capitals, traits.words),
    mixed(309, where, traits.hasVerb, blocks),
    mixed(310, where, isComma(sentence.tokens[candidate.cue.from - 1]) ? 1 : 0, cue),
  ];
}
