import { isCapitalised, withoutPossessive } from "../../language/words.ts";
import type { Statement } from "./statement.ts";

const TIME_WORDS = new Set(
  "yesterday today tonight tomorrow morning afternoon evening night week month year decade century".split(" "),
);

const keyOf = (word: string): string => withoutPossessive(word).toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/** Whether every capitalised word of the point, and every word for a time, stands in its evidence. */
export function namesAreBorne(point: Statement, evidence: readonly Statement[]): boolean {
  const known = new Set(evidence.flatMap(({ words }) => words.map(({ text }) => keyOf(text))));
  return point.words.every(({ text, lower }, index) => {
    const isName = isCapitalised(text) && (index > 0 || point.stems[0] !== null);
    return !(isName || TIME_WORDS.has(lower)) || known.has(keyOf(text)) || (index === 0 && isCommonOpening(point));
  });
}

/** A first word is capitalised in any case; it counts as a name only where a name goes on after it. */
const isCommonOpening = ({ words }: Statement): boolean => !isCapitalised(words[1]?.text ?? "");

/** Whether two names that stand in both keep their order; "A beat B" does not bear "B beat A". A passive may turn them. */
export function namesKeepOrder(point: Statement, evidence: readonly Statement[]): boolean {
  const [first, second] = distinctNames(point);
  if (!first || !second) return true;
  const pointPassive = point.words.some(({ lower }) => lower === "by");
  const together = evidence.filter((each) => indexOfName(each, first) >= 0 && indexOfName(each, second) >= 0);
  if (together.length === 0) return true;
  return together.some((each) => {
    const passive = each.words.some(({ lower }) => lower === "by");
    return indexOfName(each, first) < indexOfName(each, second) || passive !== pointPassive || together.length > 1;
  });
}

function distinctNames({ words }: Statement): string[] {
  const names: string[] = [];
  for (const [index, { text }] of words.entries()) {
    if (!isCapitalised(text)) continue;
    const goesOn = index > 0 && isCapitalised(words[index - 1]?.text ?? "");
    if (goesOn) names.pop();
    names.push(keyOf(text));
  }
  return [...new Set(names)];
}

const indexOfName = ({ words }: Statement, name: string): number =>
  words.findIndex(({ text }) => isCapitalised(text) && keyOf(text) === name);
