import { expect, test } from "vitest";
import type { Article } from "../../src/model/article.ts";
import { refusalOf } from "../../src/points/refusal/refusal.ts";

const codeOf = (text: string, sentences = text.split("\n")) => {
  const blocks = sentences.map((sentence) => {
    const start = text.indexOf(sentence);
    return { start, end: start + sentence.length };
  });
  const article: Article = {
    id: "a",
    url: null,
    title: null,
    outlet: null,
    author: null,
    agencies: [],
    publishedAt: null,
    publishedPrecision: null,
    language: "en",
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
    "a long block page",
    `Sorry, you have been blocked
You are unable to access port-eliza-post.example
This website is using a security service to protect itself from online attacks.
The action you just performed triggered the security solution. There are several actions that could trigger this block.
What can I do to resolve this?
You can email the site owner to let them know you were blocked. Please include what you were doing when this page came up
and the Ray ID found at the bottom of this page. ${"You may also wait and load the page again later. ".repeat(6)}`,
    "not-an-article",
  ],
  [
    "a long cookie wall",
    `We value your privacy
We and our 412 partners store and access information on a device, and process personal data for personalised ads.
You may click to consent to our and our partners' processing as described above, or refuse to consent.
${"You can change your preferences at any time by returning to this site. ".repeat(8)}`,
    "not-an-article",
  ],
  [
    "a teaser and the offers of a paywall",
    `The council of Port Eliza met behind closed doors on Tuesday to weigh a tax on ferry tickets.
To read the full story
Subscribe to unlock this article. Cancel anytime during your trial.
${"Standard: read the Port Eliza Post on any device. Pay a year upfront and save.\n".repeat(8)}`,
    "not-an-article",
  ],
  ["a page for other countries", "This video is not available in your region.", "not-an-article"],
  [
    "a report on subscribers",
    "The Port Eliza Post said on Monday that 40,000 people had become subscribers only a year after it asked for money.",
    null,
  ],
  [
    "a report on cookies",
    "Schools in Port Eliza have banned cookies. The ban takes effect in May, the council said, and fruit comes instead.",
    null,
  ],
  [
    "a live blog that counts the hours",
    lines(12, (index) => (index % 2 ? `The ferry has now left pier ${index}, the port says.` : `${index + 1}h ago`)),
    "live-blog",
  ],
  [
    "advice under numbered headings",
    lines(12, (index) =>
      index % 2
        ? "Go to bed at the same time every day, and get up when the bells of the harbour ring."
        : `${index / 2 + 1}. Keep to hour ${index}`,
    ),
    "list",
  ],
  [
    "a report in numbered paragraphs",
    lines(
      12,
      (index) =>
        `${index + 1}. The port said on Monday that ferry ${index} had left its pier late because of the storm off Eliza.`,
    ),
    null,
  ],
  [
    "a recipe",
    "Fish soup\nIngredients\n500 g cod\n2 onions\nMethod\nChop the onions and fry them.\nAdd the fish.\nServe at once.",
    "list",
  ],
  [
    "a gallery",
    lines(10, (index) => `A ferry leaves pier ${index} in the evening light. Photograph: A. Doyle`),
    "list",
  ],
  [
    "questions and answers about the news",
    lines(12, (index) =>
      index % 2 ? "The ferry ran aground off the harbour on Monday, and an inquiry has begun." : "What happened then?",
    ),
    null,
  ],
  [
    "a recording's transcript",
    lines(12, (index) => `[00:${10 + index}:04] ${index % 2 ? "ADA DOYLE" : "NILS QUIST"}: The ferry left on time.`),
    "transcript",
  ],
  [
    "an error",
    "Internal Server Error\nThe server encountered an internal error and could not complete your request.",
    "not-an-article",
  ],
  ["family notices", lines(10, (index) => `Peacefully at home, Nils Quist of pier ${index}, aged 9${index}.`), "list"],
  [
    "a report of a blocked site",
    `${lines(12, () => "Visitors saw the words access denied when the port's site broke down on Monday.")}`,
    null,
  ],
])("%s", (_, text, code) => {
  expect(codeOf(text)).toBe(code);
});

test.each([
  ["a live blog", (index: number) => `1${index}:15 The ferry has now left pier ${index}, the port says.`, "live-blog"],
  ["a transcript", (index: number) => `${index % 2 ? "DOYLE" : "QUIST"}: The ferry left pier ${index}.`, "transcript"],
  ["an interview", (index: number) => `${index % 2 ? "A" : "Q"}: The ferry left pier ${index}, did it.`, "interview"],
  ["a report", (index: number) => `The ferry left pier ${index} at 10:15, the port said.`, null],
])("%s whose line breaks are lost", (_, sentence, code) => {
  const sentences = Array.from({ length: 8 }, (_, index) => sentence(index));
  expect(codeOf(sentences.join(" "), sentences)).toBe(code);
});
