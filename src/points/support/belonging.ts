import { isCapitalised } from "../../language/words.ts";
import type { Statement } from "./statement.ts";

/** Whether names that belong to others by "of" ("Ruvel of Kesh") belong to the same ones as in the evidence. */
export function belongingIsKept(point: Statement, evidence: readonly Statement[]): boolean {
  const known = evidence.flatMap(belongings);
  return belongings(point).every(({ who, whose }) => {
    const about = known.filter((pair) => pair.who === who || pair.whose === whose);
    return about.length === 0 || about.some((pair) => pair.who === who && pair.whose === whose);
  });
}

function belongings({ words }: Statement): { who: string; whose: string }[] {
  return words.flatMap(({ lower }, index) => {
    const who = words[index - 1]?.text ?? "";
    const whose = words[index + 1]?.text ?? "";
    return lower === "of" && isCapitalised(who) && isCapitalised(whose) ? [{ who, whose }] : [];
  });
}
