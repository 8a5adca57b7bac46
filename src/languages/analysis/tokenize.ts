import type { TextRange } from "../../model/article.ts";
import { clippedLetters } from "../clipped-letters.ts";
import type { Token } from "./token.ts";

/** How a language writes its words, as far as they are to be told apart. */
export interface WordConventions {
  /** Words, in lower case and without their last full stop, that keep it: "mr", "inc". */
  readonly abbreviations: ReadonlySet<string>;
  /** Those that keep it before a number only: "no". */
  readonly numbering: ReadonlySet<string>;
  /** Whether an apostrophe ends a word of its own, as in "l'accord" and "dell'accordo". */
  readonly elides: boolean;
  /** Words tied by a hyphen to the verb before them, in lower case without the hyphen: "il", "t-il", "lhe". */
  readonly enclitics: ReadonlySet<string>;
  /** Words that begin with an apostrophe, in lower case without it: "t" of "'t". */
  readonly clipped: ReadonlySet<string>;
  /** What cuts words that stand without blanks between them; null where blanks do. */
  readonly cut: WordCutter | null;
}

/** The words of a run of letters: where each ends, from the run's start on, and which of them are names. */
export type WordCutter = (run: string) => readonly CutWord[];

export interface CutWord {
  readonly length: number;
  /** In the form that lists and analysis have it in. */
  readonly lower: string;
  readonly isName: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}]/u;
const JOINERS = "'’.&-‐‑+/・·";

/** The tokens of [start, end) of a text, in order. */
export function tokenize(text: string, { start, end }: TextRange, conventions: WordConventions): Token[] {
  const tokens: Token[] = [];
  let at = start;
  while (at < end) {
    if (isBlank(text[at] ?? "")) {
      at++;
      continue;
    }
    const token = tokenAt(text, at, end, conventions);
    if (conventions.cut && token.kind !== "mark" && UNSPACED.test(token.text)) addCut(tokens, token, conventions.cut);
    else tokens.push(token);
    at = token.end;
  }
  return tokens;
}

/** Scripts whose words stand without blanks between them. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

/** A run of letters as its words; a name has what a capital says elsewhere. */
function addCut(tokens: Token[], { text, start }: Token, cut: WordCutter): void {
  let at = 0;
  for (const { length, lower, isName } of cut(text)) {
    const word = wordToken(text, at, at + length);
    tokens.push({ ...word, lower, start: start + at, end: start + at + length, capital: word.capital || isName });
    at += length;
  }
}

const CURRENCY = new Set(["$", "£", "€", "¥"]);

function tokenAt(text: string, at: number, end: number, conventions: WordConventions): Token {
  const character = text[at] ?? "";
  if (CURRENCY.has(character) && isDigit(text[at + 1]) && at + 1 < end) {
    return plainToken(text, at, wordEnd(text, at + 1, end, conventions), "number", false);
  }
  if (isWord(character)) return wordToken(text, at, wordEnd(text, at, end, conventions));
  const clipped = clippedEnd(text, at, end, conventions);
  if (clipped > at) return wordToken(text, at, clipped);
  const enclitic = character === "-" ? encliticEnd(text, at, end, conventions) : at;
  return enclitic > at
    ? plainToken(text, at, enclitic, "word", false)
    : plainToken(text, at, markEnd(text, at, end), "mark", false);
}

/** The end of "'t" or "'n" whose apostrophe stands at `at`; `at` where none stands there. */
function clippedEnd(text: string, at: number, end: number, { clipped }: WordConventions): number {
  if (clipped.size === 0 || !APOSTROPHES.includes(text[at] ?? " ")) return at;
  const letters = clippedLetters(text, at + 1, end);
  return clipped.has(letters.toLowerCase()) ? at + 1 + letters.length : at;
}

const isBlank = (character: string): boolean => character <= " " || (character > "~" && /\s/.test(character));

const isWord = (character: string): boolean =>
  character >= "a" && character <= "z"
    ? true
    : character <= "~"
      ? ASCII_WORD.has(character)
      : isWordBeyondAscii(character);

const ASCII_WORD = new Set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@#_");
const isWordBeyondAscii = (character: string): boolean =>
  WORD.test(character) || (character >= "\ud800" && character <= "\udfff");

/** The end of a word that begins at `from`, with what a hyphen joins on behind a stop of its own: "U.S.-based". */
function wordEnd(text: string, from: number, end: number, conventions: WordConventions): number {
  const at = runEnd(text, from, end, conventions);
  if (at >= end || !keepsMark(text, from, at, conventions)) return at;
  const isHalf = text[at + 1] === "-" && isJoinedOn(text, at + 1, end, conventions);
  return isHalf ? wordEnd(text, at + 2, end, conventions) : at + 1;
}

