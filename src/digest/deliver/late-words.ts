import { ENGLISH } from "../../words/words.ts";

/** Whether the bot was down at a slot; `downSince` is null where it ran. */
export function wasDownAt(dueAt: string, downSince: Date | null): boolean {
  return downSince !== null && downSince.toISOString() <= dueAt;
}

/**
 * "late: the bot was down 07:40–09:12", with the days where they are two. A bot that ran at the time was held up by
 * something else: then it says only when the digest was due.
 */
export function lateWords(dueAt: string, downSince: Date | null, now: Date, timeZone: string): string {
  const wasDown = downSince !== null && wasDownAt(dueAt, downSince);
  const from = wasDown ? downSince : new Date(dueAt);
  const isOneDay = dayOf(from, timeZone) === dayOf(now, timeZone);
  const say = isOneDay ? clockOf : dayAndClock;
  const times = { from: say(from, timeZone), until: say(now, timeZone) };
  if (!wasDown) return ENGLISH.say("late.due", times);
  return ENGLISH.say(isOneDay ? "late.down" : "late.downDays", times);
}

/** "4 March 09:12" */
export function dayAndClock(time: Date, timeZone: string): string {
  return `${dayOf(time, timeZone)} ${clockOf(time, timeZone)}`;
}

function dayOf(time: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone, day: "numeric", month: "long" }).format(time);
}

function clockOf(time: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(time);
}
