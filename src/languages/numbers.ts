import { type Word, wordsOf } from "../text/words.ts";

const list = (words: string): string[] => words.trim().split(/\s+/);
const SMALL =
  list(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen`);
const TENS = list("twenty thirty forty fifty sixty seventy eighty ninety");
const ORDINALS = list("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth");

const VALUES: ReadonlyMap<string, number> = new Map([
  ...SMALL.map((word, value): [string, number] => [word, value]),
  ...TENS.map((word, index): [string, number] => [word, (index + 2) * 10]),
  ...ORDINALS.map((word, index): [string, number] => [word, index + 1]),
  ["dozen", 12],
]);
const MAGNITUDES: ReadonlyMap<string, number> = new Map([
  ["hundred", 100],
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
  ["m", 1e6],
  ["mn", 1e6],
  ["bn", 1e9],
  ["tn", 1e12],
  ["k", 1e3],
]);

/** A number of a text by its value, however it is written: "1,200", "2.5 million", "twenty-one", "third". */
export interface Quantity {
  readonly value: number;
  /** Index of its first word in `wordsOf(text)`, and the index after its last. */
  readonly from: number;
  readonly to: number;
  /** "one", "first", "second": written in words that often count nothing. */
  readonly isWeak: boolean;
}

const WEAK = new Set(["one", "first", "second"]);
const DIGITS = /^(\d[\d.,]*)(st|nd|rd|th|s|m|mn|bn|tn|k)?$/;

/** The numbers among words, in order. */
export function quantitiesOf(words: readonly Word[]): Quantity[] {
  const quantities: Quantity[] = [];
  let at = 0;
  while (at < words.length) {
    const quantity = quantityAt(words, at);
    if (quantity) quantities.push(quantity);
    at = quantity?.to ?? at + 1;
  }
  return quantities;
}

/** The numbers of a text, in order. */
export const quantitiesIn = (text: string): Quantity[] => quantitiesOf(wordsOf(text));

function quantityAt(words: readonly Word[], from: number): Quantity | null {
  const first = words[from]?.lower ?? "";
  let value = numberValue(first);
  if (value === null) return null;
  let to = from + 1;
  for (let next = extended(value, words, to); next !== null; next = extended(value, words, to)) {
    value = next;
    to++;
  }
  return { value, from, to, isWeak: to === from + 1 && WEAK.has(first) };
}

/** The value with the word at an index taken in ("2.5" + "million", "twenty" + "one"); null where it does not belong. */
function extended(value: number, words: readonly Word[], at: number): number | null {
  const word = words[at]?.lower ?? "";
  const magnitude = MAGNITUDES.get(word);
  if (magnitude !== undefined) return isGluedUnit(word, words, at) ? null : value * magnitude;
  const ones = VALUES.get(word) ?? 0;
  const isAfterTens = TENS.includes(words[at - 1]?.lower ?? "");
  return isAfterTens && ones > 0 && ones < 10 ? value + ones : null;
}

/** "5 m", "10 k" may be metres or a run: a single letter counts as a magnitude only right after its number. */
const isGluedUnit = (word: string, words: readonly Word[], at: number): boolean =>
  word.length === 1 && words[at]?.start !== words[at - 1]?.end;

function numberValue(word: string): number | null {
  const spelled = VALUES.get(word);
  if (spelled !== undefined) return spelled;
  const digits = DIGITS.exec(word);
  if (!digits) return null;
  const value = Number((digits[1] ?? "").replaceAll(",", "").replace(/\.$/, ""));
  if (Number.isNaN(value)) return null;
  return value * (MAGNITUDES.get(digits[2] ?? "") ?? 1);
}
