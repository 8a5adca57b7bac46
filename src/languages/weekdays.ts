import { wordsOf } from "../text/words.ts";
import { type Language, perLanguage } from "./language.ts";

/** A day of the week, as the packs write it: "weekday 1" is Monday. */
export type Weekday = string;

/** The one day of the week that a word names; null for other words and for every such day ("Mondays"). */
export const weekdayOf = (lower: string, language: Language): Weekday | null => weekdays(language).get(lower) ?? null;

/** The days of the week that a text names, in its order. */
export const weekdaysIn = (text: string, language: Language): Weekday[] =>
  weekdays(language).size === 0 ? [] : wordsOf(text).flatMap(({ lower }) => weekdayOf(lower, language) ?? []);

const weekdays = perLanguage(
  (language) => new Map([...language.words("times")].filter(([, time]) => time.startsWith("weekday "))),
);
