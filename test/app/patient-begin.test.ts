import { expect, test } from "vitest";
import { beginPatiently } from "../../src/app/patient-begin.ts";
import { Problem } from "../../src/model/problem.ts";
import { postgresProblem } from "../../src/store/postgres/problems.ts";

const failure = (code: string) => postgresProblem(Object.assign(new Error(`failed with ${code}`), { code }));

/** A begin that fails with each of some things in turn, on a clock of its own. */
function beginning(...failures: readonly unknown[]) {
  const left = [...failures];
  const told: string[] = [];
  const stop = new AbortController();
  let clock = 0;
  const begin = async () => {
    if (left.length > 0) throw left.shift();
    return "begun";
  };
  const patience = {
    elapsed: () => clock,
    wait: async (milliseconds: number) => {
      clock += milliseconds;
    },
    signal: stop.signal,
    tell: (words: string) => {
      told.push(words);
    },
  };
  return { begin: () => beginPatiently(begin, patience), told, stop, clock: () => clock };
}

test("a database that refuses, breaks off, starts or stops is waited for, and that is told once", async () => {
  const { begin, told } = beginning(...["ECONNREFUSED", "ECONNRESET", "57P01", "57P03"].map(failure));
  expect(await begin()).toBe("begun");
  expect(told).toEqual([expect.stringContaining("ECONNREFUSED")]);
});

test("after half a minute it is told for good", async () => {
  const { begin, clock } = beginning(...Array.from({ length: 100 }, () => failure("ECONNREFUSED")));
  await expect(begin()).rejects.toMatchObject({
    code: "unavailable",
    message: expect.stringMatching(/ECONNREFUSED.*check the server.*waited for, 30 seconds/),
  });
  expect(clock()).toBe(30_000);
});

test.each([
  ["a wrong password", failure("28P01")],
  ["a database that is not there", failure("3D000")],
  ["a question given up", failure("57014")],
  ["a store of a newer version", new Problem("unavailable", "the store was written by a newer Soundbite")],
  ["a mistake of ours", new TypeError("not a function")],
])("%s is told at once", async (_, thrown) => {
  const { begin, told } = beginning(thrown);
  await expect(begin()).rejects.toBe(thrown);
  expect(told).toEqual([]);
});

test("who stops it does not wait for the database", async () => {
  const { begin, stop } = beginning(failure("ECONNREFUSED"));
  stop.abort();
  expect(await begin()).toBeNull();
});
