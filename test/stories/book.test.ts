import fc from "fast-check";
import { expect, test } from "vitest";
import type { Article } from "../../src/model/article.ts";
import { articleFromText } from "../../src/sources/extract/plain-text/article.ts";
import { createStoryBook, type Placed, type StoryBook } from "../../src/stories/book.ts";
import { aReading } from "../builders.ts";
import { BARGE, FERRY, type Wire } from "./wire.ts";

const articleOf = (wire: Wire): Article =>
  articleFromText(wire.text, { ...wire, publishedAt: wire.publishedAt ?? null });
const ALL = [...FERRY, ...BARGE].map(articleOf);

/** Articles by their story, merges told later included. */
function storiesIn(book: StoryBook, articles: readonly Article[], placed: readonly Placed[]): string[][] {
  const into = new Map(book.takeMerges().map((merge) => [merge.from, merge.into]));
  const final = (story: string): string => (into.has(story) ? final(into.get(story) ?? story) : story);
  const groups = Map.groupBy(articles, (_, i) => final(placed[i]?.storyId ?? ""));
  return [...groups.values()].map((members) => members.map(({ id }) => id).sort()).sort();
}

const EXPECTED = [
  ["courier-budget", "observer-budget"],
  ["courier-ferry", "gazette-ferry", "observer-ferry"],
];

test("reports of one event are one story, whatever else is told that day", () => {
  const book = createStoryBook();
  expect(storiesIn(book, ALL, book.placeAll(ALL))).toEqual(EXPECTED);
});

test("articles may come one at a time, in any order", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(ALL, { minLength: ALL.length }), (articles) => {
      const book = createStoryBook();
      const placed = articles.map((article) => book.place({ article, reading: aReading() }));
      expect(storiesIn(book, articles, placed)).toEqual(EXPECTED);
    }),
    { numRuns: 30 },
  );
});

test("a report of the same ship nine days later is a story of its own that follows the first", () => {
  const later = articleOf({
    id: "courier-inquiry",
    outlet: "Ellery Courier",
    title: "Inquiry into Marigold ferry opens in Port Ellery",
    publishedAt: "2026-03-12T09:00:00Z",
    text: `The inquiry into the loss of the ferry Marigold on the Tolland reef opened in Port Ellery on Thursday.
Judge Hanna Vries said that harbour master Ines Okafor would be heard first.`,
  });
  const book = createStoryBook();
  const placed = book.placeAll([...FERRY.map(articleOf), later]);
  expect(placed.at(-1)?.storyId).toBe("courier-inquiry");
  expect(placed.at(-1)?.followsUp).toBe(placed[0]?.storyId);
});

test("two events of one kind in two towns on one morning are two stories", () => {
  const wire = (id: string, outlet: string, title: string, minute: string, text: string) =>
    articleOf({ id, outlet, title, publishedAt: `2026-04-06T07:${minute}:00Z`, text });
  const articles = [
    wire(
      "brim-1",
      "Brim Post",
      "Fire destroys timber yard in Brim",
      "10",
      `BRIM - A fire destroyed a timber yard in Brim before dawn on Monday. Fifty firefighters fought the flames for three hours.
Nobody was hurt, the fire brigade said. Smoke lay over the railway until ten.`,
    ),
    wire(
      "brim-2",
      "Fen Courier",
      "Blaze guts timber yard",
      "40",
      `A timber yard in Brim was destroyed by fire early on Monday. Some 50 firefighters were on the scene for hours.
The brigade said that nobody was hurt and that the railway was closed until ten.`,
    ),
    wire(
      "olst-1",
      "Olst Daily",
      "Fire destroys feed store in Olst",
      "20",
      `OLST (Daily) - A fire destroyed a feed store in Olst before dawn on Monday. Thirty firefighters fought the flames until sunrise.
Two horses died, the fire brigade said. The school stays shut.`,
    ),
    wire(
      "olst-2",
      "Fen Argus",
      "Horses die as feed store burns",
      "55",
      `A feed store in Olst burned down early on Monday, and two horses died. About 30 firefighters fought the flames.
The school of Olst was closed, the fire brigade said.`,
    ),
  ];
  const book = createStoryBook();
  expect(storiesIn(book, articles, book.placeAll(articles))).toEqual([
    ["brim-1", "brim-2"],
    ["olst-1", "olst-2"],
  ]);
});

test("texts of any kind are each in exactly one story, and the same ones give the same stories", () => {
  const text = fc.array(fc.constantFrom("ferry", "reef", "Okafor", "budget", "vote", "12", "said", "\n", "—", "砂"), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
      const articles = texts.map((words, i) => articleFromText(words.join(" "), { id: `a${i}` }));
      const [one, other] = [createStoryBook(), createStoryBook()];
      const [placed, again] = [one.placeAll(articles), other.placeAll(articles)];
      expect(placed).toEqual(again);
      expect(placed).toHaveLength(articles.length);
      const ids = new Set(articles.map(({ id }) => id));
      for (const { storyId } of placed) expect(ids.has(storyId)).toBe(true);
    }),
  );
});
