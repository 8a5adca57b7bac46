import {
  isBlankAt,
  isClosingAt,
  isDigitAt,
  isLetterAt,
  isLowerAt,
  isOpeningAt,
  isUpperAt,
  isWordAt,
} from "../../text/characters.ts";
import type { SentenceWords } from "./sentence-words.ts";

/** A run of end marks with what closes behind it, and what follows; all indices into the text. */
export interface EndMarks {
  /** Where the sentence so far starts. */
  readonly sentence: number;
  /** The run of end marks. */
  readonly start: number;
  readonly end: number;
  /** Whether a quotation or bracket closes behind the marks. */
  readonly closed: boolean;
  /** The closing mark, or "" where nothing closes. */
  readonly closing: string;
  /** The next character that is no blank. */
  readonly next: number;
}

const MOST_NAME_WORDS = 4;

/** Whether a sentence ends at these marks; what follows them is within the same paragraph. */
export function endsSentence(text: string, marks: EndMarks, words: SentenceWords): boolean {
  const first = firstOfNext(text, marks.next);
  if (marks.start <= marks.sentence) return false;
  if (!canStart(text, marks, first, words)) return false;
  if (marks.closed && marks.closing !== ")" && marks.closing !== "]") return !isAttributed(text, marks, first, words);
  const mark = text.charAt(marks.start);
  if (mark === "…" || marks.end - marks.start > 1)
    return endsAfterRun(text, marks) || (mark === "…" && words.starts(wordAt(text, first)));
  if (mark !== ".") return !words.isFirm(wordAt(text, first));
  if (isDigitAt(text, first)) return !standsBeforeNumber(text, marks, first, words);
  return endsAfterWord(text, marks, first, words);
}

/** The index of the first letter or digit of what follows, behind its opening marks. */
function firstOfNext(text: string, next: number): number {
  let at = next;
  while (isOpeningAt(text, at)) at++;
  return at;
}

/** A letter of a script without capitals. */
const isCaselessAt = (text: string, at: number): boolean =>
  isLetterAt(text, at) && !isLowerAt(text, at) && !isUpperAt(text, at);

function canStart(text: string, marks: EndMarks, first: number, words: SentenceWords): boolean {
  if (isLowerAt(text, first)) return isCamelCase(text, first) && !hasAbbreviation(text, marks, words);
  if (isDigitAt(text, first)) return true;
  if (!isLetterAt(text, first)) return first > marks.next || "$€£¥#@©•⁃‣▪●¿¡.…".includes(text.charAt(first));
  const single = marks.closing === "'" || marks.closing === "’";
  return !(single && text.charAt(marks.next) === "(");
}

/** "iPhone", "eBay": a name that keeps its small letter at the head of a sentence. */
const isCamelCase = (text: string, at: number): boolean =>
  isUpperAt(text, at + 1) || (text.startsWith("al-", at) && isUpperAt(text, at + 3));

function hasAbbreviation(text: string, { start, sentence }: EndMarks, words: SentenceWords): boolean {
  const word = wordBefore(text, start, sentence);
  return word.length < 2 || words.abbreviation(word) !== null || isDottedLetters(word);
}

/** "Is it over?" Smith asked: what follows the closing mark tells who said it. */
function isAttributed(text: string, { start }: EndMarks, first: number, { starts, reports }: SentenceWords): boolean {
  if (text.charAt(start) === "." || starts(wordAt(text, first))) return false;
  if (isCaselessAt(text, first) && reports(wordAt(text, first))) return true;
  let at = afterWord(text, first);
  for (let words = 1; words <= MOST_NAME_WORDS && at > first; words++) {
    const word = wordAt(text, at);
    if (reports(word)) return true;
    if (word === "" || (!isUpperAt(text, at) && word.length > 3)) return false;
    at = afterWord(text, at);
  }
  return false;
}

/** Where the word behind the one at `at` starts. */
function afterWord(text: string, at: number): number {
  let next = at + wordAt(text, at).length;
  while (isBlankAt(text, next) || text.charAt(next) === ".") next++;
  return next;
}

/** An ellipsis between blanks stands for words left out; glued to a word, or with a fourth point, it can end. */
function endsAfterRun(text: string, marks: EndMarks): boolean {
  let points = 0;
  for (let at = marks.start; at < marks.end; at++) {
    const mark = text.charAt(at);
    if (mark === "!" || mark === "?") return true;
    if (mark === ".") points++;
  }
  if (points > 3 || (points < 3 && points > 0)) return true;
  return !isBlankAt(text, marks.start - 1);
}

/** "No. 10", "p. 55", "Dec. 31". */
function standsBeforeNumber(text: string, { start, sentence }: EndMarks, first: number, words: SentenceWords): boolean {
  const word = wordBefore(text, start, sentence);
  if (words.abbreviation(word) !== null) return true;
  if (words.ordinalPoint && isOrdinal(word) && isListMark(text, first)) return true;
  if (isDottedLetters(word)) return !isListMark(text, first);
  return isItemMark(text, sentence, start) || (word.length === 1 && isUpperAt(text, start - 1));
}

const isListMark = (text: string, at: number): boolean => text.charAt(at + 1) === ")" || text.charAt(at + 1) === ".";

/** "2." at the head of a sentence numbers it. */
function isItemMark(text: string, sentence: number, start: number): boolean {
  let at = sentence;
  while (at < start && !isWordAt(text, at)) at++;
  if (start - at > 3 || start === at) return false;
  const mark = text.slice(at, start);
  return /^(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})$/.test(mark) && mark !== "I";
}

