import { cueVerb, isReporting } from "../cue-lexicon.ts";
import type { TokenSpan } from "../grammar/sentence.ts";
import type { Token } from "../grammar/token.ts";
import { CONJUNCTIONS, isDash, isMark, PREPOSITIONS, SUBJECT_PRONOUNS } from "../grammar/words.ts";
import type { Paragraph } from "../paragraph.ts";
import { attributionAfter } from "./after.ts";
import type { Attribution, Found } from "./attribution.ts";
import { attributionBefore, cuesBefore } from "./before.ts";
import { clauseSubject } from "./subject.ts";

/** A quotation of a paragraph: the index of its token, and who says it if anybody was found. */
export interface AttributedQuote {
  readonly paragraph: number;
  readonly token: number;
  readonly attribution: Attribution | null;
}

/** Finds the speaker of every quotation, paragraph by paragraph in text order. */
export function attribute(paragraphs: readonly Paragraph[]): AttributedQuote[] {
  const quotes: AttributedQuote[] = [];
  for (let index = 0; index < paragraphs.length; index++) {
    const { sentences } = paragraphs[index] as Paragraph;
    for (let sentence = 0; sentence < sentences.length; sentence++) {
      attributeSentence({ paragraphs, index, sentence, quotes });
    }
  }
  return quotes;
}

interface Place {
  readonly paragraphs: readonly Paragraph[];
  readonly index: number;
  readonly sentence: number;
  /** The quotations attributed so far; new ones are added. */
  readonly quotes: AttributedQuote[];
}

function attributeSentence(place: Place): void {
  const { tokens, sentences } = place.paragraphs[place.index] as Paragraph;
  const span = sentences[place.sentence] as TokenSpan;
  for (let at = span.from; at < span.to; at++) {
    if (tokens[at]?.kind !== "quote") continue;
    const found = inSentence(tokens, at, span);
    const attribution = found ? { ...found, block: place.index } : acrossSentences(place, at);
    place.quotes.push({ paragraph: place.index, token: at, attribution });
  }
}

function inSentence(tokens: readonly Token[], at: number, span: TokenSpan): Found | null {
  const after = rightAfter(tokens, at, span);
  if (after) return after;
  const { near, far } = cuesBefore(tokens, at, span.from);
  return interposed(tokens, at, span) ?? near ?? trailing(tokens, at, span) ?? far ?? clauseSpeaker(tokens, at, span);
}

