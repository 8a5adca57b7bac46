import { describe, expect, test } from "vitest";
import type { Article, Block, BlockRole } from "../../../src/model/article.ts";
import type { Quote } from "../../../src/model/reading.ts";

import { anArticle } from "../../builders.ts";
import {
  type GoldenCase,
  LONGER_SPEECH,
  MARKS,
  NAMED_BEHIND_A_DESCRIPTION,
  NAMES_RESOLVED,
  NOBODYS_SPEECH,
  REPORTED_SPEECH,
  SOURCES,
  WHERE_THE_SPEAKER_STANDS,
  WHO_SPEAKS,
} from "./golden-cases.ts";
import { quotesIn } from "./quotes-in.ts";
import { REPORTED_WITHOUT_MARKS } from "./reported-cases.ts";

function articleOf(text: string, roles: readonly BlockRole[] = []): Article {
  const blocks: Block[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    blocks.push({ start, end: start + line.length, role: roles[blocks.length] ?? "body" });
    start += line.length + 1;
  }
  return anArticle({ text, blocks });
}

const quotesOf = (text: string, roles: readonly BlockRole[] = []): Quote[] => quotesIn(articleOf(text, roles));

const wordsOf = (text: string, { ranges }: Quote): string => text.slice(ranges[0]?.start ?? 0, ranges.at(-1)?.end ?? 0);

function golden(cases: readonly GoldenCase[]): void {
  test.each(cases)("$what", ({ text, quotes }) => {
    const found = quotesOf(text).map((quote) => [
      wordsOf(text, quote),
      quote.cue?.text ?? null,
      quote.speaker?.name ?? null,
      quote.speaker?.mention?.text ?? null,
      quote.kind,
    ]);
    expect(found).toEqual(quotes);
  });
}

describe("where the speaker stands", () => golden(WHERE_THE_SPEAKER_STANDS));
describe("who speaks", () => golden(WHO_SPEAKS));
describe("names resolved", () => golden(NAMES_RESOLVED));
describe("names between commas behind a description", () => golden(NAMED_BEHIND_A_DESCRIPTION));
describe("sources", () => golden(SOURCES));
describe("quote marks", () => golden(MARKS));
describe("longer speech", () => golden(LONGER_SPEECH));
describe("nobody's speech", () => golden(NOBODYS_SPEECH));
describe("reported speech", () => golden(REPORTED_SPEECH));
describe("where reported speech begins and ends", () => golden(REPORTED_WITHOUT_MARKS));

test("a quotation that its report interrupts is one quote with two ranges", () => {
  const text = "“We checked every plank,” Ines Calloway said, “and every nail.”";
  const [quote, ...others] = quotesOf(text);
  expect(others).toEqual([]);
  expect(quote?.ranges.map(({ start, end }) => text.slice(start, end))).toEqual([
    "We checked every plank,",
    "and every nail.",
  ]);
  expect(quote?.speaker?.name).toBe("Ines Calloway");
});

test("a quotation over several paragraphs, opened anew in each, is one quote", () => {
  const text = "“The pier is safe,” Ines Calloway said. “We checked every plank.\n“Then we checked the nails.”";
  const last = quotesOf(text).at(-1);
  expect(last?.ranges.map(({ start, end }) => text.slice(start, end))).toEqual([
    "We checked every plank.",
    "Then we checked the nails.",
  ]);
  expect(last?.speaker?.name).toBe("Ines Calloway");
});

test("reported speech around its report is one quote with two ranges", () => {
  const text = "The pier, Ines Calloway said, would reopen in May.";
  const [quote] = quotesOf(text);
  expect(quote?.ranges.map(({ start, end }) => text.slice(start, end))).toEqual(["The pier", "would reopen in May"]);
});

test("page furniture is never quoted, a headline is", () => {
  const text = "Calloway: ‘The pier is safe’\n“We use cookies,” said Ines Calloway.\n“It is safe,” said Ines Calloway.";
  const quotes = quotesOf(text, ["headline", "boilerplate", "body"]);
  expect(quotes.map((quote) => wordsOf(text, quote))).toEqual(["The pier is safe", "It is safe,"]);
});

test.each([
  ["Palace spokesman Robert Reyle said: “We will talk.”", "Palace spokesman"],
  ["“We will talk,” said Robert Reyle, a spokesman for the palace.", "spokesman for the palace"],
  ["“We will talk,” said Robert Reyle, the mayor of Westmere.", "mayor of Westmere"],
  ["“We will talk,” said Robert Reyle.", null],
  ["Halden President Mary Calloway and Westmere Mayor Robert Reyle met. “We will talk,” Reyle said.", "Westmere Mayor"],
  ["“We will talk,” said Halden Secretary of State Robert Reyle at the end of a day.", "Halden Secretary of State"],
  ["“We will talk,” said Harbour Agency Director Robert Reyle.", "Harbour Agency Director"],
  [
    "Mary Calloway, the mayor, came. “We will talk,” said Robert Reyle, deputy spokesman for Mayor Mary Calloway.",
    "deputy spokesman",
  ],
  ["Mary Calloway, the mayor, came. “We will talk,” said Calloway’s lawyer Robert Reyle.", "lawyer"],
])("the role in the article's own words: %s", (text, role) => {
  expect(quotesOf(text)[0]?.speaker?.role).toBe(role);
});

test.each(["subheading", "summary", "caption"] as const)(
  "words in a %s are nobody's unless that line says whose",
  (role) => {
    const text = "“The pier is safe,” Ines Calloway said.\n‘Every plank’ was checked";
    expect(quotesOf(text, ["body", role]).map((quote) => wordsOf(text, quote))).toEqual(["The pier is safe,"]);
    const named = "“The pier is safe,” Ines Calloway said.\nTomas Reyle says the pier is ‘a danger’";
    expect(quotesOf(named, ["body", role]).at(-1)?.speaker?.name).toBe("Tomas Reyle");
  },
);

test.each([
  ["“We will appeal,” the Westmere Harbour Board said.", true],
  ["“We will appeal,” residents said.", true],
  ["“We will appeal,” said Ines Calloway and Tomas Reyle.", true],
  ["“I will appeal,” said Ines Calloway.", false],
])("whether the speaker is several: %s", (text, group) => {
  expect(quotesOf(text)[0]?.speaker?.group).toBe(group);
});

test("who was told", () => {
  expect(quotesOf("“We will appeal,” Tomas Reyle told reporters.")[0]?.addressee).toBe("reporters");
  expect(quotesOf("“We will appeal,” Tomas Reyle told them.")[0]?.addressee).toBeNull();
});
