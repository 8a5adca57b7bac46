import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startTicker } from "../../src/schedule/ticker.ts";

const START = new Date("2026-05-01T08:00:00Z");
const MINUTE = 60_000;
/** A part of the fake time that `setSystemTime` leaves alone. */
const elapsed = () => performance.now();

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});

afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ["is set back by two hours", -120],
  ["is set back by two days", -2880],
  ["runs on", 0],
  ["is set ahead by two hours", 120],
])("a tick comes every minute while the clock %s", async (_, minutes) => {
  let ticks = 0;
  const ticker = startTicker(async () => {
    ticks += 1;
  }, elapsed);
  await vi.advanceTimersByTimeAsync(3 * MINUTE);
  expect(ticks).toBe(4);
  vi.setSystemTime(Date.now() + minutes * MINUTE);
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  expect(ticks).toBeGreaterThanOrEqual(12);
  expect(ticks).toBeLessThanOrEqual(16);
  await ticker.stop();
});

test("a tick that takes long swallows the next, and stopping waits for it", async () => {
  const slow = Promise.withResolvers<void>();
  let begun = 0;
  const ticker = startTicker(() => {
    begun += 1;
    return slow.promise;
  }, elapsed);
  await vi.advanceTimersByTimeAsync(5 * MINUTE);
  expect(begun).toBe(1);
  const stopped = ticker.stop();
  slow.resolve();
  await stopped;
});
