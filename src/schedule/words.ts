import { Problem } from "../model/problem.ts";
import { nextSlot } from "./slots.ts";

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
const GROUPS: Readonly<Record<string, string>> = {
  "": "*",
  day: "*",
  days: "*",
  daily: "*",
  everyday: "*",
  weekday: "1-5",
  weekdays: "1-5",
  workday: "1-5",
  workdays: "1-5",
  "working days": "1-5",
  weekend: "0,6",
  weekends: "0,6",
  "monday to friday": "1-5",
  "mon to fri": "1-5",
  "mon-fri": "1-5",
};
/** Times of the day that people name. */
const NAMED_TIMES: Readonly<Record<string, string>> = {
  morning: "8:00",
  mornings: "8:00",
  noon: "12:00",
  lunchtime: "12:00",
  midday: "12:00",
  afternoon: "15:00",
  evening: "18:00",
  evenings: "18:00",
  night: "21:00",
  midnight: "0:00",
};
/** Say nothing in a time. */
const FILLERS = new Set([
  "at",
  "and",
  "every",
  "each",
  "on",
  "in",
  "the",
  "around",
  "&",
  "o'clock",
  "oclock",
  "h",
  "please",
]);
const CRON_FIELDS = 5;
const LONGEST = 200;
const MOST_TIMES = 6;
const HOURS = /^every (\d{1,2} )?hours?$/;

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
  throw new Problem(
    "bad-input",
    `"${words.slice(0, 80)}": every 1, 2, 3, 4, 6, 8 or 12 hours is what I can do. ${EXAMPLES}`,
  );
}

interface ClockTime {
  readonly hour: number;
  readonly minute: number;
}

function minuteOf(times: readonly ClockTime[], words: string): number {
  const [minute = 0, ...others] = [...new Set(times.map((time) => time.minute))];
  if (others.length === 0) return minute;
  const advice = "Times of one briefing share their minutes; a channel may have a second briefing for the other.";
  throw new Problem("bad-input", `"${words.slice(0, 80)}" has times with different minutes. ${advice}`);
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
export function wordsFromCron(cron: string): string {
  const [minute = "", hour = "", day, month, weekdays = ""] = cron.split(" ");
  const hours = hour.split(",");
  const plain = isDigits(minute) && hours.every(isDigits) && day === "*" && month === "*";
  if (!plain) return everyWords(cron) ?? cron;
  const time = hours.map((one) => `${one.padStart(2, "0")}:${minute.padStart(2, "0")}`).join(" and ");
  const group = { "*": "daily", "1-5": "weekdays", "0,6": "weekends" }[weekdays];
  if (group) return `${group} ${time}`;
  const names = weekdays.split(",").map((digit) => (isDigits(digit) ? DAYS[Number(digit) % 7] : undefined));
  return names.every((name) => name !== undefined) ? `${names.map(capital).join(", ")} ${time}` : cron;
}

function everyWords(cron: string): string | null {
  if (cron === "0 * * * *") return "every hour";
  const every = /^0 \*\/(\d{1,2}) \* \* \*$/.exec(cron);
  return every ? `every ${every[1]} hours` : null;
}

/** The calendar repeats itself: whatever comes due, does so within the years after any day. */
const SOME_DAY = new Date("2024-01-01T00:00:00Z");

function refuseNeverDue(cron: string): void {
  if (nextSlot({ cron, timeZone: "UTC", quietDays: [] }, SOME_DAY) !== null) return;
  throw new Problem("bad-input", `"${cron.slice(0, 80)}" never comes due: there is no such day. ${EXAMPLES}`);
}

const EXAMPLES =
  'Write "weekdays 8:00", "every morning", "8am and 6pm", "mon, thu 18:15" or a cron expression such as "0 8 * * 1-5".';

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
  return stem.length < 3 ? -1 : DAYS.findIndex((day) => day.startsWith(stem));
}

function misunderstood(words: string): Problem {
  return new Problem("bad-input", `"${words.slice(0, 80)}" is not a time I understand. ${EXAMPLES}`);
}

const isDigits = (text: string): boolean =>
  text !== "" && [...text].every((character) => character >= "0" && character <= "9");
const capital = (name: string | undefined): string => (name ? name[0]?.toUpperCase() + name.slice(1) : "");
