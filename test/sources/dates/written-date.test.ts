import fc from "fast-check";
import { expect, test } from "vitest";
import { findDates } from "../../../src/sources/dates/find-dates.ts";
import { momentOf, readWrittenDate } from "../../../src/sources/dates/written-date.ts";

const iso = (text: string) => {
  const date = readWrittenDate(text);
  return date && new Date(momentOf(date)).toISOString();
};

test.each([
  ["Tue, 03 Mar 2026 09:30:00 GMT", "2026-03-03T09:30:00.000Z"],
  ["Tue, 3 Mar 26 09:30 EST", "2026-03-03T14:30:00.000Z"],
  ["03 Mar 2026 09:30:00 +0530", "2026-03-03T04:00:00.000Z"],
  ["2026-03-03T09:30:15.25-08:00", "2026-03-03T17:30:15.000Z"],
  ["2026-03-03", "2026-03-03T00:00:00.000Z"],
  ["20260303", "2026-03-03T00:00:00.000Z"],
  ["2026-062", "2026-03-03T00:00:00.000Z"],
  ["Tue Mar 3 09:30:00 2026", "2026-03-03T09:30:00.000Z"],
  ["mar. 3 mars 2026 09:30", "2026-03-03T09:30:00.000Z"],
  ["3 de marzo de 2026", "2026-03-03T00:00:00.000Z"],
  ["Dienstag, 3. März 2026, 9:30", "2026-03-03T09:30:00.000Z"],
  ["3 марта 2026", "2026-03-03T00:00:00.000Z"],
  ["March 3, 2026 9:30 pm ET", "2026-03-04T02:30:00.000Z"],
  ["03.03.2026", "2026-03-03T00:00:00.000Z"],
  ["3/14/2026", "2026-03-14T00:00:00.000Z"],
  ["14/3/2026", "2026-03-14T00:00:00.000Z"],
  ["2026/03/14 09:30:00 EDT", "2026-03-14T13:30:00.000Z"],
  ["12:05 am, 3 March 2026", "2026-03-03T00:05:00.000Z"],
  ["20260303T093000Z", "2026-03-03T09:30:00.000Z"],
  ["20260303T0930+0100", "2026-03-03T08:30:00.000Z"],
  ["2026-03-03T09:30:00\u221205:00", "2026-03-03T14:30:00.000Z"],
  ["3.3.2026 kl. 9.30", "2026-03-03T09:30:00.000Z"],
  ["3 mars 2026 à 9h30", "2026-03-03T09:30:00.000Z"],
  ["3 de marzo de 2026, 9:30 p. m.", "2026-03-03T21:30:00.000Z"],
  ["2026年3月3日 下午9:30", "2026-03-03T21:30:00.000Z"],
  ["2026年3月3日 9時30分", "2026-03-03T09:30:00.000Z"],
])("%s", (text, expected) => {
  expect(iso(text)).toBe(expected);
});

test.each(["", "soon", "32 March 2026", "30 February 2026", "2026-13-01", "Fri, 32 Foo 2026 99:00", "12:30", "99"])(
  "%s is no date",
  (text) => {
    expect(readWrittenDate(text)).toBeNull();
  },
);

test("whatever is written, a date that is read exists", () => {
  const piece = fc.constantFrom(
    "3",
    "31",
    "2026",
    "99",
    "Mar",
    "février",
    "-",
    "/",
    ".",
    " ",
    "T",
    ":",
    "09:30",
    "+02",
    "EST",
    "年",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const date = readWrittenDate(pieces.join(""));
      if (!date) return;
      const day = new Date(0);
      day.setUTCFullYear(date.year, date.month - 1, date.day);
      expect([day.getUTCMonth() + 1, day.getUTCDate()]).toEqual([date.month, date.day]);
    }),
  );
});

test("dates are found in a sentence, in its order, and with the country's order of day and month", () => {
  const text = "Updated 3 March 2026, 09:30, first published on 2/3/2026";
  expect(findDates(text, true).map(({ month, day }) => [month, day])).toEqual([
    [3, 3],
    [2, 3],
  ]);
  expect(findDates(text, false).map(({ month, day }) => [month, day])).toEqual([
    [3, 3],
    [3, 2],
  ]);
});
