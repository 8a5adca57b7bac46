import type { Alert } from "../../model/follow.ts";
import type { Destination } from "../../model/subscription.ts";
import { clocksAt } from "../../schedule/slots.ts";
import { FRESH_MILLISECONDS } from "./heard.ts";

/** What was told in a place. */
export interface ToldThere {
  /** When it was last told what it follows, the newest first; ISO 8601 in UTC. */
  readonly posts: readonly string[];
  /** When its last briefing was due; null where none was yet, undefined where none comes. */
  readonly briefing: string | null | undefined;
}

const HOUR = 3_600_000;
/** What waits for longer is told no more: the place was paused. The next briefing may be a week away. */
const LONGEST_WAIT: Readonly<Record<Alert["pace"], number>> = {
  "at-once": FRESH_MILLISECONDS,
  hourly: FRESH_MILLISECONDS,
  briefing: 8 * 24 * HOUR,
};

/**
 * Which of the alerts that wait in a place are told now: none in its quiet hours; those that are at a pace of their own once that
 * allows; and where it was told as often as it asked for that day, all of them in one post the next day.
 */
export function ripeAmong<A extends Alert>(
  waiting: readonly A[],
  { timeZone, alertTimes }: Pick<Destination, "timeZone" | "alertTimes">,
  { posts, briefing }: ToldThere,
  now: Date,
): readonly A[] {
  const clock = (at: string) => clocksAt(at, timeZone).slice(0, "2026-03-04T08:00".length);
  const [today = "", time = ""] = clock(now.toISOString()).split("T");
  const { quiet, most } = alertTimes ?? { quiet: null, most: null };
  if (quiet && isWithin(time, quiet)) return [];
  if (most !== null && posts.filter((at) => clock(at).startsWith(today)).length >= most) return [];
  return waiting.filter(
    ({ at, pace }) => now.getTime() - Date.parse(at) <= LONGEST_WAIT[pace] && isAtPace(at, pace, briefing, now),
  );
}

/** Where no briefing comes, none is waited for. */
function isAtPace(at: string, pace: Alert["pace"], briefing: ToldThere["briefing"], now: Date): boolean {
  if (pace === "hourly") return hourOf(at) < hourOf(now.toISOString());
  return pace === "at-once" || briefing === undefined || (briefing !== null && briefing >= at);
}

const hourOf = (at: string): number => Math.floor(Date.parse(at) / HOUR);

/** "22:00" until "07:00" is over midnight. */
const isWithin = (time: string, { from, until }: { readonly from: string; readonly until: string }): boolean =>
  from <= until ? time >= from && time < until : time >= from || time < until;
