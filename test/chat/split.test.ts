import fc from "fast-check";
import { expect, test } from "vitest";
import { type Room, splitBlocks } from "../../src/chat/split-blocks.ts";
import type { MessageBlock, Span } from "../../src/model/message.ts";

const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(textOf).join("");
  if (value === null || typeof value !== "object") return "";
  return Object.entries(value)
    .map(([key, inner]) => (key === "text" ? String(inner) : textOf(inner)))
    .join("");
};
const room = (size: number): Room => ({ size, sizeOf: (block) => textOf(block).length });
const text = (...texts: string[]): MessageBlock => ({ type: "text", spans: texts.map((text) => ({ text })) });
const quote = (words: string): MessageBlock => ({
  type: "quote",
  spans: [{ text: words }],
  attribution: [{ text: "Mara Lindqvist" }],
});

test("what fits stays one part", () => {
  const blocks = [text("One."), quote("We lost the rudder.")];
  expect(splitBlocks(blocks, room(100))).toEqual([blocks]);
});

test("a part ends before a quote that has no room left in it, never inside", () => {
  const parts = splitBlocks([text("A line of news."), quote("We lost the rudder and then the light.")], room(55));
  expect(parts.map((part) => part.map(({ type }) => type))).toEqual([["text"], ["quote"]]);
});

test("a heading goes with what it heads", () => {
  const heading: MessageBlock = { type: "heading", level: 2, spans: [{ text: "Ferry aground" }] };
  const parts = splitBlocks([text("A line of news from the harbour."), heading, text("All are safe.")], room(50));
  expect(parts.map(textOf)).toEqual(["A line of news from the harbour.", "Ferry agroundAll are safe."]);
});

test("a long text is cut after a sentence, styles kept, and not inside quotation marks", () => {
  const spans: Span[] = [
    { text: "The bridge is open. Engineers were ", style: "strong" },
    { text: "“tired. But glad” on Tuesday." },
  ];
  const parts = splitBlocks([{ type: "text", spans }], room(40));
  expect(parts.flat()).toEqual([
    { type: "text", spans: [{ text: "The bridge is open. ", style: "strong" }] },
    { type: "text", spans: [{ text: "Engineers were ", style: "strong" }, { text: "“tired. But glad” on " }] },
    { type: "text", spans: [{ text: "Tuesday." }] },
  ]);
});

test("a list is cut between items and goes on counting", () => {
  const items = ["Ferry aground", "Bridge reopens", "Bakers strike"].map((words) => ({ spans: [{ text: words }] }));
  const lists = splitBlocks([{ type: "list", ordered: true, items }], room(30)).flat();
  expect(lists).toMatchObject([
    { start: 1, items: items.slice(0, 2) },
    { start: 3, items: items.slice(2) },
  ]);
});

test("no more blocks in a part than the room has places", () => {
  const blocks = Array.from({ length: 7 }, (_, index) => text(`Line ${index}.`));
  const parts = splitBlocks(blocks, { ...room(1000), blocks: 3 });
  expect(parts.map(({ length }) => length)).toEqual([3, 3, 1]);
});

const spans = fc.array(fc.record({ text: fc.string({ unit: "grapheme", maxLength: 120 }) }), {
  minLength: 1,
  maxLength: 4,
});
const block: fc.Arbitrary<MessageBlock> = fc.oneof(
  fc.record({ type: fc.constant("text" as const), spans }),
  fc.record({ type: fc.constant("heading" as const), level: fc.constantFrom(1, 2, 3), spans }),
  fc.record({
    type: fc.constant("quote" as const),
    spans,
    attribution: spans,
    variants: fc.array(spans, { maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant("list" as const),
    ordered: fc.boolean(),
    items: fc.array(fc.record({ spans }), { minLength: 1, maxLength: 5 }),
  }),
);

test("nothing is lost, nothing is too large, no surrogate pair is cut, whatever comes", () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 8 }), fc.integer({ min: 40, max: 300 }), (blocks, size) => {
      const parts = splitBlocks(blocks, room(size));
      expect(parts.map(textOf).join("")).toBe(textOf(blocks));
      for (const part of parts) {
        expect(textOf(part).length).toBeLessThanOrEqual(size);
        expect(textOf(part).isWellFormed()).toBe(true);
      }
    }),
  );
});

test("a word longer than a part is cut between whole characters", () => {
  const family = "👩‍👩‍👧‍👦";
  const parts = splitBlocks([text(family.repeat(20))], room(40));
  for (const part of parts) expect(textOf(part).length % family.length).toBe(0);
});
