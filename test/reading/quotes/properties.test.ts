import fc from "fast-check";
import { expect, test } from "vitest";
import type { Article } from "../../../src/model/article.ts";
import type { Quote } from "../../../src/model/reading.ts";

import { anArticle } from "../../builders.ts";
import { quotesIn } from "./quotes-in.ts";

/** Pieces that hostile and honest texts are made of. */
const PIECES = [
  "“",
  "”",
  '"',
  "''",
  "'",
  "‘",
  "’",
  "«",
  "»",
  "\n",
  ". ",
  ", ",
  ": ",
  " — ",
  "(",
  ")",
  " ",
  "…",
  "Ines Calloway",
  "Mr. Reyle",
  "he",
  "She",
  "who",
  "the mayor",
  "officials",
  "said",
  "told reporters",
  "asked",
  "according to",
  "adding",
  "and",
  "that the pier is safe",
  "We will build",
  "called it",
  "claim",
  "said's",
  "\ud800",
  "1,000",
];

const texts = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 60 })
  .map((pieces) => pieces.join(" ").replaceAll(" \n ", "\n"));

function articleOf(text: string): Article {
  const blocks = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }) => ({
    start: index,
    end: index + line.length,
    role: "body" as const,
  }));
  return anArticle({ text, blocks });
}

const PRONOUNS = new Set("i he she they we it you who which that him her them us me his their".split(" "));

function problemsOf(text: string, { ranges, cue, speaker, kind }: Quote): string[] {
  const excerpts = [cue, speaker?.mention ?? null].filter((excerpt) => excerpt !== null);
  return [
    ...ranges.filter(({ start, end }) => !(start >= 0 && start < end && end <= text.length)).map(() => "range outside"),
    ...ranges.filter(({ start, end }) => text.slice(start, end).includes("\n")).map(() => "range over blocks"),
    ...ranges
      .slice(1)
      .filter(({ start }, at) => start < (ranges[at]?.end ?? 0))
      .map(() => "ranges out of order"),
    ...excerpts.filter(({ text: words, start, end }) => text.slice(start, end) !== words).map(() => "excerpt differs"),
    ...(speaker && PRONOUNS.has(speaker.name.toLowerCase()) ? ["a pronoun for a name"] : []),
    ...(kind === "indirect" && !speaker ? ["reported by nobody"] : []),
  ];
}

test("whatever the text, every offset is exact and no name is a pronoun", () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(quotesIn(articleOf(text)).flatMap((quote) => problemsOf(text, quote))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("whatever the text, quotations never overlap and stand in text order", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const ranges = quotesIn(articleOf(text))
        .filter(({ kind }) => kind !== "indirect")
        .flatMap((quote) => quote.ranges);
      const sorted = [...ranges].sort((a, b) => a.start - b.start);
      expect(sorted.slice(1).filter(({ start }, at) => start < (sorted[at]?.end ?? 0))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("reading twice gives the same", () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(quotesIn(articleOf(text))).toEqual(quotesIn(articleOf(text)));
    }),
  );
});

const LONG = 100_000;
const longTextOf = (piece: string): string => piece.repeat(Math.ceil(LONG / piece.length));

/** Nothing is asserted on time: what is not linear in the text's length does not come back before the test gives up. */
test.each([
  ["quote marks", '"'],
  ["quote marks apart", ' " '],
  ["opening marks", "“"],
  ["single marks", " 'a"],
  ["doubled marks", "''"],
  ["nested marks", "“‘"],
  ["one word without end", "a"],
  ["brackets", "("],
  ["tags never closed", "<a "],
  ["commas", "a, "],
  ["names", "Ines Calloway "],
  ["reports without a full stop", "Ines Calloway said he said that "],
  ["quotations without a full stop", "“We will build,” he said, "],
  ["quotations in capitals", "“WE WILL BUILD,” HE SAID. "],
  ["namesakes", "Aa Reyle met Bb Reyle. Reyle said it was so. The mayor said so. "],
  ["pronouns", "He said she said they said. "],
  ["colons", "Reyle: "],
  ["lone surrogates", "\ud800 “\udc00” "],
  ["dashes", "— "],
])(
  "a long text of %s is read to its end",
  (_, piece) => {
    const text = longTextOf(piece);
    const quotes = quotesIn(anArticle({ text, blocks: [{ start: 0, end: text.length, role: "body" }] }));
    expect(quotes.flatMap((quote) => problemsOf(text, quote))).toEqual([]);
  },
  60_000,
);

test("half a megabyte of quotations in one line is read to its end", () => {
  const text = "“We will build,” Ines Calloway said. ".repeat(13_500);
  const quotes = quotesIn(anArticle({ text, blocks: [{ start: 0, end: text.length, role: "body" }] }));
  expect(quotes).toHaveLength(13_500);
});
