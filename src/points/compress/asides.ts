import { isNegation, reportsWords } from "../../languages/speech.ts";
import { wordsOfKind } from "../../languages/word-kinds.ts";
import type { TextRange } from "../../model/article.ts";
import { isCapitalised, type Word } from "../../text/words.ts";
import { endsInParticiple } from "./participles.ts";
import {
  closingAttribution,
  hasFinite,
  isFiniteWord,
  isInside,
  type SentenceParts,
  splitsQuote,
  tokenOf,
  wordFrom,
  wordsWithin,
} from "./sentence-parts.ts";

/** An aside may go unless it denies or disputes something: that belongs to whom it is said of. */
const disputing = wordsOfKind("function-words", "disputing");

export function mayGo(parts: SentenceParts, range: TextRange): boolean {
  if (splitsQuote(parts, range) || leavesOpenWord(parts, range)) return false;
  return wordsWithin(parts, range).every(
    ({ lower }) => !isNegation(lower, parts.language) && !disputing(parts.language).has(lower),
  );
}

/** Words that cannot stand before a full stop or a comma that closes nothing. */
const openEnded = wordsOfKind("function-words", "open-ended");

/** Whether the word before a cut that reaches to the end would be left waiting for another. */
function leavesOpenWord({ words, bodyEnd, language }: SentenceParts, { start, end }: TextRange): boolean {
  const before = words.findLast((word) => word.end <= start);
  return end >= bodyEnd && before !== undefined && openEnded(language).has(before.lower);
}

/** "(pictured)", "(FBI)": what stands in round brackets. */
export function bracketed(parts: SentenceParts): TextRange[] {
  const ranges: TextRange[] = [];
  if (!parts.text.includes("(")) return ranges;
  let open = -1;
  for (let at = 0; at < parts.text.length; at++) {
    const mark = parts.text[at];
    if (mark === "(" && !isInside(parts.quoted, at)) open = at;
    if (mark !== ")" || open < 0) continue;
    const range = { start: open, end: at + 1 };
    if (mayGo(parts, range)) ranges.push(range);
    open = -1;
  }
  return ranges;
}

/** " -- as it is called -- ": what stands between a pair of dashes. */
export function dashed(parts: SentenceParts): TextRange[] {
  const dashes = [...parts.text.matchAll(/ (?:--|[-–—―]) /g)].filter(({ index }) => !isInside(parts.quoted, index));
  const [first, second] = dashes;
  if (!first || !second || dashes.length !== 2) return [];
  const range = { start: first.index, end: second.index + second[0].length - 1 };
  return mayGo(parts, range) && !hasFigure(parts, range) ? [range] : [];
}

const relatives = wordsOfKind("function-words", "relative");
const opensRelative = wordsOfKind("function-words", "opens-relative");
const appositiveStarts = wordsOfKind("function-words", "appositive");

/** ", who lives in Oslo,": non-restrictive relative clauses inside the sentence or at its end. */
export function relativeClauses(parts: SentenceParts): TextRange[] {
  return commaPhrases(parts, (word) => relatives(parts.language).has(word));
}

/** ", a teacher from Oslo,": a description after a name, closed by the verb that goes on. */
export function appositives(parts: SentenceParts): TextRange[] {
  return commaPhrases(
    parts,
    (word, comma) => appositiveStarts(parts.language).has(word) && followsName(parts, comma),
  ).filter(
    (range) =>
      !hasFinite(parts, wordsBeforeRelative(parts, range)) &&
      !joins(parts, range) &&
      (range.end < parts.bodyEnd || hasFinite(parts, clauseBefore(parts, range.start))),
  );
}

/**
 * ", in her memoir,", ", known for his temper,": what stands in a pair of commas between a subject and its verb and is no
 * name, which may say who is meant.
 */
export function subjectAsides(parts: SentenceParts): TextRange[] {
  return parts.commas.flatMap((comma, index) => {
    const next = parts.commas[index + 1];
    if (next === undefined || !closesSubject(parts, comma) || !goesOnWithVerb(parts, next)) return [];
    const range = { start: comma, end: next + 1 };
    const first = tokenOf(parts, wordFrom(parts, comma));
    if (!first || first.capital || NO_ASIDE.has(first.tag.wordClass)) return [];
    const mayLeave = !hasFinite(parts, wordsBeforeRelative(parts, range)) && !hasFigure(parts, range);
    return mayLeave && mayGo(parts, range) && !crossesDash(parts, range) ? [range] : [];
  });
}

const NO_ASIDE = new Set(["CCONJ", "SCONJ", "PRON", "AUX"]);

/** Whether a comma closes the subject of a sentence that opens with it, or with one phrase before it. */
function closesSubject(parts: SentenceParts, comma: number): boolean {
  const [opening, ...others] = parts.commas.filter((each) => each < comma);
  const classAt = (at: number): string => tokenOf(parts, wordFrom(parts, at))?.tag.wordClass ?? "";
  const isOpened = opening !== undefined && others.length === 0 && OPENS_PHRASE.has(classAt(0));
  if (opening !== undefined && !isOpened) return false;
  const subject = wordsWithin(parts, { start: opening ?? 0, end: comma });
  return OPENS_SUBJECT.has(classAt(opening ?? 0)) && !hasFinite(parts, subject);
}

