import { expect, test } from "vitest";
import { articleFromText } from "../../../src/sources/extract/plain-text/article.ts";
import { quotesIn } from "./quotes-in.ts";

const doubtsIn = (text: string): [string | undefined, boolean][] =>
  quotesIn(articleFromText(text, { id: "a", language: "en" })).map(({ speaker }) => [
    speaker?.name,
    speaker?.doubtful === true,
  ]);

test("a speaker whom the words name is in no doubt", () => {
  const text = "“The quay stays shut,” said the harbour master, Hanne Lind. “Nobody may go near it,” she said.";
  expect(doubtsIn(text)).toEqual([
    ["Hanne Lind", false],
    ["Hanne Lind", false],
  ]);
});

test("where two may be meant by a pronoun, the speaker is in doubt", () => {
  const text =
    "Mr. Orm Reyle met Mr. Jens Dahl on the quay, and Mr. Dahl told Mr. Reyle about the lamp. “It has been out for weeks,” he said.";
  expect(doubtsIn(text).at(-1)?.[1]).toBe(true);
});

test("who goes on speaking is in as much doubt as before", () => {
  const text =
    "The keeper, wrapped in smaller and more specialised Bronze Age cloth along with rope “was a strong sign that by then we were well on our way to becoming sailors”, she holds.\n\n“Nobody had thought so before we dug there.”";
  const doubts = doubtsIn(text);
  expect(doubts.map(([, isDoubtful]) => isDoubtful)).toEqual(doubts.map(() => true));
  expect(doubts).not.toEqual([]);
});

test("a pronoun behind somebody else's report is in doubt", () => {
  const text =
    "Mr. Orm Reyle paid his debt and was looking for work, according to his uncle. “They want to paint a picture of him,” he said. “He was a kind boy.”";
  expect(doubtsIn(text).slice(-2)).toEqual([
    ["Orm Reyle", true],
    ["Orm Reyle", true],
  ]);
});

test("where another bearer of the name was named since, a surname alone is in doubt", () => {
  const text =
    "Ida Brok runs the yard. Brok opened it in May, Brok said. In the town hall they met Arne Brok. “The yard stays open,” Brok said.";
  expect(doubtsIn(text).at(-1)).toEqual(["Ida Brok", true]);
});

test("what a verb of speech leads up to with a colon is in no doubt, whatever stands before the colon", () => {
  for (const text of [
    "Ida Brok said on the steps of the town hall: “You cannot paint over the cracks in a quay.”",
    "Ida Brok told Coast Wire: “You cannot paint over the cracks in a quay.”",
  ])
    expect(doubtsIn(`The yard closes on Monday.\n\n${text}`)).toEqual([["Ida Brok", false]]);
});
