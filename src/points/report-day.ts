import type { Language } from "../languages/language.ts";
import { type Weekday, weekdaysIn } from "../languages/weekdays.ts";
import type { PointSource } from "./point-source.ts";

/**
 * The day on which a source reports: the first one that it names and that its date allows; null where none does. Its
 * reader needs no telling of that day, but of every other one.
 */
export function reportDayOf({ text, sentences, publishedAt }: PointSource, language: Language): Weekday | null {
  const allowed = publishedAt === null ? null : daysOf(publishedAt);
  for (const { start, end } of sentences.slice(0, MOST_SENTENCES)) {
    const day = weekdaysIn(text.slice(start, end), language).find((named) => !allowed || allowed.includes(named));
    if (day !== undefined) return day;
  }
  return null;
}

const MOST_SENTENCES = 40;

/** The day of a date; of its small hours also the day before, which it still is farther west. */
function daysOf(publishedAt: string): Weekday[] {
  const date = new Date(publishedAt);
  const day = date.getUTCDay();
  const isSmallHour = publishedAt.includes("T") && date.getUTCHours() < SMALL_HOURS;
  return (isSmallHour ? [day, day + 6] : [day]).map((of) => `weekday ${of % 7 || 7}`);
}

const SMALL_HOURS = 8;

/** Whether a text names another day of the week too. */
export const namesOtherDay = (text: string, language: Language, own: Weekday): boolean =>
  weekdaysIn(text, language).some((day) => day !== own);