function runEnd(text: string, from: number, end: number, conventions: WordConventions): number {
  let at = from;
  while (at < end) {
    if (isWord(text[at] ?? "")) at++;
    else if (conventions.elides && isElision(text, from, at, end)) return at + 1;
    else if (isJoinedOn(text, at, end, conventions)) at += 2;
    else break;
  }
  return at;
}

/** Whether the stop or apostrophe behind a word is its own: "Mr.", "the voters'". */
const keepsMark = (text: string, from: number, at: number, conventions: WordConventions): boolean =>
  keepsStop(text, from, at, conventions) || isPluralPossessive(text, from, at);

const isJoinedOn = (text: string, at: number, end: number, conventions: WordConventions): boolean =>
  at + 1 < end && joins(text, at) && encliticEnd(text, at, end, conventions) === at;

/** Whether the character at `at` joins what stands around it to one word: "O'Brien", "co-founder", "1,000". */
function joins(text: string, at: number): boolean {
  const character = text[at] ?? "";
  const next = text[at + 1] ?? "";
  if (character === "," || character === ":") return isDigit(text[at - 1]) && isDigit(next);
  if (character === "." && isSmall(text[at - 1]) && isLarge(next)) return false;
  return JOINERS.includes(character) && isWord(next) && next !== "@";
}

const isSmall = (character: string | undefined): boolean =>
  character !== undefined && character !== character.toUpperCase();
const isLarge = (character: string): boolean => character !== character.toLowerCase();

const LONGEST_ELIDED = 7;
const APOSTROPHES = "'’";

/** "l'", "qu'", "dell'": letters up to an apostrophe with a letter behind it. */
function isElision(text: string, from: number, at: number, end: number): boolean {
  if (!APOSTROPHES.includes(text[at] ?? " ") || at - from > LONGEST_ELIDED || at + 1 >= end) return false;
  return at > from && !isDigit(text[at - 1]) && (isWord(text[at + 1] ?? " ") || '«“"'.includes(text[at + 1] ?? " "));
}

const LONGEST_ENCLITIC = 7;

/** The end of "-il", "-t-il" or "-lhe" whose hyphen stands at `at`; `at` where none stands there. */
function encliticEnd(text: string, at: number, end: number, { enclitics }: WordConventions): number {
  if (enclitics.size === 0 || text[at] !== "-") return at;
  let to = at + 1;
  while (to < end && to - at <= LONGEST_ENCLITIC && (isWord(text[to] ?? " ") || text[to] === "-")) to++;
  return enclitics.has(text.slice(at + 1, to).toLowerCase()) ? to : at;
}

/** "the voters' anger" */
function isPluralPossessive(text: string, from: number, at: number): boolean {
  const isApostrophe = APOSTROPHES.includes(text[at] ?? " ");
  return isApostrophe && at - from > 2 && /s/i.test(text[at - 1] ?? "") && /\s/.test(text[at + 1] ?? "");
}

const isDigit = (character: string | undefined): boolean =>
  character !== undefined && character >= "0" && character <= "9";

const LONGEST_ABBREVIATION = 12;

/** Whether the full stop at `at` belongs to the word before it: "U.S.", "Mr.", the "J." of a name, "No. 5". */
function keepsStop(text: string, from: number, at: number, { abbreviations, numbering }: WordConventions): boolean {
  if (text[at] !== ".") return false;
  const word = text.slice(from, at);
  if (word.length === 1) return /\p{Lu}/u.test(word);
  if (word.length > LONGEST_ABBREVIATION) return false;
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word)) return true;
  const lower = word.toLowerCase();
  return (
    abbreviations.has(lower) || (numbering.has(lower) && isDigit(text[at + 1] === " " ? text[at + 2] : text[at + 1]))
  );
}

function markEnd(text: string, from: number, end: number): number {
  const character = text[from];
  let to = from + 1;
  while (to < end && text[to] === character && (character === "." || character === "-" || character === "—")) to++;
  return to;
}

function wordToken(text: string, start: number, end: number): Token {
  const first = text[start] ?? "";
  const kind = first >= "0" && first <= "9" && !/\p{L}{2}/u.test(text.slice(start, end)) ? "number" : "word";
  const capital = first === "@" || (first !== first.toLowerCase() && first === first.toUpperCase());
  return plainToken(text, start, end, kind, capital);
}

function plainToken(text: string, start: number, end: number, kind: Token["kind"], capital: boolean): Token {
  const words = text.slice(start, end);
  return { kind, text: words, lower: lowerOf(words), start, end, capital };
}

/** In lower case; Arabic without the marks of vowels and without the stroke that only stretches a word. */
function lowerOf(words: string): string {
  const lower = words.toLowerCase().replaceAll("’", "'");
  return lower.charCodeAt(0) < ARABIC || lower.charCodeAt(0) > ARABIC_END ? lower : lower.replace(ARABIC_MARKS, "");
}

const ARABIC = 0x600;
const ARABIC_END = 0x6ff;
const ARABIC_MARKS = /[\u064b-\u0652\u0670\u0640]/g;