/** The attribution that follows the quotation at once: `"…," X said`. */
function rightAfter(tokens: readonly Token[], at: number, span: TokenSpan): Found | null {
  const words = tokens[at]?.text ?? "";
  const next = tokens[at + 1];
  const isSentence = /[.!?…]['’‘"”]*$/.test(words);
  if (isSentence && next?.capital && !mayOpenAttribution(next)) return null;
  const ceiling = attributionCeiling(tokens, at, span);
  const opens = /[,?!—–…-]['’‘"”]*$/.test(words) || isMark(next, ",") || isDash(next);
  const opensSentence = tokens.slice(span.from, at).every(({ kind }) => kind === "quote");
  const found = attributionAfter(tokens, at + 1, ceiling, opens && opensSentence);
  if (!found?.cue || (opens && !/[.]['’‘"”]*$/.test(words))) return found;
  // Without a comma the words after may be a sentence of their own, or go on with the one the quotation stands in.
  const beyond = tokens[Math.max(found.cue.to, found.speaker?.to ?? 0)];
  const ends = beyond === undefined || (beyond.kind === "mark" && !isMark(beyond, ","));
  return ends || (opensSentence && !isSentence && PREPOSITIONS.has(beyond.lower)) ? found : null;
}

const mayOpenAttribution = ({ lower }: Token): boolean => !SUBJECT_PRONOUNS.has(lower) && !CONJUNCTIONS.has(lower);

/** `"Why?" Smith asked.` reads as two sentences: the attribution is looked for in both. */
function attributionCeiling(tokens: readonly Token[], at: number, span: TokenSpan): number {
  if (span.to > at + 1) return span.to;
  let to = at + 1;
  while (to < tokens.length && to < at + 30 && tokens[to]?.kind !== "quote" && !isMark(tokens[to], ".;")) to++;
  return to;
}

/** The attribution in the middle of a sentence, which governs all of it: `The plan, X said, was "…"`. */
function interposed(tokens: readonly Token[], at: number, span: TokenSpan): Found | null {
  for (let comma = at - 4; comma > span.from && at - comma < TRAIL; comma--) {
    if (!isMark(tokens[comma], ",")) continue;
    const found = attributionAfter(tokens, comma + 1, at, false);
    if (!found?.cue || !found.speaker || !isReporting(tokens[found.cue.from]?.lower ?? "")) continue;
    if (isMark(tokens[Math.max(found.cue.to, found.speaker.to)], ",") && !found.speaker.pronoun) return found;
    if (isMark(tokens[found.cue.to], ",") && comma - span.from < 8) return found;
  }
  return null;
}

const TRAIL = 40;

/** The attribution at the end of a quotation's sentence: `… "…" …, X said on Monday.` */
function trailing(tokens: readonly Token[], at: number, span: TokenSpan): Found | null {
  for (let comma = span.to - 1; comma > at && span.to - comma < TRAIL; comma--) {
    const opens =
      isMark(tokens[comma], ",") || (tokens[comma]?.kind === "quote" && /,$/.test(tokens[comma]?.text ?? ""));
    if (!opens) continue;
    const found = attributionAfter(tokens, comma + 1, span.to, false);
    if (found?.cue && cueVerb(tokens[found.cue.from]?.lower ?? "")?.form !== "base") return found;
  }
  return null;
}

function clauseSpeaker(tokens: readonly Token[], at: number, span: TokenSpan): Found | null {
  const speaker = clauseSubject(tokens, at, span.from);
  return speaker && { cue: null, speaker, way: "clause" };
}

/** The speaker of a quotation that stands alone: introduced by a colon, or carried on from the quotation before. */
function acrossSentences(place: Place, at: number): Attribution | null {
  const { tokens, sentences } = place.paragraphs[place.index] as Paragraph;
  const span = sentences[place.sentence] as TokenSpan;
  const opensSentence = at === span.from || tokens.slice(span.from, at).every((token) => token.kind === "quote");
  if (!opensSentence) return null;
  return introduced(place) ?? carried(place, at);
}

function introduced({ paragraphs, index, sentence }: Place): Attribution | null {
  const block = sentence > 0 ? index : index - 1;
  const before = paragraphs[block];
  const span = before?.sentences[sentence > 0 ? sentence - 1 : before.sentences.length - 1];
  if (!before || !span || !isMark(before.tokens[span.to - 1], ":")) return null;
  const found = attributionBefore(before.tokens, span.to, span.from) ?? clauseSpeaker(before.tokens, span.to, span);
  return found && { ...found, way: "introduced", block };
}

/** The attribution of the quotation before, where nothing but its own sentence stands between. */
function carried(place: Place, at: number): Attribution | null {
  const previous = place.quotes.at(-1);
  if (previous?.attribution && previous.attribution.speaker && previous.paragraph >= place.index - 1) {
    return { ...previous.attribution, way: "carried" };
  }
  return lastSpeaker(place, at);
}

/** Who was reported last before: in this paragraph, or in the one before. */
function lastSpeaker({ paragraphs, index, sentence }: Place, _at: number): Attribution | null {
  for (const block of [index, index - 1]) {
    const paragraph = paragraphs[block];
    if (!paragraph) continue;
    const last = block === index ? sentence - 1 : paragraph.sentences.length - 1;
    for (let s = last; s >= 0 && s > last - 3; s--) {
      const span = paragraph.sentences[s];
      const found =
        span &&
        (attributionBefore(paragraph.tokens, span.to, span.from) ?? clauseSpeaker(paragraph.tokens, span.to, span));
      if (found) return { ...found, cue: null, way: "carried", block };
    }
  }
  return null;
}
