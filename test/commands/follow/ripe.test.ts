import { expect, test } from "vitest";
import { ripeAmong, type ToldThere } from "../../../src/commands/follow/ripe.ts";
import type { Pace, SayingAlert } from "../../../src/model/follow.ts";
import type { AlertTimes } from "../../../src/model/subscription.ts";

const waiting = (at: string, pace: Pace = "at-once"): SayingAlert => ({
  ...{ id: `${pace} ${at}`, subscriptionId: "here", at, pace },
  ...{ followIds: [], reports: [] },
});

const ANY: AlertTimes = { quiet: null, most: null };
const NOTHING: ToldThere = { posts: [], briefing: undefined };

/** The ids of what is told; Stockholm is an hour ahead of UTC in February. */
const told = (alerts: readonly SayingAlert[], now: string, times: Partial<AlertTimes> = {}, there = NOTHING) =>
  ripeAmong(alerts, { timeZone: "Europe/Stockholm", alertTimes: { ...ANY, ...times } }, there, new Date(now)).length;

test.each([
  ["2025-02-14T20:59:00.000Z", 1],
  ["2025-02-14T21:00:00.000Z", 0],
  ["2025-02-14T23:30:00.000Z", 0],
  ["2025-02-15T05:59:00.000Z", 0],
  ["2025-02-15T06:00:00.000Z", 1],
])("quiet from 22:00 to 07:00 by the place's clocks: at %s %i is told", (now, count) => {
  const night = { quiet: { from: "22:00", until: "07:00" } };
  expect(told([waiting("2025-02-14T20:00:00.000Z")], now, night)).toBe(count);
});

test("quiet hours within a day", () => {
  const noon = { quiet: { from: "12:00", until: "13:30" } };
  const alerts = [waiting("2025-02-14T08:00:00.000Z")];
  expect(told(alerts, "2025-02-14T10:59:00.000Z", noon)).toBe(1);
  expect(told(alerts, "2025-02-14T12:29:00.000Z", noon)).toBe(0);
  expect(told(alerts, "2025-02-14T12:30:00.000Z", noon)).toBe(1);
});

test("told as often as it asked for that day, a place gets all that is left in one post the next day", () => {
  const posts = ["2025-02-14T10:00:00.000Z", "2025-02-13T23:10:00.000Z", "2025-02-13T22:00:00.000Z"];
  const left = [waiting("2025-02-14T11:00:00.000Z"), waiting("2025-02-14T15:00:00.000Z")];
  expect(told(left, "2025-02-14T22:59:00.000Z", { most: 2 }, { ...NOTHING, posts })).toBe(0);
  expect(told(left, "2025-02-14T22:59:00.000Z", { most: 3 }, { ...NOTHING, posts })).toBe(2);
  expect(told(left, "2025-02-14T23:00:00.000Z", { most: 2 }, { ...NOTHING, posts })).toBe(2);
});

test("with the next briefing, which may be days away; where none comes none is waited for", () => {
  const alerts = [waiting("2025-02-14T19:00:00.000Z", "briefing")];
  const before = { ...NOTHING, briefing: "2025-02-14T07:00:00.000Z" };
  const after = { ...NOTHING, briefing: "2025-02-17T07:00:00.000Z" };
  expect(told(alerts, "2025-02-17T06:59:00.000Z", {}, before)).toBe(0);
  expect(told(alerts, "2025-02-17T07:00:00.000Z", {}, after)).toBe(1);
  expect(told(alerts, "2025-02-14T19:01:00.000Z", {}, { ...NOTHING, briefing: null })).toBe(0);
  expect(told(alerts, "2025-02-14T19:01:00.000Z")).toBe(1);
});

test("hourly with the full hour, and nothing that waited for days since its place was paused", () => {
  const alerts = [waiting("2025-02-14T19:40:00.000Z", "hourly"), waiting("2025-02-12T19:00:00.000Z")];
  expect(told(alerts, "2025-02-14T19:59:00.000Z")).toBe(0);
  expect(told(alerts, "2025-02-14T20:00:00.000Z")).toBe(1);
});
