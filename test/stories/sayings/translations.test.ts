import { expect, test } from "vitest";
import { sayingsOf } from "../../../src/stories/telling/sayings/sayings.ts";
import { judge, reportersOf, speechesOf, spoken } from "./translations.ts";

test.each([
  ["fitted", 0.8],
  ["held-out", 0.7],
] as const)("translations of one sentence are one saying, two sentences never are: %s", (file, share) => {
  const results = speechesOf(file).map(judge);
  const sum = (count: (result: (typeof results)[number]) => number) =>
    results.reduce((total, result) => total + count(result), 0);
  expect(results.flatMap(({ wrong }) => wrong)).toEqual([]);
  expect(sum(({ found }) => found) / sum(({ pairs }) => pairs)).toBeGreaterThanOrEqual(share);
});

const BOW = "We will not bow to anyone, and we will not sell our port.";
const KNEE = "We shall bend the knee to nobody, nor is our harbour for sale.";

test("few words in common are enough where the speaker is one", () => {
  expect(reportersOf(sayingsOf([spoken("a", "Ilva Tarsen", [BOW]), spoken("b", "Ilva Tarsen", [KNEE])]))).toEqual([
    ["a", "b"],
  ]);
});

test("another speaker's words, and words said a week later, are another saying", () => {
  const other = spoken("b", "Osric Valdane", [KNEE]);
  expect(sayingsOf([spoken("a", "Ilva Tarsen", [BOW]), other])).toHaveLength(2);
  const later = spoken("b", "Ilva Tarsen", [KNEE], "2025-02-20T18:00:00.000Z");
  expect(sayingsOf([spoken("a", "Ilva Tarsen", [BOW]), later])).toHaveLength(2);
});

test.each([
  ["denial", "Our navy will leave the northern strait.", "Our navy will not leave the northern strait."],
  ["opposite", "The talks with the union were a success.", "Our negotiations with the union were a failure."],
  ["figure", "We will build 40 new schools this year.", "We are going to build 60 new schools this year."],
  ["name", "The convoy will reach Ostrenby tonight.", "The convoy is going to reach Selwarne tonight."],
])("another %s makes another saying", (_, one, other) => {
  const sayings = sayingsOf([spoken("a", "Ilva Tarsen", [one]), spoken("b", "Ilva Tarsen", [other])]);
  expect(reportersOf(sayings)).toEqual([["a"], ["b"]]);
});

test("two sentences of one article are never one saying, however alike", () => {
  const both = spoken("a", "Ilva Tarsen", [BOW, KNEE]);
  expect(sayingsOf([both])).toHaveLength(2);
  expect(sayingsOf([both, spoken("b", "Ilva Tarsen", [KNEE])])).toHaveLength(2);
});

test("outlets that share a translation of one sentence mean two where they word another one differently", () => {
  const shared = "The boats of both countries may fish here from the first of June.";
  const apart = sayingsOf([spoken("a", "Ilva Tarsen", [BOW]), spoken("b", "Ilva Tarsen", [KNEE])]);
  expect(apart).toHaveLength(1);
  const together = [spoken("a", "Ilva Tarsen", [shared, BOW]), spoken("b", "Ilva Tarsen", [shared, KNEE])];
  expect(reportersOf(sayingsOf(together))).toEqual([["a", "b"], ["a"], ["b"]]);
});

test("of several wordings the fullest comes first", () => {
  const long =
    "The ships must be able to leave our harbours without anybody's permission, today, tomorrow and next year.";
  const [saying] = sayingsOf([
    spoken("a", "Ilva Tarsen", [
      "Vessels have to be free to sail from our ports without anyone's consent, now and tomorrow.",
    ]),
    spoken("b", "Ilva Tarsen", [long]),
  ]);
  expect(saying?.quotes.map(({ text }) => text)[0]).toBe(long);
  expect(saying?.quotes).toHaveLength(2);
});
