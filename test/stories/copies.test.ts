import { expect, test } from "vitest";
import type { ReadArticle } from "../../src/model/reading.ts";
import { createStoryBook } from "../../src/stories/book.ts";
import { voicesOf } from "../../src/stories/telling/voices.ts";
import { FERRY, read, type Wire } from "./wire.ts";

const REPORT = FERRY[0] as Wire;
const sentences = REPORT.text.split("\n");
const FOREIGN = "The mayor of Tolland opens the new fish market on Saturday with a brass band and free soup.";

/** What outlets make of wire copy. */
const EDITS: Record<string, string> = {
  "as it came": REPORT.text,
  "a notice added": `${REPORT.text}\nCopyright 2026 The Ellery Wire. All rights reserved.\nSign up for our newsletter.`,
  "its own dateline": `PORT ELLERY (Ellery Wire) - ${REPORT.text}`,
  "the end cut off": sentences.slice(0, 3).join("\n"),
  "the first sentences only": sentences.slice(0, 2).join("\n"),
  "without paragraphs": sentences.join(" "),
  "a sentence replaced": sentences.with(3, FOREIGN).join("\n"),
  "cut, and one of its own": [...sentences.slice(0, 2), FOREIGN, ...sentences.slice(2, 4)].join("\n"),
  "a word here and there": REPORT.text.replace("early", "late").replace("fishing", "harbour").replace("calm", "still"),
};

test.each(Object.entries(EDITS))("%s: one story and one voice", async (_, text) => {
  const copy: Wire = { id: "copy", outlet: "Valley Times", title: "Disaster at sea", text };
  const [original, edited] = [await read(REPORT), await read(copy)];
  for (const pair of [
    [original, edited],
    [edited, original],
  ]) {
    expect(voicesOf(pair).copies.map((ids) => ids.toSorted())).toEqual([["copy", "courier-ferry"]]);
    expect(voicesOf(pair).independentOutlets).toBe(1);
    const placed = createStoryBook().placeAll(pair.map(({ article }) => article));
    expect(placed[1]).toEqual({ storyId: pair[0]?.article.id, copyOf: pair[0]?.article.id, followsUp: null });
  }
});

test("outlets that report in their own words are voices of their own", async () => {
  const articles = await Promise.all(FERRY.map(read));
  expect(voicesOf(articles)).toMatchObject({ copies: [], voiceOf: [0, 1, 2], independentOutlets: 3 });
});

test("a round-up of two reports does not make them copies of each other", async () => {
  const both: Wire = {
    id: "round-up",
    outlet: "Digest",
    title: "At sea",
    text: `${FERRY[0]?.text}\n${FERRY[2]?.text}`,
  };
  const articles = await Promise.all([FERRY[0] as Wire, FERRY[2] as Wire, both].map(read));
  const { voiceOf } = voicesOf(articles);
  expect(voiceOf[0]).not.toBe(voiceOf[1]);
});

test("one outlet's articles count once", async () => {
  const again: ReadArticle = await read({ ...(FERRY[2] as Wire), id: "second", outlet: "ellery courier " });
  expect(voicesOf([await read(REPORT), again]).independentOutlets).toBe(1);
});
