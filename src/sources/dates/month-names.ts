import { usualLanguage } from "../../languages/known.ts";
import { once } from "../../text/once.ts";

/** Of the usual language, so that most dates are read without asking for the names of fifty. */
const usualNames = once(
  () =>
    new Map(
      [...usualLanguage().words("times")].flatMap(([name, what]) =>
        what.startsWith("month ") ? [[name.replace(/\.$/, ""), Number(what.slice("month ".length))] as const] : [],
      ),
    ),
);

/** The month names of these languages are known; where two disagree on a word, the earlier one wins. */
export const LOCALES = (
  "en de fr es it pt nl sv da nb fi pl cs sk hu ro el ru uk bg tr ca eu gl sl sr sr-Latn hr lt lv et id ms vi is ga " +
  "sq mk be ar ar-SY he hi hy ka az kk uz bn ur"
).split(" ");

let everyLanguage: ReadonlyMap<string, number> | null = null;

/** The month (1 to 12) that a word names in any of some fifty languages, long or short; null for other words. */
export function monthNamed(word: string): number | null {
  const plain = plainWord(word);
  const usual = usualNames().get(plain);
  if (usual !== undefined) return usual;
  everyLanguage ??= namesOfEveryLanguage();
  return everyLanguage.get(plain) ?? null;
}

export function plainWord(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\.$/, "");
}

/** From CLDR, by way of Intl: as in a date ("4 januari 2004") and standing alone. */
function namesOfEveryLanguage(): ReadonlyMap<string, number> {
  const names = new Map<string, number>([
    ["marz", 3],
    ["janner", 1],
    ["feber", 2],
    ["sept", 9],
  ]);
  for (const locale of LOCALES) {
    for (const options of [
      { month: "long", day: "numeric" },
      { month: "long" },
      { month: "short", day: "numeric" },
    ] as const) {
      addNames(names, new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }));
    }
  }
  return names;
}

function addNames(names: Map<string, number>, format: Intl.DateTimeFormat): void {
  for (let month = 0; month < 12; month++) {
    const part = format.formatToParts(Date.UTC(2023, month, 15)).find(({ type }) => type === "month");
    const name = plainWord(part?.value ?? "");
    if (/^\p{L}{3,}$/u.test(name) && !names.has(name)) names.set(name, month + 1);
  }
}
