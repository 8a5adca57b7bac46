import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentTerms, searchTerms } from "../../src/languages/terms/search-terms.ts";
import { soundKey } from "../../src/text/sound-key.ts";

const oneTerm = (words: string) => new Set(searchTerms(words)).size === 1;

describe("words that are found by one another", () => {
  test.each([
    "colour color colours coloured colored",
    "organise organize organised organizing organisation organizations",
    "centre center centres centred",
    "travelled traveled travelling travels",
    "defence defense",
    "fulfil fulfill fulfilled",
    "dialogue dialog dialogues",
    "analyse analyze analysed",
    "paediatric pediatric",
    "appeal appeals appealed appealing",
    "said say says saying",
    "women woman",
    "spokesman spokeswoman spokesperson spokespeople",
    "day days",
    "café cafe cafés CAFE",
    "grey gray",
  ])("%s", (words) => expect(oneTerm(words)).toBe(true));
});

describe("words that are kept apart", () => {
  test.each(["filled filed", "four for", "hour or", "tour tor", "policy police", "gas gaz", "wall wal", "not note"])(
    "%s",
    (words) => expect(oneTerm(words)).toBe(false),
  );
});

test("apostrophes of any kind part nothing", () => {
  expect(searchTerms("O’Brien's don't")).toEqual(searchTerms("O'Brien’s don’t"));
  expect(searchTerms("the players’ bus")).toEqual(searchTerms("the player bus"));
});

test("scripts without blanks are found by character, one form for what is written in several", () => {
  expect(searchTerms("汉字 です")).toEqual(["汉", "字", "で", "す"]);
  expect(searchTerms("漢字 です")).toEqual(searchTerms("汉字 です"));
});

test("forms and vowel signs of Arabic letters, and full-width letters, are one", () => {
  expect(searchTerms("إلى المدينةِ أحمــد")).toEqual(searchTerms("الى المدينه احمد"));
  expect(searchTerms("ＡＦＰ １２")).toEqual(searchTerms("AFP 12"));
  expect(searchTerms("Straße Öl")).toEqual(searchTerms("Strasse Ol"));
});

test("content terms leave grammar out unless there is nothing else", () => {
  expect(contentTerms("the price of the gas")).toEqual(searchTerms("price gas"));
  expect(contentTerms("to be or not to be")).not.toEqual([]);
});

test("terms hold letters, marks and digits only, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 500 }), (text) => {
      for (const term of searchTerms(text)) {
        expect(term).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
        expect(term.length).toBeLessThanOrEqual(50);
      }
    }),
  );
});

test("a megabyte of letters and apostrophes takes linear time", () => {
  expect(searchTerms("a’".repeat(500_000)).length).toBeGreaterThan(0);
  expect(searchTerms("x".repeat(1_000_000))).toHaveLength(1);
});

describe("names by their sound", () => {
  test.each([
    ["Zelensky", "Zelenskyy", "Selenskyj", "Zelenskiy"],
    ["Gaddafi", "Qadhafi", "Kadhafi"],
    ["Mohammed", "Muhammad", "Mohamed"],
    ["Tchaikovsky", "Chaikovskii"],
    ["Erdoğan", "Erdogan"],
  ])("%s", (...names) => expect(new Set(names.map(soundKey)).size).toBe(1));

  test("too short a name has none", () => expect(["Li", "Xi", "Mao"].map(soundKey)).toEqual(["", "", ""]));
});
