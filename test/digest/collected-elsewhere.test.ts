import { expect, test } from "vitest";
import { collectedElsewhere } from "../../src/digest/collect/collected-elsewhere.ts";

const START = Date.parse("2026-03-05T08:00:00.000Z");

/** Rounds of another process, on a clock that goes on while one waits; `at`: when the last one ended, as seen at a moment. */
function elsewhere(at: (now: number) => string | null, signal = new AbortController().signal) {
  let now = START;
  const waits: number[] = [];
  const collecting = collectedElsewhere({
    store: {
      record: async () => {
        const ended = at(now);
        return ended === null ? null : { at: ended, details: null };
      },
    },
    now: () => new Date(now),
    elapsed: () => now,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
    signal,
  });
  return { collecting, waited: () => waits.reduce((all, one) => all + one, 0) };
}

const ago = (milliseconds: number) => new Date(START - milliseconds).toISOString();

test("a round that another process ended lately is not waited for", async () => {
  const { collecting, waited } = elsewhere(() => ago(60_000));
  await collecting.catchUp(90_000);
  expect(waited()).toBe(0);
});

test("a round that is under way is waited for", async () => {
  const { collecting, waited } = elsewhere((now) => (now < START + 20_000 ? ago(900_000) : ago(0)));
  await collecting.catchUp(90_000);
  expect(waited()).toBe(20_000);
});

test("where nobody collects, or the store cannot be asked, the wait ends", async () => {
  const nobody = elsewhere(() => null);
  await nobody.collecting.catchUp(90_000);
  expect(nobody.waited()).toBe(90_000);
  const away = elsewhere(() => {
    throw new Error("the database does not answer");
  });
  await away.collecting.catchUp(10_000);
  expect(away.waited()).toBe(10_000);
});

test("a bot that is stopped waits no longer", async () => {
  const { collecting, waited } = elsewhere(() => null, AbortSignal.abort());
  await collecting.catchUp(90_000);
  expect(waited()).toBe(0);
});
