import fc from "fast-check";
import { expect, test } from "vitest";
import { remembered } from "../../src/text/remembered.ts";

test("what is remembered is what the function answers, whatever was asked before", () => {
  const texts = fc.array(fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom("", "a".repeat(2000))), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(texts, (asked) => {
      const reversed = remembered((text) => Array.from(text).reverse().join(""));
      for (const text of [...asked, ...asked]) expect(reversed(text)).toBe(Array.from(text).reverse().join(""));
    }),
  );
});

test("a text that comes again at once is not worked out again, also where the answer is null", () => {
  let worked = 0;
  const none = remembered(() => {
    worked++;
    return null;
  });
  for (let times = 0; times < 5; times++) expect(none("The same sentence.")).toBeNull();
  expect(worked).toBe(1);
});
