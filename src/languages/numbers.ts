import { type Word, wordsOf } from "../text/words.ts";
import { type Language, perLanguage } from "./language.ts";
import { alternatives } from "./word-kinds.ts";

/** What the words of a language count. */
interface NumberWords {
  readonly values: ReadonlyMap<string, number>;
  readonly tens: ReadonlySet<string>;
  readonly weak: ReadonlySet<string>;
  /** What multiplies the number before it: "million". */
  readonly magnitudes: ReadonlyMap<string, number>;
  /** A number in digits, with what may be tied to its end: "1st", "5m". */
  readonly digits: RegExp;
  readonly decimalComma: boolean;
}

const numberWords = perLanguage((language): NumberWords => {
  const of = (kind: string) => [...language.words("numbers")].filter(([, value]) => value.split(" ").includes(kind));
  const values = [...language.words("numbers")].filter(([, value]) => !/ (?:times|ending)/.test(value));
  const magnitudes = of("times");
  const endings = new Set([...of("ending"), ...magnitudes].map(([word]) => word).filter((word) => word.length <= 2));
  return {
    values: new Map(values.map(entryOf)),
    tens: new Set(of("tens").map(([word]) => word)),
    weak: new Set(of("weak").map(([word]) => word)),
    magnitudes: new Map(magnitudes.map(entryOf)),
    digits: new RegExp(`^(\\d[\\d.,]*)(${alternatives(endings)})?$`),
    decimalComma: language.decimalComma,
  };
});

const entryOf = ([word, value]: readonly [string, string]): [string, number] => [word, Number(value.split(" ")[0])];

/** A number of a text by its value, however it is written: "1,200", "2.5 million", "twenty-one", "third". */
export interface Quantity {
  readonly value: number;
  /** Index of its first word in `wordsOf(text)`, and the index after its last. */
  readonly from: number;
  readonly to: number;
  /** "one", "first", "second": written in words that often count nothing. */
  readonly isWeak: boolean;
}

/** The values that a text gives in figures or in words, without those of words that often count nothing. */
export const figuresIn = (text: string, language: Language): Set<number> =>
  new Set(quantitiesIn(text, language).flatMap(({ value, isWeak }) => (isWeak ? [] : [value])));

/** The numbers among words, in order. */
export function quantitiesOf(words: readonly Word[], language: Language): Quantity[] {
  const known = numberWords(language);
  const quantities: Quantity[] = [];
  let at = 0;
  while (at < words.length) {
    const quantity = quantityAt(words, at, known);
    if (quantity) quantities.push(quantity);
    at = quantity?.to ?? at + 1;
  }
  return quantities;
}

/** The numbers of a text, in order. */
export const quantitiesIn = (text: string, language: Language): Quantity[] => quantitiesOf(wordsOf(text), language);

function quantityAt(words: readonly Word[], from: number, known: NumberWords): Quantity | null {
  const first = words[from]?.lower ?? "";
  let value = numberValue(first, known);
  if (value === null) return null;
  let to = from + 1;
  for (let next = extended(value, words, to, known); next !== null; next = extended(value, words, to, known)) {
    value = next;
    to++;
  }
  return { value, from, to, isWeak: to === from + 1 && known.weak.has(first) };
}

/** The value with the word at an index taken in ("2.5" + "million", "twenty" + "one"); null where it does not belong. */
function extended(value: number, words: readonly Word[], at: number, known: NumberWords): number | null {
  const word = words[at]?.lower ?? "";
  const magnitude = known.magnitudes.get(word);
  if (magnitude !== undefined) return isGluedUnit(word, words, at) ? null : value * magnitude;
  const digits = digitsBehind(words, at, known);
  if (digits !== null) return value * digits.times + digits.more;
  const ones = known.values.get(word) ?? 0;
  const isAfterTens = known.tens.has(words[at - 1]?.lower ?? "");
  return isAfterTens && ones > 0 && ones < 10 ? value + ones : null;
}

/** The digits at an index that go on with the number before them: "12 400" where a comma is no group's mark, "1万2400". */
function digitsBehind(
  words: readonly Word[],
  at: number,
  { decimalComma, magnitudes }: NumberWords,
): { readonly times: number; readonly more: number } | null {
  const [before, word] = [words[at - 1], words[at]];
  if (!before || !word || !/^\d+$/.test(word.text)) return null;
  const isGroup = decimalComma && /^\d{1,3}$/.test(before.text) && word.text.length === 3;
  if (isGroup && word.start === before.end + 1) return { times: 1000, more: Number(word.text) };
  const isRest = word.start === before.end && Number(word.text) < (magnitudes.get(before.lower) ?? 0);
  return isRest && !magnitudes.has(words[at + 1]?.lower ?? "") ? { times: 1, more: Number(word.text) } : null;
}

/** "5 m", "10 k" may be metres or a run: a single letter counts as a magnitude only right after its number. */
const isGluedUnit = (word: string, words: readonly Word[], at: number): boolean =>
  word.length === 1 && words[at]?.start !== words[at - 1]?.end;

function numberValue(word: string, { values, magnitudes, digits: form, decimalComma }: NumberWords): number | null {
  const spelled = values.get(word);
  if (spelled !== undefined) return spelled;
  const digits = form.exec(word);
  if (!digits) return null;
  const value = Number(plainDigits(digits[1] ?? "", decimalComma));
  if (Number.isNaN(value)) return null;
  return value * (magnitudes.get(digits[2] ?? "") ?? 1);
}

/** A number's digits as a machine writes them: "1,200.5", and "1.200,5" where a comma parts the fraction. */
function plainDigits(digits: string, decimalComma: boolean): string {
  const bare = digits.replace(/[.,]$/, "");
  return decimalComma ? bare.replaceAll(".", "").replace(",", ".") : bare.replaceAll(",", "");
}
