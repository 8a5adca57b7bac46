import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { renderTerminal } from "../../src/chat/terminal.ts";
import { presentPage } from "../../src/digest/present/present.ts";
import { aDigest, aDigestStory, aDisagreement, aPoint, aSaying, aSayingQuote } from "../builders.ts";
import { HOSTILE_LINKS, HOSTILE_TEXTS } from "../hostile-texts.ts";
import { messageOf } from "./hostile-message.ts";

const DOES_SOMETHING = /[\p{Cc}\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u206f\ufeff]/u;
const OWN_COLOURS = new RegExp(`${"\u001b"}\\[(?:1|2|3|22|23|3[0-9])m`, "g");

test.each(HOSTILE_TEXTS)("sends no control character of %j to the terminal, and stays in its column", (text) => {
  for (const colour of [false, true]) {
    const lines = renderTerminal(messageOf(text), { colour, columns: 60 }).split("\n");
    for (const line of lines) {
      const bare = colour ? line.replace(OWN_COLOURS, "") : line;
      expect(bare).not.toMatch(DOES_SOMETHING);
      expect(stringWidth(bare)).toBeLessThanOrEqual(60);
    }
  }
});

test("no line is wider than the terminal or 100 columns, whatever comes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 30, max: 140 }), (text, columns) => {
      const lines = renderTerminal(messageOf(text), { colour: true, columns }).split("\n");
      for (const line of lines) {
        expect(stringWidth(stripVTControlCharacters(line))).toBeLessThanOrEqual(Math.min(100, columns));
      }
    }),
    { numRuns: 60 },
  );
});

test.each(HOSTILE_LINKS)("does not print %j as an address", (link) => {
  const text = renderTerminal(messageOf("words", link), { colour: false, columns: 100 });
  expect(text).not.toMatch(/script:|data:|file:|ftp:|evil/i);
});

test("without colour there is no escape at all", () => {
  expect(renderTerminal(presentPage(aDigest()), { colour: false })).not.toContain("\u001b");
  expect(renderTerminal(presentPage(aDigest()), { colour: true })).toContain("\u001b[1m");
});

test("a digest is a column to read", () => {
  const story = aDigestStory({
    headline: "Ferry runs aground off Skerry Point; all 212 aboard are safe",
    keyPoints: [aPoint("Lifeboats took all 212 people ashore within three hours of the first call.")],
    sayings: [
      aSaying("We lost the rudder.", {
        quotes: [
          aSayingQuote("We lost the rudder and then we lost the light, in that order."),
          aSayingQuote("The rudder went first", { outlet: "Skerry Post" }),
        ],
      }),
    ],
    disagreements: [
      aDisagreement("injured", [
        ["9", "Ellery Courier"],
        ["about a dozen", "North Sound Radio"],
      ]),
    ],
  });
  expect(renderTerminal(presentPage(aDigest({ stories: [story] })), { colour: false, columns: 60 })).toBe(
    `════════════════════════════════════════════════════════════
                       Morning digest
════════════════════════════════════════════════════════════

Thursday 13 February 2025 · 1 story · 6 articles read

────────────────────────────────────────────────────────────
Ferry runs aground off Skerry Point; all 212 aboard are safe

1 article · 12 Feb 19:00

• Lifeboats took all 212 people ashore within three hours of
  the first call. [1]

  ┃ “We lost the rudder and then we lost the light, in that
  ┃ order.”
  ┃ — Mara Lindqvist, harbour master · Ellery Courier
  ┃   also as “The rudder went first” · Skerry Post

Where the reports differ

How many injured

  9 (Ellery Courier) “The     │ about a dozen (North Sound
  injured stood at 9.”        │ Radio) “The injured stood
                              │ at about a dozen.”

Read on

1. Ellery Courier Harbour bridge reopens · 12 Feb 19:00
   https://ellery-courier.example/bridge

────────────────────────────────────────────────────────────

How this digest was made

Its points were by rules.

4 sources read. 6 articles read: 6 by rules.
`,
  );
});
