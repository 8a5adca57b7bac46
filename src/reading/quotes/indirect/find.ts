import { attributionAfter } from "../attribute/after.ts";
import type { Found } from "../attribute/attribution.ts";
import { cueAt } from "../attribute/cue-at.ts";
import { cueVerb, isReporting } from "../cue-lexicon.ts";
import type { TokenSpan } from "../grammar/sentence.ts";
import type { Token } from "../grammar/token.ts";
import { isDash, isMark } from "../grammar/words.ts";
import type { Paragraph } from "../paragraph.ts";
import { contentAfter, isClause, trimmed } from "./content.ts";

/** What somebody is reported to have said, in token indices of one paragraph; two stretches where "X said" stands between. */
export interface IndirectSpeech {
  readonly paragraph: number;
  readonly content: readonly TokenSpan[];
  readonly found: Found;
}

/** The speech that the paragraphs report without quote marks. */
export function findIndirect(paragraphs: readonly Paragraph[]): IndirectSpeech[] {
  return paragraphs.flatMap(({ tokens, sentences }, paragraph) =>
    sentences.flatMap((span) => inSentence(tokens, span).map((speech) => ({ ...speech, paragraph }))),
  );
}

type InSentence = Omit<IndirectSpeech, "paragraph">;

function inSentence(tokens: readonly Token[], span: TokenSpan): InSentence[] {
  const leading = accordingFirst(tokens, span);
  if (leading) return [leading];
  const closing = closingAttribution(tokens, span);
  if (closing) return [closing];
  return reported(tokens, span);
}

const hasQuote = (tokens: readonly Token[], { from, to }: TokenSpan): boolean => {
  for (let at = from; at < to; at++) if (tokens[at]?.kind === "quote") return true;
  return false;
};

/** "According to X, …." */
function accordingFirst(tokens: readonly Token[], span: TokenSpan): InSentence | null {
  if (tokens[span.from]?.lower !== "according") return null;
  const found = cueAt(tokens, span.from, span.from, span.to);
  if (!found?.speaker) return null;
  let comma = found.speaker.to;
  while (comma < span.to && comma < span.from + 40 && !isMark(tokens[comma], ",")) comma++;
  const content = trimmed(tokens, { from: comma + 1, to: span.to });
  return isMark(tokens[comma], ",") && content && !hasQuote(tokens, content) ? { content: [content], found } : null;
}

const TAIL = 45;

/** "…, X said." and "…, according to X."; also "…, X said, …". */
function closingAttribution(tokens: readonly Token[], span: TokenSpan): InSentence | null {
  for (let at = span.from + 1; at < span.to; at++) {
    const isBreak = isMark(tokens[at], ",") || isDash(tokens[at]);
    if (!isBreak && tokens[at]?.lower !== "according") continue;
    const found = attributionAfter(tokens, isBreak ? at + 1 : at, Math.min(span.to, at + TAIL), false);
    if (!found?.cue || !found.speaker || !reports(tokens, found)) continue;
    const content = contentAround(tokens, span, at, found);
    if (content) return { content, found };
  }
  return null;
}

function reports(tokens: readonly Token[], { cue }: Found): boolean {
  const word = cue && tokens[cue.from]?.lower;
  return word === "according" || (typeof word === "string" && isReporting(word) && cueVerb(word)?.form !== "ing");
}

/** The content before an attribution at `at`, and what follows it after a comma. */
function contentAround(tokens: readonly Token[], span: TokenSpan, at: number, found: Found): TokenSpan[] | null {
  const cueEnd = found.cue?.to ?? at;
  if (contentAfter(tokens, cueEnd - 1, span)) return null;
  const before = trimmed(tokens, { from: span.from, to: at }, 1);
  if (!before || hasQuote(tokens, before)) return null;
  const next = attributionEnd(tokens, Math.max(cueEnd, found.speaker?.to ?? 0), span.to);
  if (isMark(tokens[next], ",") && isMark(tokens[at], ",")) {
    const rest = trimmed(tokens, { from: next + 1, to: span.to }, 1);
    if (rest && !hasQuote(tokens, rest) && !opensApposition(tokens, found)) return [before, rest];
  }
  return isClause(tokens, before) && before.to - before.from > 2 ? [before] : null;
}

/** Over "on Monday" and "in an interview" after "X said". */
function attributionEnd(tokens: readonly Token[], from: number, to: number): number {
  let at = from;
  while (at < to && at < from + 15 && tokens[at]?.kind !== "mark" && tokens[at]?.kind !== "quote") at++;
  return at;
}

/** In "…, said Smith, a lawyer" what follows the comma is no speech. */
const opensApposition = (tokens: readonly Token[], { cue, speaker }: Found): boolean =>
  cue !== null && speaker !== null && cue.from < speaker.from && !isMark(tokens[speaker.from - 1], ",");

/** "X said that …", one after another; what is reported inside reported speech is left alone. */
function reported(tokens: readonly Token[], span: TokenSpan): InSentence[] {
  const speeches: InSentence[] = [];
  for (let cue = span.from; cue < span.to; cue++) {
    const word = tokens[cue];
    if (word?.kind !== "word" || !isReporting(word.lower)) continue;
    const content = contentAfter(tokens, cue, span);
    if (!content) continue;
    const found = cueAt(tokens, cue, span.from, cue + 1);
    if (!found?.speaker || found.way !== "before") continue;
    if (!hasQuote(tokens, content)) speeches.push({ content: [content], found });
    cue = content.to;
  }
  return speeches;
}
