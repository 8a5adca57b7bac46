import type { Quantity } from "../../language/numbers.ts";
import { lastContent, nextContent, type Statement } from "./statement.ts";

const SAME = 1e-9;
const REACH = 3;
const UNITS: Readonly<Record<string, string>> = {
  "%": "percent",
  percent: "percent",
  "per cent": "percent",
  $: "dollar",
  dollars: "dollar",
  "£": "pound",
  pounds: "pound",
  "€": "euro",
  euros: "euro",
  miles: "mile",
  mile: "mile",
  mph: "mph",
  km: "kilometre",
  kilometres: "kilometre",
  kilometers: "kilometre",
  metres: "metre",
  meters: "metre",
  feet: "foot",
  foot: "foot",
  inches: "inch",
  kg: "kilogram",
  hours: "hour",
  minutes: "minute",
  seconds: "second",
  days: "day",
  weeks: "week",
  months: "month",
  years: "year",
};

/** Whether every number of the point stands in its evidence by value, with the same unit and for the same thing. */
export function figuresAreBorne(point: Statement, evidence: readonly Statement[]): boolean {
  return point.quantities.every(
    (quantity) =>
      evidence.some((sentence) =>
        sentence.quantities.some(
          (other) =>
            Math.abs(other.value - quantity.value) <= SAME * Math.max(1, Math.abs(quantity.value)) &&
            unitsAgree(point, quantity, sentence, other) &&
            countsTheSame(point, quantity, sentence, other),
        ),
      ) ||
      (quantity.isWeak && mayBeNoNumber(point, quantity, evidence)),
  );
}

/** "one of them", "the first to": a number word that the evidence may put as "a" or leave out. */
const mayBeNoNumber = (point: Statement, { from }: Quantity, evidence: readonly Statement[]): boolean =>
  point.words[from]?.lower === "one" &&
  evidence.some(({ words }) => words.some(({ lower }) => lower === "a" || lower === "an" || lower === "single"));

function unitsAgree(a: Statement, one: Quantity, b: Statement, other: Quantity): boolean {
  const [unit, otherUnit] = [unitOf(a, one), unitOf(b, other)];
  return unit === null || otherUnit === null || unit === otherUnit;
}

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
 * "injuring 15") stand closer to another number there, the figures have been swapped.
 */
function countsTheSame(point: Statement, quantity: Quantity, sentence: Statement, other: Quantity): boolean {
  const beside = [nextContent(point, quantity.to, REACH), lastContent(point, quantity.from, REACH)]
    .flatMap((index) => point.stems[index] ?? [])
    .filter((stem) => sentence.stems.includes(stem));
  return beside.length === 0 || beside.some((stem) => isClosest(sentence, stem, other));
}

/** Whether no other number stands closer to some occurrence of the stem. */
const isClosest = (sentence: Statement, stem: string, quantity: Quantity): boolean =>
  sentence.stems.some((each, place) => {
    if (each !== stem) return false;
    const distance = distanceTo(quantity, place);
    return sentence.quantities.every((rival) => rival.value === quantity.value || distanceTo(rival, place) >= distance);
  });

const distanceTo = ({ from, to }: Quantity, place: number): number => (place < from ? from - place : place - to + 1);
