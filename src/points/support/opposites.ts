import { regularForm } from "../../language/irregular-forms.ts";
import { stemOf } from "../../language/stems.ts";
import type { Statement } from "./statement.ts";

const OPPOSITES = new Map(
  `early late, earlier later, rise fall, increase decrease, more less, more fewer, higher lower, above below, up down,
  win lose, accept reject, allow ban, open close, gain loss, north south, east west, northern southern,
  eastern western, left right, man woman, men women, male female, support oppose, agree refuse, cheaper dearer,
  guilty innocent, convict acquit, largest smallest, best worst, oldest youngest, first last, success failure, start end, beginning end`
    .split(",")
    .flatMap((pair): [string, string][] => {
      const [one = "", other = ""] = pair.trim().split(/\s+/).map(keyOf);
      return [
        [one, other],
        [other, one],
      ];
    }),
);

/** Whether no word of the point says the opposite of what its evidence says there: "late" for "early". */
export function directionIsKept(point: Statement, evidence: readonly Statement[]): boolean {
  const known = new Set(evidence.flatMap(({ words }) => words.map(({ lower }) => keyOf(lower))));
  return point.words.every(({ lower }) => {
    const key = keyOf(lower);
    const opposite = OPPOSITES.get(key);
    return opposite === undefined || known.has(key) || !known.has(opposite);
  });
}

function keyOf(word: string): string {
  return stemOf(regularForm(word));
}
