import { perLanguage } from "../../languages/language.ts";
import { isNegation } from "../../languages/speech.ts";
import { wordsOfKind } from "../../languages/word-kinds.ts";
import type { TextRange } from "../../model/article.ts";
import { isCapitalised, type Word } from "../../text/words.ts";
import { mayGo } from "./asides.ts";
import { endsInAnyParticiple, endsInParticiple } from "./participles.ts";
import {
  closingAttribution,
  hasFinite,
  isFiniteWord,
  isInside,
  type SentenceParts,
  tokenOf,
  wordFrom,
  wordsWithin,
} from "./sentence-parts.ts";

const FEWEST_WORDS_LEFT = 7;

const kind = (name: string) => wordsOfKind("function-words", name);
/** Words that open an adverbial after a comma; what stands before it is true without it. */
const adverbial = kind("adverbial");
/** Those that open one without a comma too. */
const closeAdverbial = kind("close-adverbial");
/** Of these, the ones that say which case or which time is meant: without a comma they belong to the sentence. */
const conditional = kind("conditional");
const reason = kind("reason");
/** Words that reach into an adverbial after them: "only revealed it after …", "did not resign because …". */
const reaching = kind("reaching");
const attributing = kind("attributing");
const attributedTo = kind("according");
/** "shortly after", "two days after": the word before belongs to the adverbial. */
const shifted = kind("shifted");
const fronted = kind("fronted");
const relatives = kind("relative-place");
const conditions = kind("condition");
const addition = perLanguage((language) =>
  [...language.words("linking-phrases")].flatMap(([phrase, value]) => (value === "also" ? [phrase.split(" ")] : [])),
);

/** ", as crowds cheered", ", leaving two injured", " after a fall", ", and the road was closed": what may go at the end. */
export function tails(parts: SentenceParts): TextRange[] {
  const end = closingAttribution(parts) ?? parts.bodyEnd;
  const cut = (found: readonly TextRange[]) =>
    found.filter(({ start }) => start < end).map(({ start }) => ({ start, end }));
  const open = cut([...commaTails(parts), ...closeTails(parts), ...additionTails(parts)]);
  return [...open.filter((range) => !goesOnLater(parts, range)), ...cut(markTails(parts))].filter((range) =>
    mayBeCut(parts, range),
  );
}

function commaTails(parts: SentenceParts): TextRange[] {
  return parts.commas.flatMap((comma) => {
    const first = wordFrom(parts, comma);
    return first && opensTail(parts, first) ? [{ start: comma, end: parts.bodyEnd }] : [];
  });
}

function opensTail(parts: SentenceParts, opening: Word): boolean {
  const { language } = parts;
  const first = behindAdverb(parts, opening);
  if (endsInParticiple(first.lower, language)) return true;
  if (adverbial(language).has(first.lower) || reason(language).has(first.lower))
    return !reachesOver(parts, first.start);
  return parts.language.words("joining-words").has(first.lower) && opensClause(parts, first);
}

/** "effectively allowing", "even as": what opens a tail may have an adverb before it. */
function behindAdverb(parts: SentenceParts, first: Word): Word {
  const next = parts.words[parts.words.indexOf(first) + 1];
  const isAdverb = tokenOf(parts, first)?.tag.wordClass === "ADV" && !adverbial(parts.language).has(first.lower);
  return isAdverb && next && parts.text.slice(first.end, next.start) === " " ? next : first;
}

/** "and the road was closed": a conjunct with a subject of its own, not the last item of a list. */
function opensClause(parts: SentenceParts, and: Word): boolean {
  const following = parts.words.filter(({ start }) => start > and.start).slice(0, 6);
  const verb = following.findIndex((each) => isFiniteWord(parts, each));
  return verb >= 0 && !parts.commas.some((comma) => comma > and.start && comma < (following[verb]?.start ?? 0));
}

function closeTails(parts: SentenceParts): TextRange[] {
  return parts.words.flatMap((word, index) => {
    const before = parts.words[index - 1];
    if (!before || !closeAdverbial(parts.language).has(word.lower) || isInside(parts.quoted, word.start)) return [];
    const isGlued = parts.text.slice(before.end, word.start) !== " ";
    const isBound = isShifted(parts, before) || isCapitalised(word.text) || reachesOver(parts, word.start);
    const isCondition = conditional(parts.language).has(word.lower);
    return isGlued || isBound || isCondition ? [] : [{ start: before.end, end: parts.bodyEnd }];
  });
}

/** "seconds after", "especially after": the word before says when, or how much, by what follows. */
const isShifted = (parts: SentenceParts, before: Word): boolean =>
  shifted(parts.language).has(before.lower) || tokenOf(parts, before)?.tag.wordClass === "ADV";

