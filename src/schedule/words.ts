import type { Problem } from "../model/problem.ts";
import { problemSaying } from "../words/problem-saying.ts";
import { ENGLISH, type Words } from "../words/words.ts";
import { nextSlot } from "./slots.ts";
import { DAYS, FILLERS, GROUPS, NAMED_TIMES } from "./time-phrases.ts";

const CRON_FIELDS = 5;
const LONGEST = 200;
const MOST_TIMES = 6;
const HOURS = /^(?:every|alle|jede) (\d{1,2} )?(?:hours?|stunden?)$/;

/**
 * A cron expression from a person's words: "weekdays 8:00", "every morning", "daily at 7.30 am", "mon, wed and fri 18:15",
 * "8am and 6pm", "8" (daily), "every 4 hours", or a five-field cron expression as it is. Throws Problem `bad-input` with
 * examples for what is neither, and for a cron expression that never comes due.
 */
export function cronFromWords(words: string): string {
  const said = words.trim().toLowerCase().replace(/\s+/g, " ").slice(0, LONGEST);
  if (isCron(said)) {
    refuseNeverDue(said);
    return said;
  }
  const every = HOURS.exec(said);
  if (every) return everyHours(Number(every[1] ?? 1), words);
  const tokens = said
    .replace(/(\d) (?=[ap]\.?m)/g, "$1")
    .replaceAll(",", " ")
    .split(" ")
    .filter((token) => token !== "" && !FILLERS.has(token));
  const times = timesIn(tokens);
  const days = daysField(tokens.filter((token) => !isTime(token)));
  if (times.length === 0 || times.length > MOST_TIMES || days === null) throw misunderstood(words);
  return `${minuteOf(times, words)} ${hoursField(times)} * * ${days}`;
}

const isCron = (said: string): boolean =>
  said.split(" ").length === CRON_FIELDS && [...said].every((character) => "0123456789*/,- #l".includes(character));

/** Only numbers of hours that divide the day come at the same hours each day. */
function everyHours(hours: number, words: string): string {
  if (hours >= 1 && hours <= 12 && 24 % hours === 0) return hours === 1 ? "0 * * * *" : `0 */${hours} * * *`;
  throw problemSaying("bad-input", "problem.everyHours", { typed: words.slice(0, 80), examples: EXAMPLES });
}

interface ClockTime {
  readonly hour: number;
  readonly minute: number;
}

function minuteOf(times: readonly ClockTime[], words: string): number {
  const [minute = 0, ...others] = [...new Set(times.map((time) => time.minute))];
  if (others.length === 0) return minute;
  throw problemSaying("bad-input", "problem.minutesDiffer", { typed: words.slice(0, 80) });
}

const hoursField = (times: readonly ClockTime[]): string =>
  [...new Set(times.map(({ hour }) => hour))].sort((one, other) => one - other).join(",");

/** The times among the words. "Evening" says when only where no clock does. */
function timesIn(tokens: readonly string[]): readonly ClockTime[] {
  const times = (all: readonly string[]) => all.map(clockTime).filter((time) => time !== null);
  const clocks = times(tokens.filter((token) => !(token in NAMED_TIMES)));
  return clocks.length > 0 ? clocks : times(tokens.flatMap((token) => NAMED_TIMES[token] ?? []));
}

const isTime = (token: string): boolean => token in NAMED_TIMES || clockTime(token) !== null;

/** What a cron expression says, in words where it is one that `cronFromWords` makes; else the expression itself. */
export function wordsFromCron(cron: string, words: Words = ENGLISH): string {
  const [minute = "", hour = "", day, month, weekdays = ""] = cron.split(" ");
  const hours = hour.split(",");
  const isPlain = isDigits(minute) && hours.every(isDigits) && day === "*" && month === "*";
  if (!isPlain) return everyWords(cron, words) ?? cron;
  const clocks = hours.map((one) => `${one.padStart(2, "0")}:${minute.padStart(2, "0")}`);
  const times = clocks.join(words.say("and"));
  const group = { "*": "cron.daily", "1-5": "cron.weekdays", "0,6": "cron.weekends" } as const;
  if (isIn(group, weekdays)) return words.say(group[weekdays], { times });
  const numbers = weekdays.split(",");
  if (!numbers.every(isDigits)) return cron;
  const days = numbers.map((number) => dayName(Number(number) % 7, words)).join(", ");
  return words.say("cron.days", { days, times });
}

const isIn = <T extends object>(table: T, key: PropertyKey): key is keyof T => Object.hasOwn(table, key);

/** `number`: 0 is Sunday. */
function dayName(number: number, { locale }: Words): string {
  const day = new Date(Date.UTC(2024, 0, FIRST_SUNDAY + number));
  return new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(day);
}

/** Of January 2024. */
const FIRST_SUNDAY = 7;

function everyWords(cron: string, words: Words): string | null {
  if (cron === "0 * * * *") return words.say("cron.hourly");
  const every = /^0 \*\/(\d{1,2}) \* \* \*$/.exec(cron);
  return every ? words.say("cron.everyHours", { hours: every[1] ?? "" }) : null;
}

/** The calendar repeats itself: whatever comes due, does so within the years after any day. */
const SOME_DAY = new Date("2024-01-01T00:00:00Z");

function refuseNeverDue(cron: string): void {
  if (nextSlot({ cron, timeZone: "UTC", quietDays: [] }, SOME_DAY) !== null) return;
  throw problemSaying("bad-input", "problem.neverDue", { typed: cron.slice(0, 80), examples: EXAMPLES });
}

const EXAMPLES = ENGLISH.say("problem.timeExamples");

/** "8", "8:00", "8.30", "8am", "8.30 p.m.", "18h", "18 uhr" without its word. */
const CLOCK = /^(\d{1,2})(?:[:.h](\d{2}))?h?$/;

function clockTime(token: string): ClockTime | null {
  const said = /^(\d[\d:.]{0,4}?)\.?([ap])\.?m\.?$/.exec(token);
  const [, hour = "", minute = "00"] = CLOCK.exec(said?.[1] ?? token) ?? [];
  const ofDay = hourOfDay(hour, said?.[2] ?? null);
  return ofDay === null || Number(minute) > 59 ? null : { hour: ofDay, minute: Number(minute) };
}

/** `half`: "a" or "p" of a twelve-hour clock. */
function hourOfDay(shown: string, half: string | null): number | null {
  const hour = Number(shown);
  if (shown === "") return null;
  if (half === null) return hour < 24 ? hour : null;
  return hour >= 1 && hour <= 12 ? (hour % 12) + (half === "p" ? 12 : 0) : null;
}

function daysField(tokens: readonly string[]): string | null {
  const group = GROUPS[tokens.join(" ")];
  if (group !== undefined) return group;
  const days = tokens.map(dayNumber);
  if (days.includes(-1)) return null;
  return [...new Set(days)].sort((a, b) => a - b).join(",");
}

function dayNumber(token: string): number {
  const stem = token.endsWith("s") && token.length > 4 ? token.slice(0, -1) : token;
  return DAYS.find(({ name, shortest }) => stem.length >= shortest && name.startsWith(stem))?.number ?? -1;
}

function misunderstood(words: string): Problem {
  return problemSaying("bad-input", "problem.notATime", { typed: words.slice(0, 80), examples: EXAMPLES });
}

const isDigits = (text: string): boolean =>
  text !== "" && [...text].every((character) => character >= "0" && character <= "9");
