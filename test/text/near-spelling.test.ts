import fc from "fast-check";
import { expect, test } from "vitest";
import { isNearSpelling, respelt } from "../../src/text/near-spelling.ts";

test.each([
  ["sheba", "sheeba"],
  ["field", "feild"],
  ["potato", "potatoe"],
  ["lighthouse", "lihgthuose"],
])("%s may be meant by %s", (first, second) => {
  expect([isNearSpelling(first, second), isNearSpelling(second, first)]).toEqual([true, true]);
});

test.each([
  ["cat", "cot"],
  ["ferry", "berry"],
  ["harbour", "harvest"],
  ["1200", "1300"],
  ["quay", "quayside"],
])("%s is not meant by %s", (first, second) => {
  expect([isNearSpelling(first, second), isNearSpelling(second, first)]).toEqual([false, false]);
});

const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 4, maxLength: 7 });

test("one letter left out, put in or changed anywhere behind the first is forgiven", () => {
  fc.assert(
    fc.property(word, fc.nat(), (text, at) => {
      const place = 1 + (at % (text.length - 1));
      const head = text.slice(0, place);
      expect(isNearSpelling(text, `${head}x${text.slice(place)}`)).toBe(true);
      expect(isNearSpelling(text, `${head}x${text.slice(place + 1)}`)).toBe(true);
      if (text.length > 4) expect(isNearSpelling(text, head + text.slice(place + 1))).toBe(true);
    }),
  );
});

test("terms are put as the other text spells them, and no term is taken for one that both have", () => {
  expect(respelt(["quey", "ferry"], new Set(["quay", "ferry"]))).toEqual(["quay", "ferry"]);
  expect(respelt(["quay", "quey"], new Set(["quay"]))).toEqual(["quay", "quey"]);
});
