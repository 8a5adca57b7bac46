import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block } from "../../../src/model/article.ts";
import { splitSentences } from "../../../src/reading/sentences/split.ts";
import { ENGLISH } from "../../builders.ts";

const body = (text: string): Block[] => [{ start: 0, end: text.length, role: "body" }];

const split = (text: string): string[] =>
  splitSentences(text, body(text), ENGLISH).map(({ start, end }) => text.slice(start, end).replace(/\s+/g, " "));

/** Sentences parted by " ¦ ". */
const CASES: readonly string[] = [
  // Plain ends.
  "The bridge is closed. ¦ Ferries run every hour.",
  "Who gave the order? ¦ Nobody knows.",
  "It holds! ¦ The crowd cheered.",
  "You did what?! ¦ I left.",
  "Help!! ¦ Somebody heard.",
  // Titles and initials.
  "Mr. Tarn met Dr. Oda Vell and Prof. Lind on the quay.",
  "Gov. Ines Marrow and Lt. Col. Bram Ost flew over the valley.",
  "The letter went to Sen. Pia Roth, D-Pa., and to Rep. Ola Dunn (R-Ohio).",
  "Juno K. Varga signed. ¦ P. T. Orrin did not.",
  "A. Dorn spoke first. ¦ Then came B. Falk.",
  "Msgr. Halloran and Rev. Pitt led the service.",
  "The case is Marlow v. Denby. ¦ It is old.",
  // Abbreviations at an end or not.
  "He lives in the U.S. ¦ She lives in the U.K. ¦ They write letters.",
  "The U.S. Navy sent two ships. ¦ The U.N. Security Council met.",
  "They came from Ostrava, N.J., on Friday.",
  "Norva Corp. shares fell. ¦ It blamed Tessel Inc. ¦ The market shrugged.",
  "The firm of Ames & Co. is closing.",
  "They sell tea, rope, lamps, etc. ¦ Nobody buys the lamps.",
  "She was promoted to Ph.D. student. ¦ He holds an M.D. from Istrane.",
  "Brand Jr. won. ¦ Brand Sr. clapped.",
  "The office is on Fifth Ave. near the park.",
  "It opened on Jan. 4 and closed on Sept. 30. ¦ Nobody came.",
  "Boats from Alta. and Calif. raced.",
  "Bring fruit, e.g. apples, i.e. what is ripe.",
  "The plan, viz. to wait, failed.",
  // Numbers.
  "The tank holds 3.5 million litres. ¦ It was half full.",
  "He is No. 4 on the list. ¦ She is no. 5.",
  "See p. 12 and Fig. 3. ¦ They differ.",
  "It cost $4.20. ¦ He paid with a ten.",
  "The vote was 52 to 48. ¦ 12 members stayed away.",
  "It weighs 12 lb. and is 4 ft. long.",
  // Times of day.
  "At 6 a.m. Mr. Brandt woke the crew.",
  "The shop shuts at 6 p.m. ¦ Mr. Brandt locks up.",
  "The train left at 9 a.m. Tuesday from track two.",
  "It begins at 8 p.m. Eastern time.",
  // Quotations.
  "“We are ready,” he said. ¦ “We have been for years.” ¦ Nobody answered.",
  "“Is it far?” she asked. ¦ “Two days.”",
  "“Is it far?” Varga asked the guide.",
  "“Stop!” Captain Oda Vell shouted at the crew.",
  "“We wait. We listen. We do not move,” the captain said.",
  'He said: "It is cold. It is dark." ¦ Then he laughed.',
  'She called it "a small miracle". ¦ Others disagreed.',
  'She called it "a small miracle." ¦ Others disagreed.',
  "'It is late. Go home,' he told them. ¦ They stayed.",
  "The workers' demands were clear. ¦ The owners' answer was not.",
  "“They asked: ‘Where is it? Who has it?’ and left,” she said.",
  "“The sea is rising. ¦ We must build.",
  "„Wir warten. Wir hören zu“, sagte sie. ¦ Dann ging sie.",
  // Brackets.
  "The fund (it was founded in 1902. Nobody knows by whom.) is rich.",
  "He left early. ¦ (His train was late.) ¦ She stayed.",
  "The report [see page 4.] is short.",
  "The first study failed.[3] ¦ The second held.[4][5]",
  // Ellipses.
  "I thought ... well, never mind.",
  "He waited…and waited.",
  "That is all I meant.... ¦ She turned away.",
  "We... asked them to stay.",
  // Addresses and glued text.
  "Write to ann.lee@post.example. ¦ She answers.",
  "It is at https://www.harbour.example/a.b/c.html. ¦ Have a look.",
  "Visit news.Harbour.example today.",
  // Lists.
  "1. Open the valve. ¦ 2. Close the valve.",
  "1) Bread ¦ 2) Salt ¦ 3) Water",
  "• Fish is up ¦ • Bread is down",
  "a) the first case ¦ b) the second case",
  // Names with marks.
  "Shares of Yippee! rose. ¦ Nobody laughed.",
  "iHarbour Ltd. sells maps. ¦ eQuay sells tides.",
];

