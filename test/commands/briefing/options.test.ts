import fc from "fast-check";
import { expect, test } from "vitest";
import { quietDaysOf, timeZoneOf, timeZonesLike, topicsOf } from "../../../src/commands/briefing/options.ts";

test.each([
  ["Europe/Berlin", "Europe/Berlin"],
  [" europe/berlin ", "Europe/Berlin"],
  ["new york", "America/New_York"],
  ["Tokyo", "Asia/Tokyo"],
  ["utc", "UTC"],
  ["", "Europe/Oslo"],
])("the zone %j is %s", (typed, zone) => {
  expect(timeZoneOf(typed, "Europe/Oslo")).toBe(zone);
});

test.each(["Mars/Olympus", "Berlin!", "8:00"])("%s is no time zone", (typed) => {
  expect(() => timeZoneOf(typed, "UTC")).toThrow("is not a time zone I know. Write one such as Europe/Berlin.");
});

test("every zone that is suggested is one", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 6 }), (typed) => {
      const zones = timeZonesLike(typed);
      expect(zones.length).toBeLessThanOrEqual(25);
      for (const zone of zones) expect(timeZoneOf(zone, "")).toBe(zone);
    }),
  );
});

test("topics are told apart by commas, each once; all of them is none in particular", () => {
  expect(topicsOf("harbour, trade,, harbour ,")).toEqual(["harbour", "trade"]);
  expect(topicsOf("All")).toEqual([]);
  expect(topicsOf(undefined)).toEqual([]);
  expect(topicsOf(Array.from({ length: 50 }, (_, index) => `t${index}`).join())).toHaveLength(10);
});

test("quiet days are days of the calendar", () => {
  const desk = { now: () => new Date("2025-02-13T08:00:00.000Z"), timeZone: "UTC" };
  expect(quietDaysOf("2025-12-24, 25.12.2025, 1 May", desk)).toEqual(["2025-12-24", "2025-12-25", "2025-05-01"]);
  expect(quietDaysOf(" ", desk)).toEqual([]);
  for (const wrong of ["2025-02-30", "Christmas"]) {
    expect(() => quietDaysOf(`2025-12-24, ${wrong}`, desk)).toThrow(`“${wrong}” is not a day`);
  }
});