const OPENS_SUBJECT = new Set(["DET", "NOUN", "PROPN", "ADJ"]);
const OPENS_PHRASE = new Set(["ADP", "ADV", "SCONJ", "VERB"]);

/** "…, vigorously defended", "…, plans to". */
function goesOnWithVerb(parts: SentenceParts, comma: number): boolean {
  const next = wordFrom(parts, comma);
  const verb = next && tokenOf(parts, next)?.tag.wordClass === "ADV" ? wordFrom(parts, next.end) : next;
  return isFiniteWord(parts, verb);
}

/** ", a teacher, and Karl Lund,": what follows the "and" is no description. */
const joins = (parts: SentenceParts, { start, end }: TextRange): boolean =>
  parts.commas.some(
    (comma) =>
      comma > start && comma < end && parts.language.words("joining-words").has(wordFrom(parts, comma)?.lower ?? ""),
  );

function wordsBeforeRelative(parts: SentenceParts, range: TextRange): Word[] {
  const words = wordsWithin(parts, range);
  const relative = words.findIndex(({ lower }) => opensRelative(parts.language).has(lower));
  return relative < 0 ? words : words.slice(0, relative);
}

const followsName = ({ words }: SentenceParts, comma: number): boolean =>
  words.some(({ end, text }, index) => comma - end <= 1 && comma >= end && index > 0 && isCapitalised(text));

function commaPhrases(parts: SentenceParts, starts: (word: string, comma: number) => boolean): TextRange[] {
  const ranges: TextRange[] = [];
  for (const [index, comma] of parts.commas.entries()) {
    if (ranges.some(({ end }) => comma < end)) continue;
    const first = wordFrom(parts, comma);
    if (!first || !starts(first.lower, comma)) continue;
    const end = phraseEnd(parts, index);
    if (end === null || crossesDash(parts, { start: comma, end })) continue;
    if (mayGo(parts, { start: comma, end }) && !hasFigure(parts, { start: comma, end }))
      ranges.push({ start: comma, end });
  }
  return ranges;
}

/** "a ferry with 214 people aboard": an amount may be the news; an age or a year is none. */
function hasFigure({ text, tokens }: SentenceParts, { start, end }: TextRange): boolean {
  if (/[$€£%]/.test(text.slice(start, end))) return true;
  return tokens.some(
    (token) => token.kind === "number" && token.start >= start && token.end <= end && isAmount(token.text),
  );
}

function isAmount(figure: string): boolean {
  const value = Number(figure.replaceAll(",", ""));
  return !(value < FEW) && !(Number.isInteger(value) && value >= FIRST_YEAR && value <= LAST_YEAR);
}

const FEW = 100;
const FIRST_YEAR = 1800;
const LAST_YEAR = 2100;

const crossesDash = ({ text }: SentenceParts, { start, end }: TextRange): boolean =>
  / (?:--|[-–—―]) |;/.test(text.slice(start, end));

/**
 * Where a phrase that opens at a comma ends. A phrase on the subject, before any verb, ends before its verb; one further
 * on ends with the sentence or before its closing attribution. Null where a later comma leaves that open.
 */
function phraseEnd(parts: SentenceParts, opening: number): number | null {
  const start = parts.commas[opening] ?? 0;
  const closing = closingAttribution(parts) ?? parts.bodyEnd;
  const decisive = parts.commas.find((comma) => comma > start && comma < closing && goesOn(parts, comma));
  const isOnSubject = !hasFinite(parts, clauseBefore(parts, start));
  if (decisive === undefined) return isOnSubject || closing < start ? null : closing;
  if (!isOnSubject || !isFiniteWord(parts, wordFrom(parts, decisive))) return null;
  return closesAside(parts, opening) ? decisive : decisive + 1;
}

/** Whether a comma closes what another one opened behind the subject: in "Roe, 33, who …, said" one has to stay. */
function closesAside(parts: SentenceParts, opening: number): boolean {
  const [start, end] = [parts.commas[opening - 1], parts.commas[opening] ?? 0];
  const [first] = clauseBefore(parts, end);
  if (start === undefined || !first || first.start > start) return false;
  const isSubject = OPENS_SUBJECT.has(tokenOf(parts, first)?.tag.wordClass ?? "");
  return (
    isSubject && !wordsWithin(parts, { start, end }).some((word) => tokenOf(parts, word)?.tag.wordClass === "CCONJ")
  );
}

/** Whether a verb or participle after a comma goes on with what the phrase had broken off. */
function goesOn(parts: SentenceParts, comma: number): boolean {
  const next = wordFrom(parts, comma);
  return isFiniteWord(parts, next) || endsInParticiple(next?.lower ?? "", parts.language);
}

/** The words of the clause before an offset: what follows the last verb of saying, colon or semicolon. */
function clauseBefore({ words, text, language }: SentenceParts, end: number): Word[] {
  const before = words.filter((word) => word.end <= end);
  const from = before.findLastIndex((word) => reportsWords(word.lower, language) || /^[:;]/.test(text.slice(word.end)));
  return before.slice(from + 1);
}
