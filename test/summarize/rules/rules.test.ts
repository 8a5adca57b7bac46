import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { KeyPoint } from "../../../src/model/reading.ts";
import { isSupported } from "../../../src/points/support/support.ts";
import { splitSentences } from "../../../src/reading/sentences/split.ts";
import { rulesSummarizer } from "../../../src/summarize/rules/rules.ts";
import type { Limits } from "../../../src/summarize/summarizer.ts";
import { blankSeparatedCount } from "../../../src/text/words.ts";
import { ENGLISH } from "../../builders.ts";

async function pointsOf(text: string, limits: Limits): Promise<readonly KeyPoint[]> {
  const blocks = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }) => ({
    start: index,
    end: index + line.length,
    role: "body" as const,
  }));
  const facts = { url: null, title: null, outlet: null, author: null, agencies: [], publishedAt: null };
  const article = { id: "a", ...facts, publishedPrecision: null, language: "en", text, blocks };
  const sentenced = { article, sentences: splitSentences(text, blocks, ENGLISH), quotes: [] };
  return rulesSummarizer().summarize(sentenced, limits, new AbortController().signal);
}

const STORM = [
  "PORT ELIZA, Nova (Wire) -- A storm tore the roof off the fish market of Port Eliza on Monday, injuring 12 people.",
  "It was the third storm to hit the coast this winter.",
  "Mayor Ada Quist said the market, which was built in 1931, would stay closed until spring.",
  '"We had minutes to get out," fishmonger Karl Lund told reporters.',
  "But the ferries to the Skerries sailed again on Tuesday morning, the port authority said.",
  "The storm also cut power to 4,000 homes in Port Eliza, according to the Nova Grid company.",
  "Sign up for our newsletter.",
  "She added that nobody had been on the roof.",
].join("\n");

describe("a story of a storm", () => {
  test("is told by what can stand alone, from the first event on, without dateline, tie or aside", async () => {
    const points = await pointsOf(STORM, { points: 3, words: null });
    expect(points[0]?.text).toMatch(/^A storm tore the roof off the fish market of Port Eliza/);
    for (const { text } of points) expect(text).not.toMatch(/Wire|newsletter|^It |^She |^But /);
  });

  test("is told within the words given", async () => {
    const points = await pointsOf(STORM, { points: 5, words: 30 });
    const words = points.reduce((sum, { text }) => sum + blankSeparatedCount(text), 0);
    expect(words).toBeLessThanOrEqual(30);
    expect(words).toBeGreaterThan(15);
  });
});

/** Sentences of a report and of a page, in any order, some broken. */
const mess = fc
  .array(
    fc.oneof(
      fc.constantFrom(...STORM.split("\n")),
      fc.constantFrom(
        "Karl Lund, a fishmonger from Port Eliza, denied on Monday that he had left the door open, his lawyer said.",
        "If the roof is not repaired by May, the market will move to the old harbour, Quist told the council.",
        "Doyle said: “The wind came from nowhere.",
        "And then, after a long night -- the longest of the year -- the sea fell, leaving boats on the quay.",
        "The 'big blow' cost 2.5 million crowns (about 300,000 euros), insurers estimate.",
        "a fragment without an end",
        ') ( ” ‘ " — ,, ; :',
      ),
      fc.string({ unit: "grapheme", maxLength: 60 }),
    ),
    { maxLength: 25 },
  )
  .chain((lines) => fc.constantFrom(lines.join("\n"), lines.join(" ")));
const limits = fc.record({
  points: fc.integer({ min: 1, max: 7 }),
  words: fc.option(fc.integer({ min: 1, max: 120 }), { nil: null }),
});

test("whatever comes in: the limits hold, and every point is short, ends properly and is borne by its evidence", async () => {
  await fc.assert(
    fc.asyncProperty(mess, limits, async (text, given) => {
      const points = await pointsOf(text, given);
      const words = points.reduce((sum, point) => sum + blankSeparatedCount(point.text), 0);
      expect(points.length).toBeLessThanOrEqual(given.points);
      expect(words).toBeLessThanOrEqual(given.words ?? Number.POSITIVE_INFINITY);
      for (const point of points) {
        expect(point.text.length).toBeLessThanOrEqual(240);
        expect(point.text).toMatch(/[.!。！][”’»」』"')\]）]{0,3}$/u);
        expect(point.text).toMatch(/^["'“‘(«「『]{0,2}[\p{Lu}\p{Lo}\p{N}$£€]/u);
        expect(isSupported(point, text, ENGLISH)).toBe(true);
      }
      const starts = points.map(({ evidence }) => evidence[0]?.start ?? -1);
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      expect(await pointsOf(text, given)).toEqual(points);
    }),
    { numRuns: 300 },
  );
});

test("an article in which nothing can stand alone has no points", async () => {
  expect(await pointsOf("He left.\nShe did too, and so did they.\nWhy?", { points: 3, words: null })).toEqual([]);
});
