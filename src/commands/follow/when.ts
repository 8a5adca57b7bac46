import type { CommandCall } from "../../model/command.ts";
import type { AlertTimes, Destination } from "../../model/subscription.ts";
import { problemSaying } from "../../words/problem-saying.ts";
import { SPOKEN, type Words, wordsIn } from "../../words/words.ts";
import { wholeNumber } from "./followed.ts";

const ANY_TIME: AlertTimes = { quiet: null, most: null };
const MOST_POSTS = 100;
const NONE = new Set(["none", "0", ...SPOKEN.map((language) => wordsIn(language).say("form.nothing").toLowerCase())]);

/** What the options of `/follow when` make of a place's times; what was not given stays. Throws Problem `bad-input`. */
export function timesFrom({ quiet, most }: CommandCall["options"], former: AlertTimes = ANY_TIME): AlertTimes {
  return {
    quiet: quiet === undefined ? former.quiet : quietFrom(quiet),
    most:
      most === undefined ? former.most : isNone(most) ? null : wholeNumber("problem.postsBetween", most, 1, MOST_POSTS),
  };
}

const isNone = (typed: string): boolean => NONE.has(typed.trim().toLowerCase());

/** "22-7", "22:30–06:15". */
function quietFrom(typed: string): AlertTimes["quiet"] {
  if (isNone(typed)) return null;
  const [from, until, ...others] = typed.split(/[-–]/).map(clockFrom);
  if (from && until && from !== until && others.length === 0) return { from, until };
  throw problemSaying("bad-input", "problem.quietHours", { typed: typed.slice(0, 20) });
}

/** Null where it is no time. */
function clockFrom(typed: string): string | null {
  const [, hour = "", minute = "00"] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(typed.trim()) ?? [];
  if (hour === "" || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, "0")}:${minute}`;
}

/** In a sentence each; one where anything is told at any time. */
export function timesTold({ alertTimes, timeZone }: Destination, words: Words): string {
  const { quiet, most } = alertTimes ?? ANY_TIME;
  const told = [
    ...(quiet ? [words.say("following.quiet", { ...quiet, zone: timeZone })] : []),
    ...(most === null ? [] : [words.say("following.most", { count: most })]),
  ];
  return told.length > 0 ? told.join(" ") : words.say("following.anyTime");
}
