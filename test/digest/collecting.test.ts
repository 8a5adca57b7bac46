import { expect, test } from "vitest";
import { collectingRounds } from "../../src/digest/collect/collecting.ts";

/** Rounds that end when told, on a clock of the test. */
function rounds() {
  let now = 0;
  let begun = 0;
  const ends: (() => void)[] = [];
  const waits: number[] = [];
  const collecting = collectingRounds({
    round: () => {
      begun += 1;
      return new Promise((resolve) => ends.push(resolve));
    },
    elapsed: () => now,
    wait: async (milliseconds, signal) => {
      waits.push(milliseconds);
      await new Promise<void>((resolve) => {
        ends.push(resolve);
        signal.addEventListener("abort", () => resolve());
      });
    },
    signal: new AbortController().signal,
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const pass = async (milliseconds: number, isBriefingNear = false) => {
    now += milliseconds;
    collecting.begin(isBriefingNear);
    await settled();
  };
  return { collecting, pass, settled, end: () => ends.shift()?.(), waits, begun: () => begun };
}

const MINUTE = 60_000;

test("a round every quarter of an hour, and one before a briefing where the last is not fresh", async () => {
  const { pass, end, begun, collecting } = rounds();
  await pass(0);
  end();
  await collecting.idle();
  await pass(2 * MINUTE, true);
  expect(begun()).toBe(1);
  await pass(MINUTE, true);
  end();
  await collecting.idle();
  expect(begun()).toBe(2);
  await pass(14 * MINUTE);
  expect(begun()).toBe(2);
  await pass(MINUTE);
  expect(begun()).toBe(3);
});

test("catching up waits for the round, and no longer than two minutes", async () => {
  const { collecting, settled, end, waits } = rounds();
  let isThrough = false;
  const caughtUp = collecting.catchUp().then(() => {
    isThrough = true;
  });
  await settled();
  expect([isThrough, waits]).toEqual([false, [2 * MINUTE]]);
  end();
  await caughtUp;
  expect(isThrough).toBe(true);
});
