import { de, en, type ParsedResult } from "chrono-node";
import { problemSaying } from "../words/problem-saying.ts";
import { wallClockAt } from "./wall-clock.ts";

const DAY = 86_400_000;
const MINUTE = 60_000;
/** Nobody writes a longer day; what reads it must not be given more. */
const LONGEST = 40;
/** A number alone, or a day that the calendar does not have. */
const NO_DAY = /^(\d{1,2}|\d{4}-\d{2}-\d{2})$/;
/** May stand before a day and say nothing. */
const LEADS = new Set(["since", "from", "on", "of", "the", "seit", "ab", "am", "vom"]);

export interface DayContext {
  readonly now: Date;
  /** In which a day begins and ends. */
  readonly timeZone: string;
  /** Which way a day without a year or a week is meant. */
  readonly towards: "past" | "future";
}

/**
 * A day as people write it, in English or German ("yesterday", "last Friday", "27.11.2026", "vor drei Tagen"), as
 * YYYY-MM-DD on the zone's clocks; null for what is none. A day comes before its month where both can be.
 */
export function dayFromWords(typed: string, context: DayContext): string | null {
  const text = typed.trim().slice(0, LONGEST + 1);
  if (isCalendarDay(text)) return text;
  if (text === "" || text.length > LONGEST || NO_DAY.test(text)) return null;
  const shown = wallClockAt(context.now.getTime(), context.timeZone);
  const reference = { instant: context.now, timezone: Math.round((shown - context.now.getTime()) / MINUTE) };
  for (const language of [en.GB, de.casual]) {
    const [found, ...more] = language.parse(text, reference);
    if (found && more.length === 0 && saysAll(text, found)) return dayOf(found, shown, context.towards);
  }
  return null;
}

/** What surrounds the day must say nothing. */
function saysAll(text: string, { index, text: found, start }: ParsedResult): boolean {
  const rest = `${text.slice(0, index)} ${text.slice(index + found.length)}`.toLowerCase().split(" ");
  const isDay = start.isCertain("day") || start.isCertain("weekday") || !start.isCertain("month");
  return isDay && rest.every((word) => word === "" || LEADS.has(word));
}

function dayOf({ start }: ParsedResult, shown: number, towards: DayContext["towards"]): string {
  const at = (years: number, days: number) =>
    Date.UTC((start.get("year") ?? 1970) + years, (start.get("month") ?? 1) - 1, (start.get("day") ?? 1) + days);
  const today = Math.floor(shown / DAY) * DAY;
  const isBefore = at(0, 0) < today;
  const isAfter = at(0, 0) > today;
  const turn = towards === "past" ? (isAfter ? -1 : 0) : isBefore ? 1 : 0;
  const isWeekday = start.isCertain("weekday") && !start.isCertain("day");
  const isOfAnyYear = !start.isCertain("year") && start.isCertain("month");
  const day = isWeekday ? at(0, turn * 7) : isOfAnyYear ? at(turn, 0) : at(0, 0);
  return new Date(day).toISOString().slice(0, 10);
}

/** The day that was meant. Throws Problem `bad-input` with an example for what is none. */
export function dayOrProblem(typed: string, context: DayContext): string {
  const day = dayFromWords(typed, context);
  if (day !== null) return day;
  const example = new Date(wallClockAt(context.now.getTime(), context.timeZone)).toISOString().slice(0, 10);
  throw problemSaying("bad-input", "problem.notADay", { typed: typed.slice(0, 40), example });
}

/** Whether a text is a day of the calendar, as 2026-03-04; the thirtieth of February is none. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}
