import { dayOrProblem } from "../../schedule/day-words.ts";
import { problemSaying } from "../../words/problem-saying.ts";
import { type MessageId, SPOKEN, wordsIn } from "../../words/words.ts";
import type { BriefingDesk } from "./desk.ts";

/** A message in each language that the bot speaks, in lower case. */
export const inEvery = (id: MessageId): ReadonlySet<string> =>
  new Set(SPOKEN.map((language) => wordsIn(language).say(id).toLowerCase()));

/** Stand for no choice of topics and for no quiet day, in each language that the bot speaks. */
const EVERY_TOPIC = inEvery("form.everyTopic");
const NO_DAYS = inEvery("form.noDays");
const MOST_TOPICS = 10;
const MOST_SUGGESTIONS = 25;

/** Topics with commas between, as typed. */
export function topicsOf(typed: string | undefined): string[] {
  const topics = (typed ?? "").split(",").map((topic) => topic.trim().slice(0, 40));
  return [...new Set(topics.filter((topic) => topic !== "" && !EVERY_TOPIC.has(topic.toLowerCase())))].slice(
    0,
    MOST_TOPICS,
  );
}

/** An IANA zone as typed, letter case and blanks aside ("europe/berlin", "new york"). Throws Problem `bad-input`. */
export function timeZoneOf(typed: string | undefined, otherwise: string): string {
  const wanted = (typed ?? "").trim().toLowerCase().replaceAll(" ", "_");
  if (wanted === "") return otherwise;
  const zones = ["UTC", ...Intl.supportedValuesOf("timeZone")];
  const found =
    zones.find((zone) => zone.toLowerCase() === wanted) ??
    zones.find((zone) => zone.toLowerCase().endsWith(`/${wanted}`)) ??
    aliasOf(wanted);
  if (found) return found;
  throw problemSaying("bad-input", "problem.notATimeZone", { typed: (typed ?? "").slice(0, 40) });
}

/** Older names ("Asia/Calcutta", "US/Eastern") that the engine knows but does not list. */
function aliasOf(wanted: string): string | null {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: wanted }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

export function timeZonesLike(typed: string): string[] {
  const wanted = typed.trim().toLowerCase().replaceAll(" ", "_");
  const zones = ["UTC", ...Intl.supportedValuesOf("timeZone")];
  return zones.filter((zone) => zone.toLowerCase().includes(wanted)).slice(0, MOST_SUGGESTIONS);
}

/** Days with commas between, as people write them. Throws Problem `bad-input`. */
export function quietDaysOf(typed: string | undefined, desk: Pick<BriefingDesk, "now" | "timeZone">): string[] {
  const days = (typed ?? "")
    .split(",")
    .map((day) => day.trim())
    .filter((day) => day !== "" && !NO_DAYS.has(day.toLowerCase()));
  const context = { now: desk.now(), timeZone: desk.timeZone, towards: "future" } as const;
  return days.slice(0, 60).map((day) => dayOrProblem(day, context));
}
