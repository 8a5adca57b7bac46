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

const WORD = /[\p{L}\p{N}@#_]/u;
const JOINER = /['’.&\-‐‑+/]/;

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
      continue;
    }
    const limit = region ? region.from : end;
    const character = text[at] ?? "";
    if (isBlank(character)) at++;
    else if (CURRENCY.has(character) && isDigit(text[at + 1])) {
      const to = wordEnd(text, at + 1, limit);
      tokens.push(plainToken(text, at, to, "number", false));
      at = to;
    } else if (isWord(character)) {
      const to = wordEnd(text, at, limit);
      tokens.push(wordToken(text, at, to));
      at = to;
    } else {
      const to = markEnd(text, at, limit);
      tokens.push(plainToken(text, at, to, "mark", false));
      at = to;
    }
  }
  return tokens;
}

const CURRENCY = new Set(["$", "£", "€", "¥"]);

const isBlank = (character: string): boolean => character <= " " || (character > "~" && /\s/.test(character));

function isWord(character: string): boolean {
  return (
    (character >= "a" && character <= "z") ||
    (character >= "A" && character <= "Z") ||
    WORD.test(character) ||
    (character >= "\ud800" && character <= "\udfff")
  );
}

function wordEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const character = text[at] ?? "";
    if (isWord(character)) at++;
    else if (JOINER.test(character) && at + 1 < end && isWord(text[at + 1] ?? "") && text[at + 1] !== "@") at += 2;
    else if ((character === "," || character === ":") && isDigit(text[at - 1]) && at + 1 < end && isDigit(text[at + 1]))
      at += 2;
    else break;
  }
  // The full stop of "U.S." and "J." belongs to the word; that of "Mr." is put back by its list.
  if (text[at] === "." && at < end && isDotted(text, from, at)) at++;
  if (
    (text[at] === "’" || text[at] === "'") &&
    at < end &&
    /s/i.test(text[at - 1] ?? "") &&
    at - from > 2 &&
    /[\s]/.test(text[at + 1] ?? "") &&
    text[at + 1] !== text[at]
  )
    at++;
  return at;
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