function endsAfterWord(text: string, marks: EndMarks, first: number, words: SentenceWords): boolean {
  const { start, sentence } = marks;
  if (isItemMark(text, sentence, start)) return false;
  const word = wordBefore(text, start, sentence);
  const next = wordAt(text, first);
  if (isTimeOfDay(word)) return endsAfterTime(text, marks, first, words);
  if (word.length === 1 && isLetterAt(text, start - 1) && words.abbreviation(word) === null) {
    return endsAfterInitial(text, marks, next, words);
  }
  if (isDottedLetters(word)) return startsSentence(text, first, next, words);
  if (words.ordinalPoint && isOrdinal(word)) return words.starts(next);
  switch (words.abbreviation(word)) {
    case null:
      return true;
    case "title":
      return isLowerAt(text, start - word.length) && words.starts(next);
    case "leading":
      return false;
    case "numbering":
      return true;
    case "either":
      return startsSentence(text, first, next, words);
  }
}

/** "24." of "24. März", "II." of "Friedrich II.". */
const isOrdinal = (word: string): boolean => /^(?:\d{1,3}|[IVX]{2,5})$/.test(word);

function startsSentence(text: string, first: number, next: string, words: SentenceWords): boolean {
  if (next === "I") return isBlankAt(text, first + 1);
  return words.starts(next, "likely");
}

/** An initial belongs to a name unless a small word stands before it ("plan B") or "I" is the pronoun. */
function endsAfterInitial(text: string, { start }: EndMarks, next: string, words: SentenceWords): boolean {
  if (isLowerAt(text, start - 1)) return !words.ordinalPoint || words.starts(next);
  return words.starts(next) || (!followsName(text, start) && words.starts(next, "likely"));
}

function followsName(text: string, start: number): boolean {
  let at = start - 2;
  while (at > 0 && !isBlankAt(text, at)) at--;
  while (at > 0 && isWordAt(text, at - 1)) at--;
  return isUpperAt(text, at);
}

const isTimeOfDay = (word: string): boolean => /^[ap]\.m$/i.test(word);

/** "At 5 a.m. Mr. Smith went": a phrase of time at the head of a sentence has its verb still to come. */
function endsAfterTime(text: string, { sentence, start }: EndMarks, first: number, words: SentenceWords): boolean {
  const next = wordAt(text, first);
  if (words.isAfterTime(next) || text.startsWith(" time", first + next.length)) return false;
  const opening = text.slice(sentence, start).trim();
  return opening.length > 24 || !words.opensPhrase(wordAt(opening, 0));
}

/** Letters with a full stop between each: "U.S", "a.m", "J.C" (the last full stop left off). */
function isDottedLetters(word: string): boolean {
  if (word.length < 3 || word.length % 2 === 0) return false;
  for (let at = 1; at < word.length; at += 2) if (word.charAt(at) !== ".") return false;
  return true;
}

/** The letters, digits and inner full stops of [floor, end) that end at `end`. */
function wordBefore(text: string, end: number, floor: number): string {
  let at = end;
  while (at > floor && end - at < 16 && (isWordAt(text, at - 1) || ".°-".includes(text.charAt(at - 1)))) at--;
  const word = text.slice(at, end);
  const hyphen = word.lastIndexOf("-");
  return hyphen < 0 ? word : word.slice(hyphen + 1);
}

/** The word that starts at `at`, with its inner apostrophes. */
function wordAt(text: string, start: number): string {
  let at = start;
  while (isWordAt(text, at) || (at > start && "'’".includes(text.charAt(at)) && isLetterAt(text, at + 1))) at++;
  return text.slice(start, at);
}

/** Whether a sentence starts at `at` though no blank parts it from the end mark before: "world.Today is". */
export function startsGlued(text: string, mark: number, at: number, words: SentenceWords): boolean {
  if (!isUpperAt(text, at) || !isLowerAt(text, at + 1) || isHostPart(text, at)) return false;
  let before = mark - 1;
  while (isClosingAt(text, before) || text.charAt(before) === '"') before--;
  if (isDigitAt(text, before)) return true;
  if (!isLowerAt(text, before) || !isLetterAt(text, before - 1)) return false;
  return words.abbreviation(wordBefore(text, before + 1, 0)) === null && !isAddress(text, mark, at);
}

/** A word with another full stop and letter behind it: "news.Harbour.example". */
function isHostPart(text: string, at: number): boolean {
  const end = at + wordAt(text, at).length;
  return text.charAt(end) === "." && isLowerAt(text, end + 1);
}

/** Whether a digit right behind a full stop may be a note's: not in "No.1". */
export const canCarryNote = (text: string, mark: number, words: SentenceWords): boolean =>
  !isDigitAt(text, mark - 1) && words.abbreviation(wordBefore(text, mark, 0)) === null;

/** Whether the run of non-blanks around an end mark is an address of the net. */
function isAddress(text: string, mark: number, at: number): boolean {
  let start = mark;
  while (start > 0 && mark - start < 200 && !isBlankAt(text, start - 1)) start--;
  let end = at;
  while (end < text.length && end - at < 60 && !isBlankAt(text, end)) end++;
  const run = text.slice(start, end);
  return run.includes("://") || run.includes("@") || run.startsWith("www.") || run.includes("/");
}
