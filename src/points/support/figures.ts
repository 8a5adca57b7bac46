import type { Quantity } from "../../language/numbers.ts";
import { nextContent, type Statement } from "./statement.ts";

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
 * Whether the word that the point counts ("15 injured") is counted by the same number in the evidence: where it stands
 * there closer to another number, the figures have been swapped.
 */
function countsTheSame(point: Statement, quantity: Quantity, sentence: Statement, other: Quantity): boolean {
  const counted = nextContent(point, quantity.to, REACH);
  const stem = counted < 0 ? null : point.stems[counted];
  if (!stem) return true;
  const places = sentence.stems.flatMap((each, index) => (each === stem ? [index] : []));
  if (places.length === 0) return true;
  return places.some((place) => {
    const distance = distanceTo(other, place);
    return sentence.quantities.every((rival) => rival.value === other.value || distanceTo(rival, place) >= distance);
  });
}

const distanceTo = ({ from, to }: Quantity, place: number): number => (place < from ? from - place : place - to + 1);
