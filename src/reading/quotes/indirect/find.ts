import { attributionAfter } from "../attribute/after.ts";
import type { Found } from "../attribute/attribution.ts";
import { cueAt } from "../attribute/cue-at.ts";
import { cueVerb, isReporting } from "../cue-lexicon.ts";
import type { TokenSpan } from "../grammar/sentence.ts";
import type { Token } from "../grammar/token.ts";
import { isDash, isMark, PREPOSITIONS, RELATIVES } from "../grammar/words.ts";
import type { Paragraph } from "../paragraph.ts";
import { contentAfter, isClause, isReportersAside, trimmed } from "./content.ts";

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
    if (!found?.cue || !found.speaker || !reports(tokens, found) || isRelative(tokens, at + 1)) continue;
    const content = contentAround(tokens, span, at, found);
    if (content) return { content, found };
  }
  return null;
}

/** In "the vote, which she said was a mistake" nothing is reported before the comma. */
const isRelative = (tokens: readonly Token[], at: number): boolean => RELATIVES.has(tokens[at]?.lower ?? "");

function reports(tokens: readonly Token[], { cue }: Found): boolean {
  const word = cue && tokens[cue.from]?.lower;
  return word === "according" || (typeof word === "string" && isReporting(word) && cueVerb(word)?.form !== "ing");
}

/** The content before an attribution at `at`, and what follows it after a comma. */
function contentAround(tokens: readonly Token[], span: TokenSpan, at: number, found: Found): TokenSpan[] | null {
  const cueEnd = found.cue?.to ?? at;
  const before = contentAfter(tokens, cueEnd - 1, span) ? null : trimmed(tokens, { from: span.from, to: at }, 1);
  if (!before || hasQuote(tokens, before)) return null;
  const next = attributionEnd(tokens, Math.max(cueEnd, found.speaker?.to ?? 0), span.to);
  const rest = isMark(tokens[at], ",") ? contentBehind(tokens, next, span, found) : null;
  if (rest) return [before, rest];
  if (goesOnWithWords(tokens, next, span.to) || opensDependent(tokens, before)) return null;
  return isClause(tokens, before) && before.to - before.from > 2 ? [before] : null;
}

/** What goes on behind ", X said," at `next`. */
function contentBehind(tokens: readonly Token[], next: number, span: TokenSpan, found: Found): TokenSpan | null {
  const rest = isMark(tokens[next], ",") ? trimmed(tokens, { from: next + 1, to: span.to }, 1) : null;
  if (!rest || hasQuote(tokens, rest) || opensApposition(tokens, found) || isReportersAside(tokens, rest)) return null;
  return rest;
}

/** Whether a quotation is what the attribution reports: "…, X said: “…”". */
function goesOnWithWords(tokens: readonly Token[], next: number, to: number): boolean {
  if (next >= to) return false;
  const isQuote = tokens[next]?.kind === "quote" && !PREPOSITIONS.has(tokens[next - 1]?.lower ?? "");
  return isQuote || isMark(tokens[next], ":");
}

const DEPENDENT = new Set("when after before while as since because although asked".split(" "));

/** "When the storm had passed" and "Recalling the storm" are no reports by themselves. */
function opensDependent(tokens: readonly Token[], { from, to }: TokenSpan): boolean {
  const first = tokens[from];
  if (!first || !(DEPENDENT.has(first.lower) || /ing$/.test(first.lower))) return false;
  for (let at = from; at < to; at++) if (isMark(tokens[at], ",")) return false;
  return true;
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
