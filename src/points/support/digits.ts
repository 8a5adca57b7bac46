import type { Statement } from "./statement.ts";

const FRACTIONS = new Set(
  "half quarter quarters double doubled triple tripled twice dozens hundreds thousands".split(" "),
);

/**
 * Whether what counts without being a number by itself stands in the evidence: digits inside a word ("52-metre", "3-1",
 * "06:40") and words such as "half".
 */
export function countsAreBorne(point: Statement, evidence: readonly Statement[]): boolean {
  const known = new Set(evidence.flatMap(digitWords));
  const words = new Set(evidence.flatMap((sentence) => sentence.words.map(({ lower }) => lower)));
  const values = new Set(evidence.flatMap(({ quantities }) => quantities.map(({ value }) => String(value))));
  return point.words.every(({ lower }, index) => {
    if (FRACTIONS.has(lower)) return words.has(lower);
    if (!/\d/.test(lower) || isQuantity(point, index)) return true;
    const runs = digitRuns(lower);
    return known.has(runs.join(" ")) || (runs.length === 1 && values.has(runs[0] ?? ""));
  });
}

const digitWords = ({ words }: Statement): string[] => words.map(({ lower }) => digitRuns(lower).join(" "));

const digitRuns = (word: string): string[] => word.match(/\d+/g) ?? [];

const isQuantity = ({ quantities }: Statement, index: number): boolean =>
  quantities.some(({ from, to }) => index >= from && index < to);
