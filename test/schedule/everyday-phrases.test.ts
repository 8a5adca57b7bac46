import { describe, expect, test } from "vitest";
import { dayFromWords, dayOrProblem } from "../../src/schedule/day-words.ts";
import { cronFromWords, wordsFromCron } from "../../src/schedule/words.ts";

/** Sixty phrases as people type them; a Wednesday in March, ten in the evening in Stockholm. */
const NOW = new Date("2026-03-04T21:00:00.000Z");
const context = (towards: "past" | "future") => ({ now: NOW, timeZone: "Europe/Stockholm", towards });

describe("when a briefing comes", () => {
  test.each([
    ["weekdays at 8", "0 8 * * 1-5"],
    ["weekdays 8am", "0 8 * * 1-5"],
    ["every morning", "0 8 * * *"],
    ["every weekday morning", "0 8 * * 1-5"],
    ["mornings", "0 8 * * *"],
    ["every evening at 7 pm", "0 19 * * *"],
    ["every evening", "0 18 * * *"],
    ["at noon", "0 12 * * *"],
    ["8", "0 8 * * *"],
    ["8am and 6pm", "0 8,18 * * *"],
    ["daily 8:00 and 18:00", "0 8,18 * * *"],
    ["8:30, 12:30 and 18:30", "30 8,12,18 * * *"],
    ["every day at 8 o'clock", "0 8 * * *"],
    ["monday to friday 8:00", "0 8 * * 1-5"],
    ["mon-fri 9:15", "15 9 * * 1-5"],
    ["fridays at 5 pm", "0 17 * * 5"],
    ["every friday 17:00", "0 17 * * 5"],
    ["saturday and sunday 10:00", "0 10 * * 0,6"],
    ["at 7:45 on tuesdays and thursdays", "45 7 * * 2,4"],
    ["every hour", "0 * * * *"],
    ["every 4 hours", "0 */4 * * *"],
    ["weekends at noon", "0 12 * * 0,6"],
    ["in the evening", "0 18 * * *"],
    ["0 8 * * 1-5", "0 8 * * 1-5"],
    ["8.30", "30 8 * * *"],
    ["08:00 every day", "0 8 * * *"],
  ])("“%s”", (words, cron) => {
    expect(cronFromWords(words)).toBe(cron);
  });

  test.each([
    ["8:00 and 18:30", "second briefing"],
    ["every 5 hours", "every 1, 2, 3, 4, 6, 8 or 12 hours"],
    ["0 8 31 2 *", "never comes due"],
    ["now and then", "is not a time I understand"],
    ["tomorrow", "is not a time I understand"],
    ["every fortnight 8:00", "is not a time I understand"],
    ["weekdays", "is not a time I understand"],
  ])("“%s” is refused with the right word", (words, told) => {
    expect(() => cronFromWords(words)).toThrow(told);
  });

  test("what was understood is told in words", () => {
    expect(wordsFromCron("0 8,18 * * *")).toBe("daily 08:00 and 18:00");
    expect(wordsFromCron("0 */4 * * *")).toBe("every 4 hours");
  });
});

describe("days", () => {
  test.each([
    ["today", "2026-03-04"],
    ["yesterday", "2026-03-03"],
    ["the day before yesterday", "2026-03-02"],
    ["last friday", "2026-02-27"],
    ["friday", "2026-02-27"],
    ["on monday", "2026-03-02"],
    ["since monday", "2026-03-02"],
    ["3 days ago", "2026-03-01"],
    ["a week ago", "2026-02-25"],
    ["2 weeks ago", "2026-02-18"],
    ["27.11.2025", "2025-11-27"],
    ["27/11/2025", "2025-11-27"],
    ["1.3.2026", "2026-03-01"],
    ["2026-03-01", "2026-03-01"],
    ["March 2", "2026-03-02"],
    ["2 March", "2026-03-02"],
    ["2nd of March 2026", "2026-03-02"],
    ["24 December", "2025-12-24"],
    ["gestern", "2026-03-03"],
    ["letzten Freitag", "2026-02-27"],
    ["vor drei Tagen", "2026-03-01"],
  ])("“%s” in the past", (words, day) => {
    expect(dayFromWords(words, context("past"))).toBe(day);
  });

  test.each([
    ["24 December", "2026-12-24"],
    ["tomorrow", "2026-03-05"],
    ["next monday", "2026-03-09"],
    ["24.12.2026", "2026-12-24"],
  ])("“%s” to come", (words, day) => {
    expect(dayFromWords(words, context("future"))).toBe(day);
  });

  test.each(["sea", "may", "8", "soon", "the other day in the bar", "2026-02-30", "", "x".repeat(5_000)])(
    "%j is none",
    (words) => {
      expect(() => dayOrProblem(words, context("past"))).toThrow("is not a day");
    },
  );

  test("a day begins where the reader is", () => {
    const late = { now: new Date("2026-03-04T23:30:00.000Z"), towards: "past" } as const;
    expect(dayFromWords("today", { ...late, timeZone: "Europe/Stockholm" })).toBe("2026-03-05");
    expect(dayFromWords("today", { ...late, timeZone: "America/New_York" })).toBe("2026-03-04");
  });
});
