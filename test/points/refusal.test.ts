import { expect, test } from "vitest";
import type { Article } from "../../src/model/article.ts";
import { refusalOf } from "../../src/points/refusal.ts";

const codeOf = (text: string) => {
  const blocks = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }) => ({
    start: index,
    end: index + line.length,
  }));
  const article: Article = {
    id: "a",
    url: null,
    title: null,
    outlet: null,
    author: null,
    agencies: [],
    publishedAt: null,
    publishedPrecision: null,
    language: null,
    text,
    blocks: blocks.map((range) => ({ ...range, role: "body" as const })),
  };
  return refusalOf(article, blocks)?.code ?? null;
};
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");

test.each([
  ["an article", "The harbour reopened on Monday.\nFerries to the islands sail again, the port said.", null],
  ["a flash of one sentence", "PORT ELIZA: Ines Doyle has won the election for mayor of Port Eliza.", null],
  ["a blocked page", "Access Denied\nYou don't have permission to access this page on this server.", "not-an-article"],
  [
    "a cookie wall",
    "We use cookies to improve your visit. Accept all cookies or manage your choices.",
    "not-an-article",
  ],
  [
    "a paywall stub",
    "The harbour reopened on Monday. Subscribe to continue reading. Already a subscriber? Log in.",
    "not-an-article",
  ],
  ["nothing but a label", "More from this journal", "too-short"],
  ["a table", lines(12, (index) => `Team ${index} | ${index} | ${index * 2} | won`), "table"],
  [
    "a live blog",
    lines(12, (index) => `${10 + index}:15 The ferry has now left pier ${index}, the port says on its channel.`),
    "live-blog",
  ],
  [
    "a transcript",
    lines(12, (index) => `${index % 2 ? "DOYLE" : "QUIST"}: The ferry left pier ${index}.`),
    "transcript",
  ],
  [
    "an interview",
    lines(12, (index) =>
      index % 2
        ? "I began at the harbour when I was young and never left it again, it is my life."
        : "Why did you stay?",
    ),
    "interview",
  ],
  ["a list", lines(14, (index) => `${index + 1}. Pier ${index}`), "list"],
  [
    "a report of a blocked site",
    `${lines(12, () => "Visitors saw the words access denied when the port's site broke down on Monday.")}`,
    null,
  ],
])("%s", (_, text, code) => {
  expect(codeOf(text)).toBe(code);
});
