import { isCapitalised, type Word, withoutPossessive } from "../../language/words.ts";
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

/** Whether names that stand in both keep their order: "A beat B" does not bear "B beat A", but "B was beaten by A". */
export function namesKeepOrder(point: Statement, evidence: readonly Statement[]): boolean {
  const names = distinctNames(point);
  return evidence.every((each) => {
    const there = distinctNames(each);
    const places = names.map((name) => there.indexOf(name)).filter((place) => place >= 0);
    if (places.length < 2) return true;
    const isTurned = places.some((place, index) => place < (places[index - 1] ?? 0));
    return isTurned === (hasAgent(each) !== hasAgent(point));
  });
}

/** "was beaten by Berg", "by the club Berg": a name soon after "by" is who did it. */
const hasAgent = ({ words }: Statement): boolean =>
  words.some(({ lower }, index) => lower === "by" && words.slice(index + 1, index + 1 + AGENT_REACH).some(isNameWord));

const AGENT_REACH = 3;
const isNameWord = ({ text }: Word): boolean => isCapitalised(text) && !CALENDAR.has(text);

/** The last words of the names outside quote marks, each once, in order; days, months and where it was are none. */
function distinctNames({ words, quoted }: Statement): string[] {
  const names: string[] = [];
  let last = -2;
  for (const [index, { text, start }] of words.entries()) {
    const isQuoted = quoted.regions.some((region) => start >= region.start && start < region.end);
    if (!isCapitalised(text) || isQuoted || CALENDAR.has(text)) continue;
    if (PLACING.has(words[index - 1]?.lower ?? "")) continue;
    if (last === index - 1) names.pop();
    names.push(keyOf(text));
    last = index;
  }
  return [...new Set(names)];
}

const PLACING = new Set(["in", "at", "near", "on"]);
const CALENDAR = new Set(
  `Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
  October November December`.split(/\s+/),
);
