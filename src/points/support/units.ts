import type { Statement } from "./statement.ts";

/** Units of measure in all their spellings, by one name each. */
export const UNITS: Readonly<Record<string, string>> = {
  "%": "percent",
  percent: "percent",
  "per cent": "percent",
  $: "dollar",
  dollar: "dollar",
  dollars: "dollar",
  "£": "pound",
  pound: "pound",
  pounds: "pound",
  "€": "euro",
  euro: "euro",
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
  mm: "millimetre",
  millimetres: "millimetre",
  millimeters: "millimetre",
  millimetre: "millimetre",
  cm: "centimetre",
  centimetres: "centimetre",
  centimeters: "centimetre",
  kilometre: "kilometre",
  kilometer: "kilometre",
  metre: "metre",
  meter: "metre",
  kph: "kilometre",
  litres: "litre",
  liters: "litre",
  tonnes: "tonne",
  tonne: "tonne",
  tons: "ton",
  ton: "ton",
  hectares: "hectare",
  hectare: "hectare",
  acre: "acre",
  acres: "acre",
  grams: "gram",
  ounces: "ounce",
  inch: "inch",
  yards: "yard",
  kilos: "kilogram",
  kilograms: "kilogram",
  gigawatts: "gigawatt",
  gw: "gigawatt",
  megawatts: "megawatt",
  mw: "megawatt",
  pence: "penny",
  cents: "cent",
  cent: "cent",
  yen: "yen",
  "¥": "yen",
  crowns: "crown",
  kronor: "krona",
  kroner: "krone",
  francs: "franc",
  rupees: "rupee",
  rubles: "ruble",
  roubles: "ruble",
  yuan: "yuan",
  pesos: "peso",
  kg: "kilogram",
  hours: "hour",
  minutes: "minute",
  seconds: "second",
  days: "day",
  weeks: "week",
  months: "month",
  years: "year",
};

/** Times are counted in words too ("on the same day"); these are not. */
const TIMES = new Set(["hour", "minute", "second", "day", "week", "month", "year"]);

/** Whether every currency and measure that the point names is named in its evidence. */
export function measuresAreBorne(point: Statement, evidence: readonly Statement[]): boolean {
  const known = new Set(evidence.flatMap(measuresOf));
  return measuresOf(point).every((measure) => known.has(measure));
}

function measuresOf({ text, words }: Statement): string[] {
  const spelled = words.flatMap(
    ({ lower }, index) => UNITS[`${lower} ${words[index + 1]?.lower}`] ?? UNITS[lower] ?? [],
  );
  const signs = [...text.matchAll(/[$£€¥%]/g)].flatMap(([sign]) => UNITS[sign] ?? []);
  return [...spelled, ...signs].filter((measure) => !TIMES.has(measure));
}
