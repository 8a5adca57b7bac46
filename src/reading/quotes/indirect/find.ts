import { attributionAfter } from "../attribute/after.ts";
import type { Found } from "../attribute/attribution.ts";
import { cueAt } from "../attribute/cue-at.ts";
import { cueVerb, isReporting } from "../cue-lexicon.ts";
import type { TokenSpan } from "../grammar/sentence.ts";
import type { Token } from "../grammar/token.ts";
import { CONJUNCTIONS, isDash, isMark, PREPOSITIONS, RELATIVES } from "../grammar/words.ts";
import type { Paragraph } from "../paragraph.ts";
import { isClause } from "./clause.ts";
import { contentAfter, trimmed } from "./content.ts";
import { opensDependent } from "./dependent.ts";
import { isReportersAside } from "./reporters-aside.ts";
import { isUnsaid } from "./unsaid.ts";

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

const LONGEST_SOURCE = 40;
const isLink = (token: Token | undefined): boolean => token?.kind === "mark" || CONJUNCTIONS.has(token?.lower ?? "");

/** "According to X, ….", "But, according to X, ….", "(According to X, …)". */
function accordingFirst(tokens: readonly Token[], span: TokenSpan): InSentence | null {
  let start = span.from;
  while (start < span.to && isLink(tokens[start])) start++;
  if (tokens[start]?.lower !== "according") return null;
  const found = cueAt(tokens, start, start, span.to);
  if (!found?.speaker) return null;
  let comma = found.speaker.to;
  while (comma < span.to && comma < start + LONGEST_SOURCE && !isMark(tokens[comma], ",")) comma++;
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
  const before = trimmed(tokens, { from: span.from, to: at }, 1);
  if (!before || hasQuote(tokens, before) || leadsOn(tokens, found, span)) return null;
  const next = attributionEnd(tokens, Math.max(found.cue?.to ?? at, found.speaker?.to ?? 0), span.to);
  const rest = isMark(tokens[at], ",") ? contentBehind(tokens, next, span) : null;
  if (rest && isSetting(tokens, before)) return [rest];
  if (rest && !opensApposition(tokens, found)) return [before, rest];
  return !goesOnWithWords(tokens, next, span.to) && standsAlone(tokens, before, found) ? [before] : null;
}

/** Whether words before an attribution are a report by themselves. */
function standsAlone(tokens: readonly Token[], span: TokenSpan, { cue }: Found): boolean {
  if (span.to - span.from < 3 || opensDependent(tokens, span)) return false;
  return isClause(tokens, span) || tokens[cue?.from ?? -1]?.lower === "according";
}

const SETTINGS = new Set("addition fact short particular all general contrast response turn".split(" "));

/** "In addition", "in all": two words that only lead to what is said. */
const isSetting = (tokens: readonly Token[], { from, to }: TokenSpan): boolean =>
  to - from === 2 && PREPOSITIONS.has(tokens[from]?.lower ?? "") && SETTINGS.has(tokens[from + 1]?.lower ?? "");

/** In "In a speech, X said that …" what is said comes after; in "…, said X who …" and "…, according to X" it cannot. */
function leadsOn(tokens: readonly Token[], { cue, speaker }: Found, span: TokenSpan): boolean {
  if (!cue || tokens[cue.from]?.lower === "according") return false;
  const isWhose = speaker !== null && cue.from < speaker.from && tokens[speaker.to]?.lower === "who";
  return !isWhose && contentAfter(tokens, cue.to - 1, span) !== null;
}

/** What goes on behind ", X said," at `next`. */
function contentBehind(tokens: readonly Token[], next: number, span: TokenSpan): TokenSpan | null {
  const rest = isMark(tokens[next], ",") ? trimmed(tokens, { from: next + 1, to: span.to }, 1) : null;
  return rest && !hasQuote(tokens, rest) && !isReportersAside(tokens, rest) ? rest : null;
}

/** Whether a quotation is what the attribution reports: "…, X said: “…”". */
function goesOnWithWords(tokens: readonly Token[], next: number, to: number): boolean {
  if (next >= to) return false;
  const words = isMark(tokens[next], ",") ? next + 1 : next;
  const isQuote = tokens[words]?.kind === "quote" && !PREPOSITIONS.has(tokens[words - 1]?.lower ?? "");
  return isQuote || isMark(tokens[next], ":");
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
    if (word?.kind !== "word" || !isReporting(word.lower) || isUnsaid(tokens, cue, span.from)) continue;
    const content = contentAfter(tokens, cue, span);
    const found = content && cueAt(tokens, cue, span.from, cue + 1);
    if (!content || !found?.speaker || found.way !== "before") continue;
    if (!hasQuote(tokens, content)) speeches.push({ content: [content], found });
    cue = content.to;
  }
  return speeches;
}
