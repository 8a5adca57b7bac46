import fc from "fast-check";
import { expect, test } from "vitest";
import { dueSlots, nextSlot, type Schedule } from "../../src/schedule/slots.ts";
import { referenceSlots } from "./reference.ts";
import { ZONES } from "./zones.ts";

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const FROM = new Date("2024-12-31T00:00:00Z");
const UNTIL = new Date("2026-01-31T00:00:00Z");

const since = (time: string) => ({ at: new Date(time), shown: null });

function walk(schedule: Schedule, from: Date, until: Date): string[] {
  const slots: string[] = [];
  for (let next = nextSlot(schedule, from); next !== null && next < until.toISOString(); ) {
    slots.push(next);
    next = nextSlot(schedule, new Date(next));
  }
  return slots;
}

test.each(ZONES)("thirteen months in %s: one slot a day, as the reference says", (timeZone) => {
  for (const [hour, minute] of [
    [2, 30],
    [0, 15],
  ] as const) {
    const schedule = { cron: `${minute} ${hour} * * *`, timeZone, quietDays: [] };
    const expected = referenceSlots({ minute, hour, weekdays: EVERY_DAY }, timeZone, FROM, UNTIL);
    expect(walk(schedule, new Date(FROM.getTime() - 1), UNTIL)).toEqual(expected);
  }
});

test("a slot in the gap of Berlin is due at the first minute after it", () => {
  const schedule = { cron: "30 2 * * *", timeZone: "Europe/Berlin", quietDays: [] };
  expect(nextSlot(schedule, new Date("2025-03-29T12:00:00Z"))).toBe("2025-03-30T01:00:00.000Z");
});

test("a slot in the overlap of Berlin is due once, at its first showing", () => {
  const schedule = { cron: "30 2 * * *", timeZone: "Europe/Berlin", quietDays: [] };
  expect(walk(schedule, new Date("2025-10-25T12:00:00Z"), new Date("2025-10-27T00:00:00Z"))).toEqual([
    "2025-10-26T00:30:00.000Z",
  ]);
});

test("several slots in one gap are due once", () => {
  const schedule = { cron: "0,20,40 2 * * *", timeZone: "Europe/Berlin", quietDays: [] };
  const { due, missed } = dueSlots(schedule, since("2025-03-29T12:00:00Z"), new Date("2025-03-30T01:00:30Z"));
  expect({ due, missed }).toEqual({ due: "2025-03-30T01:00:00.000Z", missed: [] });
});

test("however the bot sleeps and restarts, every slot is due or told exactly once", () => {
  const naps = fc.array(fc.integer({ min: 1, max: 60 * 40 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 23 }), naps, (timeZone, hour, minutesAsleep) => {
      const schedule = { cron: `30 ${hour} * * *`, timeZone, quietDays: [] };
      const start = new Date("2025-03-20T00:00:10Z");
      const seen: string[] = [];
      let [last, now] = [start, start];
      for (const minutes of minutesAsleep) {
        now = new Date(now.getTime() + minutes * 60_000);
        const { due, missed } = dueSlots(schedule, { at: last, shown: null }, now);
        seen.push(...[...missed].reverse(), ...(due ? [due] : []));
        if (due || missed.length > 0) last = new Date(due ?? missed[0] ?? last);
      }
      expect(seen).toEqual(walk(schedule, start, new Date(now.getTime() + 1)));
    }),
    { numRuns: 60 },
  );
});

test("after a long sleep the newest slot is late, the older ones are missed", () => {
  const schedule = { cron: "0 8 * * *", timeZone: "UTC", quietDays: [] };
  expect(dueSlots(schedule, since("2026-03-01T08:00:00Z"), new Date("2026-03-04T09:30:00Z"))).toEqual({
    due: "2026-03-04T08:00:00.000Z",
    late: true,
    missed: ["2026-03-03T08:00:00.000Z", "2026-03-02T08:00:00.000Z"],
  });
});

test("past the grace time a slot is missed, not due", () => {
  const schedule = { cron: "0 8 * * *", timeZone: "UTC", quietDays: [] };
  expect(dueSlots(schedule, since("2026-03-03T08:00:00Z"), new Date("2026-03-04T11:00:01Z"))).toEqual({
    due: null,
    late: false,
    missed: ["2026-03-04T08:00:00.000Z"],
  });
});

test("nothing is due on a quiet day", () => {
  const schedule = { cron: "0 8 * * *", timeZone: "Asia/Kathmandu", quietDays: ["2026-03-04"] };
  expect(nextSlot(schedule, new Date("2026-03-03T12:00:00Z"))).toBe("2026-03-05T02:15:00.000Z");
});

test("an expression that never comes due is null, one that is none is told with an example", () => {
  expect(nextSlot({ cron: "0 8 31 2 *", timeZone: "UTC", quietDays: [] }, FROM)).toBeNull();
  expect(() => nextSlot({ cron: "8 o'clock", timeZone: "UTC", quietDays: [] }, FROM)).toThrow(/weekdays 8:00/);
});

test("where the rules of a zone change after a slot, its time of day is not due again", () => {
  const schedule = { cron: "0 8 * * *", timeZone: "Europe/Berlin", quietDays: [] };
  // As if Berlin had been two hours ahead of UTC when the slot was taken: eight o'clock came an hour earlier.
  const last = { at: new Date("2026-03-04T06:00:00Z"), shown: "2026-03-04T08:00 Europe/Berlin" };
  expect(dueSlots(schedule, last, new Date("2026-03-04T07:00:10Z"))).toEqual({ due: null, late: false, missed: [] });
  expect(dueSlots(schedule, last, new Date("2026-03-05T07:00:10Z")).due).toBe("2026-03-05T07:00:00.000Z");
  const elsewhere = { ...last, shown: "2026-03-04T08:00 Asia/Tokyo" };
  expect(dueSlots(schedule, elsewhere, new Date("2026-03-04T07:00:10Z")).due).toBe("2026-03-04T07:00:00.000Z");
});
