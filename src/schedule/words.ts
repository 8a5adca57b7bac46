import { Problem } from "../model/problem.ts";
import { nextSlot } from "./slots.ts";

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
const GROUPS: Readonly<Record<string, string>> = {
  daily: "*",
  everyday: "*",
  "every day": "*",
  weekdays: "1-5",
  "every weekday": "1-5",
  "working days": "1-5",
  weekends: "0,6",
};
const CRON_FIELDS = 5;

/**
 * A cron expression from a person's words: "weekdays 8:00", "daily at 7.30 am", "mon, wed and fri 18:15", "8:00" (daily),
 * or a five-field cron expression as it is. Throws Problem `bad-input` with examples for what is neither, and for a cron
 * expression that never comes due.
 */
export function cronFromWords(words: string): string {
  const said = words.trim().toLowerCase().slice(0, 200);
  if (said.split(" ").filter(Boolean).length === CRON_FIELDS && !said.includes(":")) {
    refuseNeverDue(said);
    return said;
  }
  const tokens = said
    .replaceAll(",", " ")
    .split(" ")
    .filter((token) => token !== "" && token !== "at" && token !== "and");
  const meridiem = takeMeridiem(tokens);
  const time = clockTime(tokens.pop() ?? "", meridiem);
  const days = daysField(tokens);
  if (time === null || days === null) throw misunderstood(words);
  return `${time.minute} ${time.hour} * * ${days}`;
}

/** What a cron expression says, in words where it is one that `cronFromWords` makes; else the expression itself. */
export function wordsFromCron(cron: string): string {
  const [minute = "", hour = "", day, month, weekdays = ""] = cron.split(" ");
  const plain = isDigits(minute) && isDigits(hour) && day === "*" && month === "*";
  if (!plain) return cron;
  const time = `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
  const group = { "*": "daily", "1-5": "weekdays", "0,6": "weekends" }[weekdays];
  if (group) return `${group} ${time}`;
  const names = weekdays.split(",").map((digit) => (isDigits(digit) ? DAYS[Number(digit) % 7] : undefined));
  return names.every((name) => name !== undefined) ? `${names.map(capital).join(", ")} ${time}` : cron;
}

/** The calendar repeats itself: whatever comes due, does so within the years after any day. */
const SOME_DAY = new Date("2024-01-01T00:00:00Z");

function refuseNeverDue(cron: string): void {
  if (nextSlot({ cron, timeZone: "UTC", quietDays: [] }, SOME_DAY) !== null) return;
  throw new Problem("bad-input", `"${cron.slice(0, 80)}" never comes due: there is no such day. ${EXAMPLES}`);
}

const EXAMPLES = 'Write "weekdays 8:00", "daily 7:30 am", "mon, thu 18:15" or a cron expression such as "0 8 * * 1-5".';

function takeMeridiem(tokens: string[]): "am" | "pm" | null {
  const last = tokens.at(-1)?.replaceAll(".", "") ?? "";
  if (last === "am" || last === "pm") {
    tokens.pop();
    return last;
  }
  const attached = last.slice(-2);
  if ((attached !== "am" && attached !== "pm") || !isDigits(last.slice(0, 1))) return null;
  tokens.push((tokens.pop() ?? "").replaceAll(".", ":").replace("am", "").replace("pm", "").replace(":m:", ""));
  return attached;
}

function clockTime(token: string, meridiem: "am" | "pm" | null): { hour: number; minute: number } | null {
  const [hourText = "", minuteText = meridiem ? "00" : "", ...more] = token.replace(".", ":").split(":");
  if (more.length > 0 || !isDigits(hourText) || !isDigits(minuteText) || minuteText.length !== 2) return null;
  const hour = meridiem ? (Number(hourText) % 12) + (meridiem === "pm" ? 12 : 0) : Number(hourText);
  const sound =
    hour < 24 && Number(minuteText) < 60 && (!meridiem || (Number(hourText) >= 1 && Number(hourText) <= 12));
  return sound ? { hour, minute: Number(minuteText) } : null;
}

function daysField(tokens: readonly string[]): string | null {
  if (tokens.length === 0) return "*";
  const group = GROUPS[tokens.join(" ")];
  if (group) return group;
  const days = tokens.filter((token) => token !== "every" && token !== "on").map(dayNumber);
  if (days.length === 0 || days.includes(-1)) return null;
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
