import { isCapitalised, withoutPossessive } from "../../language/words.ts";
import { opensRole } from "./roles.ts";
import { areSame, isSameName, wordKey } from "./same-words.ts";
import type { Statement } from "./statement.ts";

const TIME_WORDS = new Set(
  `yesterday today tonight tomorrow morning afternoon evening night midnight noon dawn dusk week month year decade century day hour minute
  spring summer autumn winter daily weekly monthly quarterly yearly annual annually hourly weekend`.split(/\s+/),
);
/** What may be put for one another. */
const SAME_TIMES = [
  ["year", "yearly", "annual", "annually"],
  ["month", "monthly"],
  ["week", "weekly"],
  ["day", "daily"],
  ["hour", "hourly"],
  ["quarter", "quarterly"],
];

/** Whether every capitalised word of the point, and every word for a time, stands in its evidence. */
export function namesAreBorne(point: Statement, evidence: readonly Statement[]): boolean {
  const known = evidence.flatMap(({ words }) => words.map(({ text }) => wordKey(text)));
  const words = new Set(evidence.flatMap((sentence) => sentence.words.map(({ lower }) => withoutPossessive(lower))));
  return point.words.every(({ text, lower }, index) => {
    const isAge = lower === "year" && point.words[index + 1]?.lower === "old";
    if ((TIME_WORDS.has(lower) || TIME_WORDS.has(lower.replace(/s$/, ""))) && !isAge)
      return timesLike(lower.replace(/s$/, "")).some((time) => words.has(time) || words.has(`${time}s`));
    const isName = isCapitalised(text) && (index > 0 || point.stems[0] !== null);
    const key = wordKey(text);
    return (
      !isName ||
      known.some((other) => isSameName(key, other)) ||
      (index === 0 && isCommonOpening(point)) ||
      (opensRole(key) && (index === 0 || known.some((other) => areSame(key, other))))
    );
  });
}

const timesLike = (word: string): readonly string[] => SAME_TIMES.find((times) => times.includes(word)) ?? [word];

/** A first word is capitalised in any case; it counts as a name only where a name goes on after it. */
const isCommonOpening = ({ words }: Statement): boolean => !isCapitalised(words[1]?.text ?? "");
