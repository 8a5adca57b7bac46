import type { Quantity } from "../../language/numbers.ts";
import type { Statement } from "./statement.ts";
import { UNITS } from "./units.ts";

const SAME = 1e-9;

/** Whether every number of the point stands in its evidence by value, with the same unit and for the same thing. */
export function figuresAreBorne(point: Statement, evidence: readonly Statement[]): boolean {
  return point.quantities.every(
    (quantity) =>
      evidence.some((sentence) =>
        sentence.quantities.some(
          (other) =>
            Math.abs(other.value - quantity.value) <= SAME * Math.max(1, Math.abs(quantity.value)) &&
            unitsAgree(point, quantity, sentence, other),
        ),
      ) ||
      (quantity.isWeak && mayBeNoNumber(point, quantity, evidence)),
  );
}

/** "one of them", "the first to": a number word that the evidence may put as "a" or leave out. */
const mayBeNoNumber = (point: Statement, { from }: Quantity, evidence: readonly Statement[]): boolean =>
  point.words[from]?.lower === "one" &&
  evidence.some(({ words }) => words.some(({ lower }) => lower === "a" || lower === "an" || lower === "single"));

export function unitsAgree(point: Statement, quantity: Quantity, sentence: Statement, other: Quantity): boolean {
  const [unit, otherUnit] = [unitOf(point, quantity), unitOf(sentence, other)];
  if (unit === null) return quantity.isWeak || !countsSomethingElse(point, quantity, sentence);
  if (unit === otherUnit) return true;
  return otherUnit === null && sentence.quantities.some((each) => unitOf(sentence, each) === unit);
}

/** "63 cases" where the evidence has "63 percent", or sacks where it has tonnes; whoever it counts are people. */
function countsSomethingElse({ stems, words, text }: Statement, { to }: Quantity, sentence: Statement): boolean {
  if (/(?:first|second|third|[a-z]th)$/.test(words[to - 1]?.lower ?? "")) return false;
  const counted = stems[to];
  if (counted === null || counted === undefined || ANYBODY.has(words[to]?.lower ?? "")) return false;
  if (/[,;:]/.test(text.slice(words[to - 1]?.end, words[to]?.start))) return false;
  return !sentence.stems.includes(counted);
}

const ANYBODY = new Set(["people", "person", "persons", "others", "year", "years", "place", "times"]);

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
  if (next.startsWith("year") && words[to + 1]?.lower === "old") return null;
  return before ?? after ?? UNITS[next] ?? UNITS[`${next} ${words[to + 1]?.lower ?? ""}`] ?? null;
}
