import type { Quantity } from "../../language/numbers.ts";
import { hasBetterRival } from "./rivals.ts";
import { nextContent, type Statement } from "./statement.ts";
import { UNITS } from "./units.ts";

const SAME = 1e-9;
const REACH = 3;
/** Whether every number of the point stands in its evidence by value, with the same unit and for the same thing. */
export function figuresAreBorne(point: Statement, evidence: readonly Statement[]): boolean {
  return point.quantities.every(
    (quantity) =>
      evidence.some((sentence) =>
        sentence.quantities.some(
          (other) =>
            Math.abs(other.value - quantity.value) <= SAME * Math.max(1, Math.abs(quantity.value)) &&
            unitsAgree(point, quantity, sentence, other) &&
            countsTheSame(point, quantity, sentence, other) &&
            (quantity.isWeak || !hasBetterRival(point, quantity, sentence, other)),
        ),
      ) ||
      (quantity.isWeak && mayBeNoNumber(point, quantity, evidence)),
  );
}

/** "one of them", "the first to": a number word that the evidence may put as "a" or leave out. */
const mayBeNoNumber = (point: Statement, { from }: Quantity, evidence: readonly Statement[]): boolean =>
  point.words[from]?.lower === "one" &&
  evidence.some(({ words }) => words.some(({ lower }) => lower === "a" || lower === "an" || lower === "single"));

function unitsAgree(point: Statement, quantity: Quantity, sentence: Statement, other: Quantity): boolean {
  const [unit, otherUnit] = [unitOf(point, quantity), unitOf(sentence, other)];
  if (unit === null) return quantity.isWeak || !countsSomethingElse(point, quantity, sentence);
  if (unit === otherUnit) return true;
  return otherUnit === null && sentence.quantities.some((each) => unitOf(sentence, each) === unit);
}

/** "63 cases" where the evidence has "63 percent", or sacks where it has tonnes; whoever it counts are people. */
function countsSomethingElse({ stems, words, text }: Statement, { to }: Quantity, sentence: Statement): boolean {
  const counted = stems[to];
  if (counted === null || counted === undefined || ANYBODY.has(words[to]?.lower ?? "")) return false;
  if (/[,;:]/.test(text.slice(words[to - 1]?.end, words[to]?.start))) return false;
  return !sentence.stems.includes(counted);
}

const ANYBODY = new Set(["people", "person", "persons", "others"]);

function unitOf({ text, words }: Statement, { from, to }: Quantity): string | null {
  const start = words[from]?.start ?? 0;
  const end = words[to - 1]?.end ?? 0;
  const before = UNITS[text[start - 1] ?? ""];
  const after =
    UNITS[text[end] ?? ""] ??
    UNITS[
      text
        .slice(end, end + 9)
        .trimStart()
        .toLowerCase()
    ];
  const next = words[to]?.lower ?? "";
  return before ?? after ?? UNITS[next] ?? UNITS[`${next} ${words[to + 1]?.lower ?? ""}`] ?? null;
}

/**
 * Whether the number stands by the same word as in the evidence: where the words beside it in the point ("15 injured",
 * "injuring 15") and beside no other number of it stand closer to another number there, the figures have been swapped.
 */
function countsTheSame(point: Statement, quantity: Quantity, sentence: Statement, other: Quantity): boolean {
  if (quantity.isWeak || isYear(point, quantity)) return true;
  const beside = [nextContent(point, quantity.to, REACH), quantity.from - 1]
    .flatMap((index) => point.stems[index] ?? [])
    .filter((stem) => sentence.stems.includes(stem) && isClosest(point, stem, quantity));
  return beside.length === 0 || beside.some((stem) => isClosest(sentence, stem, other));
}

const BEFORE_YEARS = new Set(["in", "from", "since", "between", "and", "of", "until", "by", "to"]);

/** "in 2021": a number that counts nothing. */
const isYear = ({ words }: Statement, { from, to }: Quantity): boolean =>
  to === from + 1 && /^[12]\d{3}$/.test(words[from]?.text ?? "") && BEFORE_YEARS.has(words[from - 1]?.lower ?? "");

/** Whether no other number stands closer to some occurrence of the stem. */
const isClosest = (sentence: Statement, stem: string, quantity: Quantity): boolean =>
  sentence.stems.some((each, place) => {
    if (each !== stem) return false;
    const distance = distanceTo(quantity, place);
    const rivals = sentence.quantities.filter(({ value, isWeak }) => value !== quantity.value && !isWeak);
    return rivals.every((rival) => distanceTo(rival, place) >= distance);
  });

const distanceTo = ({ from, to }: Quantity, place: number): number => (place < from ? from - place : place - to + 1);
