import { expect, test } from "vitest";
import { articleFromText } from "../../src/sources/extract/plain-text/article.ts";
import { placesOf } from "../../src/stories/placing/places.ts";

const placesIn = (text: string) => placesOf(articleFromText(text, { id: "a", language: "en" }));

test("a place is one with its possessive ending, and a day is none with it", () => {
  expect(placesIn("Two horses died in Brim's burning feed store.")).toEqual(placesIn("Two horses died in Brim."));
  expect(placesIn("Two horses died in Brim.")).toHaveLength(1);
  expect(placesIn("Two horses died in Monday's fire.")).toHaveLength(0);
});
