import { expect, test } from "vitest";
import { languageOf } from "../../src/languages/known.ts";
import { quantitiesIn } from "../../src/languages/numbers.ts";
import { WORDLESS } from "../../src/languages/wordless.ts";

test.each([
  ["1,200 people", [1200]],
  ["twenty-one of 300", [21, 300]],
  ["2.5 million euros, or 2,500,000", [2_500_000, 2_500_000]],
  ["£3bn and 40k", [3e9, 40_000]],
  ["two hundred guests, a dozen buses", [200, 12]],
  ["her third win in the 1990s", [3, 1990]],
  ["nobody at all", []],
])("%s", (text, expected) => {
  expect(quantitiesIn(text, languageOf("en") ?? WORDLESS).map(({ value }) => value)).toEqual(expected);
});
