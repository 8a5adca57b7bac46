/** Every slot of the tests and every jump of a clock since 1970 falls on a multiple of it. */
const STEP = 5 * 60_000;

/**
 * An independent reference for slots: walks through UTC in steps, reads the zone's clocks, and fires once for each
 * wall-clock time that matches; times that the clocks jump over fire at the first step after the jump.
 */
export interface PlainSchedule {
  readonly minute: number;
  readonly hour: number;
  /** Weekdays, 0 = Sunday. */
  readonly weekdays: readonly number[];
}

export function referenceSlots(schedule: PlainSchedule, timeZone: string, from: Date, until: Date): string[] {
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  const shown = new Set<string>();
  const fired: string[] = [];
  let latest = Date.parse(`${clock.format(from).replace(" ", "T")}:00Z`) - STEP;
  for (let now = from.getTime(); now < until.getTime(); now += STEP) {
    const wall = Date.parse(`${clock.format(now).replace(" ", "T")}:00Z`);
    const due = [];
    for (let minute = latest + STEP; minute <= wall; minute += STEP) {
      const date = new Date(minute);
      const matches = date.getUTCHours() === schedule.hour && date.getUTCMinutes() === schedule.minute;
      const key = date.toISOString();
      if (matches && schedule.weekdays.includes(date.getUTCDay()) && !shown.has(key)) due.push(key);
    }
    for (const key of due) shown.add(key);
    if (due.length > 0) fired.push(new Date(now).toISOString());
    latest = Math.max(latest, wall);
  }
  return fired;
}
