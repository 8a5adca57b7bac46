import type { BlockRole } from "../../../model/article.ts";
import type { TokenSpan } from "../grammar/sentence.ts";
import type { Token } from "../grammar/token.ts";
import { isMark } from "../grammar/words.ts";
import type { Paragraph } from "../paragraph.ts";
import type { Attribution, Found } from "./attribution.ts";
import { attributionBefore, cuesBefore } from "./before.ts";
import { rightAfter } from "./right-after.ts";
import { clauseSubject } from "./subject.ts";
import { interposed, trailing } from "./whole-sentence.ts";

/** A quotation of a paragraph: the index of its token, and who says it if anybody was found. */
export interface AttributedQuote {
  readonly paragraph: number;
  readonly token: number;
  readonly attribution: Attribution | null;
}

/** Finds the speaker of every quotation, paragraph by paragraph in text order. */
export function attribute(paragraphs: readonly Paragraph[]): AttributedQuote[] {
  const quotes: AttributedQuote[] = [];
  paragraphs.forEach(({ sentences }, index) => {
    sentences.forEach((_, sentence) => {
      attributeSentence({ paragraphs, index, sentence, quotes });
    });
  });
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
  let opens = true;
  for (let at = span.from; at < span.to; at++) {
    if (tokens[at]?.kind !== "quote") {
      opens = false;
      continue;
    }
    const found = inSentence(tokens, at, span);
    const across = !found && opens && mayCarry(place) ? (introduced(place) ?? carried(place)) : null;
    place.quotes.push({
      paragraph: place.index,
      token: at,
      attribution: found ? { ...found, block: place.index } : across,
    });
  }
}

/** Only the body goes on from one block to the next, and not from a summary or a caption. */
const mayCarry = ({ paragraphs, index, sentence }: Place): boolean =>
  paragraphs[index]?.role === "body" && (sentence > 0 || index === 0 || !BESIDE_BODY.has(paragraphs[index - 1]?.role));

const BESIDE_BODY: ReadonlySet<BlockRole | undefined> = new Set(["summary", "caption"]);

/** The attribution that stands in the quotation's own sentence; the surest place first. */
function inSentence(tokens: readonly Token[], at: number, span: TokenSpan): Found | null {
  const after = rightAfter(tokens, at, span);
  if (after) return after;
  const { near, far } = cuesBefore(tokens, at, span.from);
  return (
    interposed(tokens, at, span) ?? near ?? trailing(tokens, at, span) ?? far ?? clauseSpeaker(tokens, at, span.from)
  );
}

function clauseSpeaker(tokens: readonly Token[], at: number, floor: number): Found | null {
  const speaker = clauseSubject(tokens, at, floor);
  return speaker && { cue: null, speaker, way: "clause" };
}

/** The attribution of a sentence that ends with a colon right before. */
function introduced({ paragraphs, index, sentence }: Place): Attribution | null {
  const block = sentence > 0 ? index : index - 1;
  const before = paragraphs[block];
  const span = before?.sentences[sentence > 0 ? sentence - 1 : before.sentences.length - 1];
  if (!before || !span || !isMark(before.tokens[span.to - 1], ":")) return null;
  const found = reportIn(before.tokens, span);
  return found && { ...found, way: "introduced", block };
}

const reportIn = (tokens: readonly Token[], { from, to }: TokenSpan): Found | null =>
  attributionBefore(tokens, to, from) ?? clauseSpeaker(tokens, to, from);

/** The attribution of the quotation before in this paragraph or the last; else whoever was reported there last. */
function carried({ paragraphs, index, sentence, quotes }: Place): Attribution | null {
  const previous = quotes.at(-1);
  if (previous?.attribution?.speaker && previous.paragraph >= index - 1) {
    return { ...previous.attribution, way: "carried" };
  }
  return (
    lastReport(paragraphs[index], index, sentence - 1) ??
    lastReport(paragraphs[index - 1], index - 1, Number.MAX_SAFE_INTEGER)
  );
}

const SENTENCES_BACK = 3;

function lastReport(paragraph: Paragraph | undefined, block: number, until: number): Attribution | null {
  if (!paragraph) return null;
  const last = Math.min(until, paragraph.sentences.length - 1);
  for (let sentence = last; sentence >= 0 && sentence > last - SENTENCES_BACK; sentence--) {
    const span = paragraph.sentences[sentence];
    const found = span ? reportIn(paragraph.tokens, span) : null;
    if (found) return { ...found, cue: null, way: "carried", block };
  }
  return null;
}