/** " as well as two guests": an addition at the end. */
function additionTails(parts: SentenceParts): TextRange[] {
  return parts.words.flatMap((word, index) => {
    const before = parts.words[index - 1];
    if (!before || isInside(parts.quoted, word.start) || !isAddition(parts, index)) return [];
    return [{ start: before.end, end: parts.bodyEnd }];
  });
}

const isAddition = (parts: SentenceParts, index: number): boolean =>
  addition(parts.language).some(
    (phrase) =>
      phrase.every((each, offset) => parts.words[index + offset]?.lower === each) &&
      !hasFinite(parts, parts.words.slice(index + phrase.length)),
  );

/** " -- a record": what stands after the only dash, or after a semicolon. */
function markTails(parts: SentenceParts): TextRange[] {
  const marks = [...parts.text.matchAll(/; | (?:--|[-–—―]) /g)].filter(({ index }) => !isInside(parts.quoted, index));
  const [mark] = marks;
  return mark && marks.length === 1 ? [{ start: mark.index, end: parts.bodyEnd }] : [];
}

function mayBeCut(parts: SentenceParts, range: TextRange): boolean {
  if (wordsWithin(parts, { start: 0, end: range.start }).length < FEWEST_WORDS_LEFT) return false;
  if (attributesWhole(parts, range)) return false;
  if (!keepsMainVerb(parts, range.start) || splitsAside(parts, range)) return false;
  if (breaksOffClause(parts, range.start) || tellsToll(parts, range)) return false;
  return mayGo(parts, range) && !opensWithCondition(parts);
}

/** "…, and in choosing Ada Quist and Karl Lund": what a joining word began has not come to its verb. */
function breaksOffClause(parts: SentenceParts, end: number): boolean {
  const joining = parts.language.words("joining-words");
  const comma = parts.commas.findLast((each) => each < end && joining.has(wordFrom(parts, each)?.lower ?? ""));
  if (comma === undefined) return false;
  const [, first, ...rest] = wordsWithin(parts, { start: comma, end });
  const opensPhrase = OPENS_PHRASE.has(tokenOf(parts, first)?.tag.wordClass ?? "");
  return first !== undefined && opensPhrase && !hasFinite(parts, [first, ...rest]);
}

const OPENS_PHRASE = new Set(["ADP", "SCONJ"]);

/** ", killing at least eleven": how many were harmed is the news. */
const tellsToll = (parts: SentenceParts, { start, end }: TextRange): boolean =>
  parts.text.length <= LONG &&
  parts.tokens.some(
    (token) =>
      token.start >= start && token.end <= end && parts.language.words("tolls").has(parts.language.lemma(token)),
  );

/** A longer sentence can hardly be told whole. */
const LONG = 220;

/** ", police said": the tail names who says what stands before it. ", saying that …" does not. */
function attributesWhole(parts: SentenceParts, range: TextRange): boolean {
  const [first, ...rest] = wordsWithin(parts, range);
  const { language } = parts;
  const isNamed = attributedTo(language).has(first?.lower ?? "");
  if (first && !isNamed && endsInParticiple(first.lower, language)) return false;
  return isNamed || [first, ...rest].some((word) => word !== undefined && attributing(language).has(word.lower));
}

/** ", who won three, including one for film, will sing": a later comma before a verb shows that this is no tail. */
const goesOnLater = (parts: SentenceParts, { start, end }: TextRange): boolean =>
  parts.commas.some((comma) => comma > start && comma < end && isFiniteWord(parts, wordFrom(parts, comma)));

/** Whether one dash of a pair would go and the other stay. */
const splitsAside = ({ text }: SentenceParts, { start }: TextRange): boolean =>
  (text.slice(0, start).match(/ (?:--|[-–—―]) /g)?.length ?? 0) % 2 === 1 &&
  / (?:--|[-–—―]) /.test(text.slice(start + 1));

/** Whether what stands before `end` has a main verb: after the opening phrase, before any relative clause. */
function keepsMainVerb(parts: SentenceParts, end: number): boolean {
  const { language } = parts;
  const first = parts.words[0]?.lower ?? "";
  const isFronted = fronted(language).has(first) || endsInAnyParticiple(first, language);
  const start = isFronted ? (parts.commas[0] ?? parts.bodyEnd) : 0;
  if (start >= end) return false;
  const kept = wordsWithin(parts, { start, end });
  const relative = kept.findIndex(
    ({ lower, start }) => relatives(language).has(lower) && parts.text[start - 2] === ",",
  );
  return hasFinite(parts, relative < 0 ? kept : kept.slice(0, relative));
}

const reachesOver = (parts: SentenceParts, end: number): boolean =>
  wordsWithin(parts, { start: 0, end }).some(
    ({ lower }) => isNegation(lower, parts.language) || reaching(parts.language).has(lower),
  );

const opensWithCondition = ({ words, language }: SentenceParts): boolean =>
  conditions(language).has(words[0]?.lower ?? "");
