const DAY_MILLISECONDS = 24 * 3600e3;
const DEFAULT_MILLISECONDS = 15 * 60e3;

/** How long a Retry-After header (seconds or a date, RFC 9110) asks to wait: at most a day, a quarter hour if unsaid. */
export function retryAfterMilliseconds(header: string | null, now: number): number {
  const text = header?.trim() ?? "";
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(wait) ? DEFAULT_MILLISECONDS : Math.min(Math.max(wait, 1000), DAY_MILLISECONDS);
}
