import { isNegation } from "../../languages/speech.ts";
import type { TextRange } from "../../model/article.ts";
import { isCapitalised, type Word } from "../../text/words.ts";
import { mayGo } from "./asides.ts";
import { hasFinite, looksFinite } from "./finite-verbs.ts";
import { closingAttribution, isInside, type SentenceParts, wordFrom, wordsWithin } from "./sentence-parts.ts";

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));
const FEWEST_WORDS_LEFT = 7;

/** Words that open an adverbial after a comma; what stands before it is true without it. */
const ADVERBIAL = list("after before since while as with amid despite following where when including during");
/** Those that open one without a comma too. */
const CLOSE_ADVERBIAL = list("after while amid despite when before");
/** Of these, the ones that make a promise or a rule depend on something. */
const CONDITIONAL = list("when before");
const MODAL = list("will would can could may might must should shall always never every");
const REASON = list("because");
/** Words that reach into an adverbial after them: "only revealed it after …", "did not resign because …". */
const REACHING = list("only just until unless if except");
const CONJUNCT = list("and");
const ATTRIBUTING = list("said says told according reported saying announced claimed alleged claims alleges");

/** ", as crowds cheered", ", leaving two injured", " after a fall", ", and the road was closed": what may go at the end. */
export function tails(parts: SentenceParts): TextRange[] {
  const end = closingAttribution(parts) ?? parts.bodyEnd;
  return [...commaTails(parts), ...closeTails(parts), ...additionTails(parts), ...markTails(parts)]
    .filter(({ start }) => start < end)
    .map(({ start }) => ({ start, end }))
    .filter((range) => mayBeCut(parts, range));
}

function commaTails(parts: SentenceParts): TextRange[] {
  return parts.commas.flatMap((comma) => {
    const first = wordFrom(parts, comma);
    return first && opensTail(parts, first) ? [{ start: comma, end: parts.bodyEnd }] : [];
  });
}

function opensTail(parts: SentenceParts, first: Word): boolean {
  if (/.{3}ing$/.test(first.lower)) return true;
  if (ADVERBIAL.has(first.lower) || REASON.has(first.lower)) return !reachesOver(parts, first.start);
  return CONJUNCT.has(first.lower) && opensClause(parts, first);
}

/** "and the road was closed": a conjunct with a subject of its own, not the last item of a list. */
function opensClause(parts: SentenceParts, and: Word): boolean {
  const following = parts.words.filter(({ start }) => start > and.start).slice(0, 6);
  const verb = following.findIndex(({ lower }) => looksFinite(lower));
  return verb >= 0 && !parts.commas.some((comma) => comma > and.start && comma < (following[verb]?.start ?? 0));
}

function closeTails(parts: SentenceParts): TextRange[] {
  return parts.words.flatMap((word, index) => {
    const before = parts.words[index - 1];
    if (!before || !CLOSE_ADVERBIAL.has(word.lower) || isInside(parts.quoted, word.start)) return [];
    const isGlued = parts.text.slice(before.end, word.start) !== " ";
    const isBound = SHIFTED.has(before.lower) || isCapitalised(word.text) || reachesOver(parts, word.start);
    const isCondition = CONDITIONAL.has(word.lower) && isModal(parts, word.start);
    return isGlued || isBound || isCondition ? [] : [{ start: before.end, end: parts.bodyEnd }];
  });
}

/** " as well as two guests": an addition at the end. */
function additionTails(parts: SentenceParts): TextRange[] {
  return parts.words.flatMap((word, index) => {
    const before = parts.words[index - 1];
    if (!before || isInside(parts.quoted, word.start) || !isAddition(parts, index)) return [];
    return [{ start: before.end, end: parts.bodyEnd }];
  });
}

const isAddition = ({ words }: SentenceParts, index: number): boolean =>
  ["as", "well", "as"].every((each, offset) => words[index + offset]?.lower === each) &&
  !hasFinite(words.slice(index + 3));

const isModal = (parts: SentenceParts, end: number): boolean =>
  wordsWithin(parts, { start: 0, end }).some(({ lower }) => MODAL.has(lower));

/** "shortly after", "two days after": the word before belongs to the adverbial. */
const SHIFTED = list(`shortly soon days weeks months years hours minutes day week month year hour moments long just only
  immediately even a named worth looking look took takes take the for and or`);

/** " -- a record": what stands after the only dash, or after a semicolon. */
function markTails(parts: SentenceParts): TextRange[] {
  const marks = [...parts.text.matchAll(/; | (?:--|[-–—]) /g)].filter(({ index }) => !isInside(parts.quoted, index));
  const [mark] = marks;
  return mark && marks.length === 1 ? [{ start: mark.index, end: parts.bodyEnd }] : [];
}

function mayBeCut(parts: SentenceParts, range: TextRange): boolean {
  if (wordsWithin(parts, { start: 0, end: range.start }).length < FEWEST_WORDS_LEFT) return false;
  if (attributesWhole(parts, range)) return false;
  if (goesOnLater(parts, range) || !keepsMainVerb(parts, range.start) || splitsAside(parts, range)) return false;
  return mayGo(parts, range) && !opensWithCondition(parts);
}

/** ", police said": the tail names who says what stands before it. ", saying that …" does not. */
function attributesWhole(parts: SentenceParts, range: TextRange): boolean {
  const [first, ...rest] = wordsWithin(parts, range);
  if (first && /.{2}ing$/.test(first.lower) && first.lower !== "according") return false;
  return [first, ...rest].some((word) => word !== undefined && ATTRIBUTING.has(word.lower));
}

/** ", who won three, including one for film, will sing": a later comma before a verb shows that this is no tail. */
const goesOnLater = (parts: SentenceParts, { start, end }: TextRange): boolean =>
  parts.commas.some((comma) => comma > start && comma < end && looksFinite(wordFrom(parts, comma)?.lower ?? ""));

/** Whether one dash of a pair would go and the other stay. */
const splitsAside = ({ text }: SentenceParts, { start }: TextRange): boolean =>
  (text.slice(0, start).match(/ (?:--|[-–—]) /g)?.length ?? 0) % 2 === 1 &&
  / (?:--|[-–—]) /.test(text.slice(start + 1));

const FRONTED = list(`after as while when if before because since although though despite following amid during speaking
  born asked having in on at by for from with without under over within until once whether to like unlike given according
  concerned despite through throughout across back not`);

/** Whether what stands before `end` has a main verb: after the opening phrase, before any relative clause. */
function keepsMainVerb(parts: SentenceParts, end: number): boolean {
  const first = parts.words[0]?.lower ?? "";
  const isFronted = FRONTED.has(first) || /.{4}(?:ing|ed)$/.test(first);
  const start = isFronted ? (parts.commas[0] ?? parts.bodyEnd) : 0;
  if (start >= end) return false;
  const kept = wordsWithin(parts, { start, end });
  const relative = kept.findIndex(({ lower, start }) => RELATIVES.has(lower) && parts.text[start - 2] === ",");
  return hasFinite(relative < 0 ? kept : kept.slice(0, relative));
}

const RELATIVES = list("who which whose whom where");

const reachesOver = (parts: SentenceParts, end: number): boolean =>
  wordsWithin(parts, { start: 0, end }).some(({ lower }) => isNegation(lower) || REACHING.has(lower));

const opensWithCondition = ({ words }: SentenceParts): boolean =>
  ["if", "unless", "until", "whether"].includes(words[0]?.lower ?? "");
