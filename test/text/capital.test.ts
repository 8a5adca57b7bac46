import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withCapital } from "../../src/text/capital.ts";

describe("a text that is to begin a sentence", () => {
  test.each([
    ["the sea fell", "The sea fell"],
    ["élan", "Élan"],
    ["𐑁o", "𐐙o"],
    ["4,000 homes", "4,000 homes"],
    ["“the sea”", "“the sea”"],
    ["ῢ", "ῢ"],
    ["ßa", "ßa"],
    ["", ""],
  ])("%j begins as %j", (text, expected) => expect(withCapital(text)).toBe(expected));

  test("remains the same words", () => {
    const text = fc.string({ unit: "grapheme" });
    fc.assert(fc.property(text, (given) => withCapital(given).toLowerCase() === given.toLowerCase()));
  });
});
