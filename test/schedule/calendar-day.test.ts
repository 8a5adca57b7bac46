import fc from "fast-check";
import { expect, test } from "vitest";
import { isCalendarDay } from "../../src/schedule/day-words.ts";

test("every day is one", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date("1970-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }), (date) => {
      expect(isCalendarDay(date.toISOString().slice(0, 10))).toBe(true);
    }),
  );
});

test.each([
  "2025-02-29",
  "2025-02-30",
  "2025-04-31",
  "2025-13-01",
  "2025-00-10",
  "2025-1-1",
  "today",
  "2025-01-01T00:00",
])("%s is none", (text) => {
  expect(isCalendarDay(text)).toBe(false);
});

test("the 29th of February of a leap year is one", () => {
  expect(isCalendarDay("2024-02-29")).toBe(true);
});
