import { usualLanguage } from "../../languages/known.ts";
import { wordsOfKind } from "../../languages/word-kinds.ts";
import { once } from "../../text/once.ts";
import { LOCALES, plainWord } from "./month-names.ts";

/** Of the usual language, long and short, so that most dates are read without asking for the names of fifty. */
const usualNames = once(() => {
  const long = [...usualLanguage().words("times")].filter(([, what]) => what.startsWith("weekday "));
  return new Set([...long.map(([name]) => name), ...shortNames(usualLanguage())]);
});
const shortNames = wordsOfKind("page-words", "day-short");

/** Whether a word names a day of the week in the usual language. */
export const isUsualWeekday = (word: string): boolean => usualNames().has(plainWord(word));

let everyLanguage: ReadonlySet<string> | null = null;

/** Whether a word names a day of the week in any of some fifty languages, in English also in short. */
export function weekdayNamed(word: string): boolean {
  const plain = plainWord(word);
  if (usualNames().has(plain)) return true;
  everyLanguage ??= namesOfEveryLanguage();
  return everyLanguage.has(plain);
}

/** From CLDR, by way of Intl; of names of more words, the first ("segunda-feira"). */
function namesOfEveryLanguage(): ReadonlySet<string> {
  const names = new Set(["sonnabend", "feira"]);
  for (const locale of LOCALES) {
    const format = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
    for (let day = 1; day <= 7; day++) {
      const name = plainWord(format.format(Date.UTC(2023, 0, day)).split(/[\s-]/)[0] ?? "");
      if (/^\p{L}{3,}$/u.test(name)) names.add(name);
    }
  }
  return names;
}
