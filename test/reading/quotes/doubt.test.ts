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
