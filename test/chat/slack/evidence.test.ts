import fc from "fast-check";
import { expect, test } from "vitest";
import { renderBlock } from "../../../src/chat/slack/blocks.ts";
import { evidenceMessage, sourceButton } from "../../../src/chat/slack/evidence.ts";
import { BUTTON_VALUE_LIMIT } from "../../../src/chat/slack/limits.ts";
import { readValue, writtenValue } from "../../../src/chat/slack/press.ts";
import { ENGLISH } from "../../../src/words/words.ts";

const evidence = fc.record({
  text: fc.string({ unit: "grapheme", maxLength: 900 }),
  outlet: fc.option(fc.string({ maxLength: 120 })),
  url: fc.option(fc.webUrl()),
});

test("what supports a point fits in its button, whatever and however much it is", () => {
  fc.assert(
    fc.property(fc.array(evidence, { minLength: 1, maxLength: 12 }), (all) => {
      const written = writtenValue(sourceButton(all)?.value ?? "");
      expect(written.length).toBeLessThanOrEqual(BUTTON_VALUE_LIMIT);
      expect(written).not.toMatch(/[<>&]/);
      const shown = evidenceMessage(readValue(written), ENGLISH);
      const quotes = shown?.blocks.filter(({ type }) => type === "quote").length ?? 0;
      const more = Number(/(\d+) more/.exec(shown?.summary ?? "")?.[1] ?? 0);
      expect(quotes + more).toBe(all.length);
    }),
  );
});

test("sentences are whole as long as there is room", () => {
  const all = ["Courier", "Radio"].map((outlet) => ({
    text: `${outlet} & <all>. `.repeat(20).trim(),
    outlet,
    url: null,
  }));
  const shown = evidenceMessage(readValue(writtenValue(sourceButton(all)?.value ?? "")), ENGLISH);
  expect(shown?.blocks.slice(1)).toMatchObject(
    all.map(({ text, outlet }) => ({ spans: [{ text }], attribution: [{ text: outlet }] })),
  );
});

test("a value of somebody else's is no evidence", () => {
  for (const value of ["", "1", "[]", '["x"]', "{", '{"a":1}']) expect(evidenceMessage(value, ENGLISH)).toBeNull();
  expect(sourceButton([])).toBeNull();
});

test("what is compared stands in columns where it is short, and its buttons say what they are about", () => {
  const item = (text: string, more: string) => ({
    spans: [{ text, style: "strong" as const }, { text: more }],
    evidence: [{ text: `Some say ${text}.`, outlet: "Courier", url: null }],
  });
  const compared = (more: string) =>
    renderBlock({
      type: "list",
      ordered: false,
      layout: "side-by-side",
      items: [item("9", more), item("12", more)],
    });
  expect(compared(" (Courier)").map(({ type }) => type)).toEqual(["section", "actions"]);
  const long = compared(` (Courier) ${"at some length ".repeat(8)}`);
  expect(long.map(({ type }) => type)).toEqual(["rich_text", "actions"]);
  expect(JSON.stringify(long)).toContain('"style":{"bold":true}');
  expect(JSON.stringify(long)).toMatch(/Source: 9.*Source: 12/);
});
