const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** No zone has ever been further from UTC than this, nor jumped by more. */
const FARTHEST = 26 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(timeZone, format);
  return format;
}

/**
 * What the clocks of a zone show at an instant, as a number: the milliseconds since 1970 at which a clock that runs on
 * UTC shows the same. Whole seconds.
 */
export function wallClockAt(instant: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * The instant at which a zone's clocks first show a wall-clock time. A time that an overlap shows twice is the first of
 * the two; a time inside a gap is the first instant after the gap.
 */
export function instantOf(wallClock: number, timeZone: string): number {
  const earliest = wallClock - FARTHEST;
  const latest = wallClock + FARTHEST;
  const candidates = [wallClockAt(earliest, timeZone) - earliest, wallClockAt(latest, timeZone) - latest]
    .map((offset) => wallClock - offset)
    .filter((instant) => wallClockAt(instant, timeZone) === wallClock);
  return candidates.length > 0 ? Math.min(...candidates) : afterGap(wallClock, earliest, latest, timeZone);
}

/** The first instant from which on the clocks show the wall-clock time or later: by bisection. */
function afterGap(wallClock: number, earliest: number, latest: number, timeZone: string): number {
  let [before, after] = [earliest, latest];
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (wallClockAt(middle, timeZone) >= wallClock) after = middle;
    else before = middle;
  }
  return after;
}