test.each(CASES)("%s", (marked) => {
  expect(split(marked.replaceAll(" ¦ ", " "))).toEqual(marked.split(" ¦ "));
});

test("a paragraph wrapped to a width is one text, whatever letter its lines start with", () => {
  const text = [
    "The harbour master said on Monday that the old",
    "Lighthouse would be lit again by the autumn, when",
    "the last of the lamps had come back from Istrane.",
    "Nobody had asked for it.",
  ].join("\n");
  expect(split(text)).toEqual([
    "The harbour master said on Monday that the old Lighthouse would be lit again by the autumn, when the last of the lamps had come back from Istrane.",
    "Nobody had asked for it.",
  ]);
});

test("a heading above a paragraph and the items of a list stand alone", () => {
  expect(split("Calm seas\nThe storm has passed, and the port is open to ships of every size again.")).toHaveLength(2);
  expect(split("bread\nfresh fish\nsalt, pepper")).toEqual(["bread", "fresh fish", "salt, pepper"]);
});

test("a line that goes on in small letters belongs to the sentence before", () => {
  expect(split("The crew of the old ferry\nwas saved.")).toEqual(["The crew of the old ferry was saved."]);
});

test("a blank line ends a sentence, with or without a mark", () => {
  expect(split("No mark here\n\nand none here")).toEqual(["No mark here", "and none here"]);
});

test("sentences that lost the blank between them are parted", () => {
  expect(split("The gate fell.The water came.Mr. Oda ran.")).toEqual([
    "The gate fell.",
    "The water came.",
    "Mr. Oda ran.",
  ]);
});

test("only body blocks have sentences, and none crosses a block", () => {
  const text = "By A. Dorn. One two Three four";
  const sentences = splitSentences(
    text,
    [
      { start: 0, end: 11, role: "byline" },
      { start: 12, end: 19, role: "body" },
      { start: 20, end: 30, role: "body" },
    ],
    ENGLISH,
  );
  expect(sentences.map(({ start, end }) => text.slice(start, end))).toEqual(["One two", "Three four"]);
});

const newsLike = fc
  .array(
    fc.constantFrom(
      ..."Mr. U.S. a.m. said the Water “ ” ‘ ’ \" ' ( ) [1] ... . ? ! … 1. 2) No. 5 • \n \n\n \t é 漢 。 https://a.example/b.c x.Y Mr.Tarn , ; — - \u00a0 \u200b".split(
        " ",
      ),
      "  ",
    ),
    { maxLength: 120 },
  )
  .map((parts) => parts.join(" "));

test("every character that is no blank stands in exactly one sentence, in order", () => {
  fc.assert(
    fc.property(fc.oneof(newsLike, fc.string({ unit: "grapheme", maxLength: 300 })), (text) => {
      const sentences = splitSentences(text, body(text), ENGLISH);
      let end = 0;
      for (const sentence of sentences) {
        expect(sentence.start).toBeGreaterThanOrEqual(end);
        expect(sentence.end).toBeGreaterThan(sentence.start);
        expect(text.slice(end, sentence.start).trim().replaceAll("\u0085", "")).toBe("");
        end = sentence.end;
      }
      expect(text.slice(end).trim().replaceAll("\u0085", "")).toBe("");
    }),
    { numRuns: 500 },
  );
});
