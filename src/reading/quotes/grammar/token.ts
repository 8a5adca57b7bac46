import type { TextRange } from "../../../model/article.ts";
import type { QuotedRegion } from "../marks/regions.ts";

/** A word, a number, a punctuation mark, or one whole quoted stretch of a block. */
export interface Token extends TextRange {
  readonly kind: "word" | "number" | "mark" | "quote";
  readonly text: string;
  /** In lower case, curly apostrophes made straight. */
  readonly lower: string;
  /** Begins with a capital letter (or @). */
  readonly capital: boolean;
  readonly region: QuotedRegion | null;
}

const WORD = /[\p{L}\p{N}]/u;
const JOINERS = "'’.&-‐‑+/";

/** The tokens of a block, each quoted region made one token. */
export function tokenize(text: string, { start, end }: TextRange, regions: readonly QuotedRegion[]): Token[] {
  const tokens: Token[] = [];
  let next = 0;
  let at = start;
  while (at < end) {
    const region = regions[next];
    if (region && at >= region.from) {
      tokens.push(quoteToken(text, region));
      at = Math.max(region.to, at + 1);
      next++;
    } else if (isBlank(text[at] ?? "")) at++;
    else {
      const token = tokenAt(text, at, region ? region.from : end);
      tokens.push(token);
      at = token.end;
    }
  }
  return tokens;
}

const CURRENCY = new Set(["$", "£", "€", "¥"]);

function tokenAt(text: string, at: number, limit: number): Token {
  const character = text[at] ?? "";
  if (CURRENCY.has(character) && isDigit(text[at + 1]) && at + 1 < limit) {
    return plainToken(text, at, wordEnd(text, at + 1, limit), "number", false);
  }
  if (isWord(character)) return wordToken(text, at, wordEnd(text, at, limit));
  return plainToken(text, at, markEnd(text, at, limit), "mark", false);
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

function wordEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    if (isWord(text[at] ?? "")) at++;
    else if (at + 1 < end && joins(text, at)) at += 2;
    else break;
  }
  if (at >= end) return at;
  // The full stop of "U.S." and "Mr." belongs to the word, and so does the apostrophe of "the voters' anger".
  return (text[at] === "." && isDotted(text, from, at)) || isPluralPossessive(text, from, at) ? at + 1 : at;
}

/** Whether the character at `at` joins what stands around it to one word: "O'Brien", "co-founder", "1,000". */
function joins(text: string, at: number): boolean {
  const character = text[at] ?? "";
  const next = text[at + 1] ?? "";
  if (character === "," || character === ":") return isDigit(text[at - 1]) && isDigit(next);
  return JOINERS.includes(character) && isWord(next) && next !== "@";
}

function isPluralPossessive(text: string, from: number, at: number): boolean {
  const isApostrophe = text[at] === "’" || text[at] === "'";
  return isApostrophe && at - from > 2 && /s/i.test(text[at - 1] ?? "") && /\s/.test(text[at + 1] ?? "");
}

const isDigit = (character: string | undefined): boolean =>
  character !== undefined && character >= "0" && character <= "9";

const ABBREVIATED = new Set(
  (
    "mr mrs ms dr sen rep gov lt gen col sgt capt maj adm rev hon prof st jr sr sens reps govs jan feb mar apr jun jul aug sep " +
    "sept oct nov dec pres atty det supt cmdr messrs mx inc corp co ltd vs no dist mt ft pvt cpl fr bros"
  ).split(" "),
);

function isDotted(text: string, from: number, at: number): boolean {
  const word = text.slice(from, at);
  if (word.length === 1) return /\p{Lu}/u.test(word);
  return word.length <= 8 && (/^(?:\p{L}\.)+\p{L}$/u.test(word) || ABBREVIATED.has(word.toLowerCase()));
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
  return plainToken(
    text,
    start,
    end,
    kind,
    first === "@" || (first !== first.toLowerCase() && first === first.toUpperCase()),
  );
}

function plainToken(text: string, start: number, end: number, kind: Token["kind"], capital: boolean): Token {
  const words = text.slice(start, end);
  const lower = words.toLowerCase().replaceAll("’", "'");
  return { kind, text: words, lower, start, end, capital, region: null };
}

function quoteToken(text: string, region: QuotedRegion): Token {
  const words = text.slice(region.start, region.end);
  return { kind: "quote", text: words, lower: "", start: region.from, end: region.to, capital: false, region };
}
