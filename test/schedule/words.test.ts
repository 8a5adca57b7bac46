import { expect, test } from "vitest";
import { cronFromWords, wordsFromCron } from "../../src/schedule/words.ts";

test.each([
  ["weekdays 8:00", "0 8 * * 1-5"],
  ["Weekdays at 8:00", "0 8 * * 1-5"],
  ["daily 7:30", "30 7 * * *"],
  ["every day at 07:30", "30 7 * * *"],
  ["8:00", "0 8 * * *"],
  ["weekends 10:15", "15 10 * * 0,6"],
  ["mon, wed and fri 18:15", "15 18 * * 1,3,5"],
  ["mondays 9.00", "0 9 * * 1"],
  ["every tuesday 9:00 pm", "0 21 * * 2"],
  ["daily 8am", "0 8 * * *"],
  ["daily 12 am", "0 0 * * *"],
  ["daily 12:30pm", "30 12 * * *"],
  ["daily 8.30 a.m.", "30 8 * * *"],
  ["0 8 * * 1-5", "0 8 * * 1-5"],
])("%s is %s", (words, cron) => {
  expect(cronFromWords(words)).toBe(cron);
});

test.each(["", "soon", "weekdays", "25:00", "8:60", "13 pm", "someday 8:00", "8:0", "8 or 9", "twice a day"])(
  "%j is refused with examples",
  (words) => {
    expect(() => cronFromWords(words)).toThrow(/weekdays 8:00/);
  },
);

test.each(["61 8 * * *", "0 8 31 2 *", "0 8 30 2 *", "0 8 31 4,6 *", "0 8 * * 9"])(
  "%s is refused: it never comes due",
  (cron) => {
    expect(() => cronFromWords(cron)).toThrow(/weekdays 8:00/);
  },
);

test("a day that comes every four years does come", () => {
  expect(cronFromWords("0 8 29 2 *")).toBe("0 8 29 2 *");
});

test.each([
  ["0 8 * * 1-5", "weekdays 08:00"],
  ["30 7 * * *", "daily 07:30"],
  ["15 18 * * 1,3,5", "Monday, Wednesday, Friday 18:15"],
  ["*/5 * * * *", "*/5 * * * *"],
])("%s is told as %s", (cron, words) => {
  expect(wordsFromCron(cron)).toBe(words);
});
