import fc from "fast-check";
import { expect, test } from "vitest";
import { blankSeparatedCount, withoutPossessive, wordsOf } from "../../src/text/words.ts";

const texts = (text: string) => wordsOf(text).map((word) => word.text);

test.each([
  ["The mayor's aides don't agree.", ["The", "mayor's", "aides", "don't", "agree"]],
  ["It cost 1,200.50, or $2.5m.", ["It", "cost", "1,200.50", "or", "2.5m"]],
  ["a twenty-one-year-old", ["a", "twenty", "one", "year", "old"]],
  ["Zoë met “Łukasz” – twice", ["Zoë", "met", "Łukasz", "twice"]],
  ["the players' bus", ["the", "players", "bus"]],
])("%s", (text, expected) => {
  expect(texts(text)).toEqual(expected);
});

test("every word is exactly what stands at its range, and ranges never overlap", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      let last = 0;
      for (const { start, end, text: word } of wordsOf(text)) {
        expect(text.slice(start, end)).toBe(word);
        expect(start).toBeGreaterThanOrEqual(last);
        last = end;
      }
    }),
  );
});

test("counts what stands between blanks", () => {
  expect(blankSeparatedCount("  One -- two\nthree. ")).toBe(4);
  expect(blankSeparatedCount(" ")).toBe(0);
});

test("takes a possessive off", () => {
  expect(["Smith's", "Smiths’", "its"].map(withoutPossessive)).toEqual(["Smith", "Smiths", "its"]);
});
