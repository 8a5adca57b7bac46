const MINUTE = 60_000;
/** Minutes from 1 January 1900 to 1 January 1970. */
const EPOCH_MINUTES = 36_816_480;
const MOST_MINUTES = 2 ** 27 - 1;
const SERIALS = 2 ** 26;

/**
 * A key whose order is the order of time, so that the newest rows are those at an index's end: 27 bits of minutes since
 * 1900 (until 2155), then 26 bits of a serial number. Always a safe integer.
 */
export function timeKey(milliseconds: number, serial: number): number {
  return minutesOf(milliseconds) * SERIALS + (serial % SERIALS);
}

/** The least key of a time. */
export const firstKeyAt = (milliseconds: number): number => minutesOf(milliseconds) * SERIALS;

function minutesOf(milliseconds: number): number {
  const minutes = Math.floor(milliseconds / MINUTE) + EPOCH_MINUTES;
  return Math.min(MOST_MINUTES, Math.max(0, minutes));
}
